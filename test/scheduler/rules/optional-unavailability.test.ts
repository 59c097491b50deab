import { expect, test } from 'vitest';
import { expectSentence } from '../../support/expect-sentence.ts';
import { findingsOf, priceOf } from '../../support/findings.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';

const rather = (level: 'hard' | 'soft' | 'off', person: object = {}) =>
  makeProblem({
    persons: [{ undesired: ['0111'], ...person }],
    rules: { 'optional-unavailability': { level } },
  });

test('004.38 004.71 each turn where somebody would rather not costs the weight', () => {
  const problem = rather('soft');
  expect(priceOf('optional-unavailability', problem, attend(problem, ['1000']))).toEqual({
    cost: 0,
    broken: 0,
  });

  const [finding] = findingsOf('optional-unavailability', problem, attend(problem, ['1101']));
  expect(finding).toMatchObject({ cost: 10, broken: false, day: 0, slots: [1, 3], persons: [0] });
  const values = { person: 'ada', day: '2026-03-02', times: '10:00–11:00, 12:00–13:00' };
  expectSentence(finding!.sentence, 'rule.optional-unavailability', values);
});

test('004.38 where somebody cannot at all, the wish adds nothing', () => {
  const problem = rather('soft', { busy: ['0110'] });
  expect(priceOf('optional-unavailability', problem, attend(problem, ['0111'])).cost).toBe(5);
});

test('004.38 as a hard rule wishes are kept like firm ones', () => {
  const problem = rather('hard');
  expect(priceOf('optional-unavailability', problem, attend(problem, ['0110']))).toEqual({
    cost: 0,
    broken: 1,
  });
});

test('switched off it says nothing', () => {
  const problem = rather('off');
  expect(priceOf('optional-unavailability', problem, attend(problem, ['1111']))).toEqual({
    cost: 0,
    broken: 0,
  });
});
