import { expect, test } from 'vitest';
import { evaluate } from '../../../scheduler/evaluate.ts';
import { expectSentence } from '../../support/expect-sentence.ts';
import { findingsOf, priceOf } from '../../support/findings.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';

const week = (level: 'soft' | 'off', person: object = { previous: [0b0110, 0] }) =>
  makeProblem({ days: 2, persons: [person, {}], rules: { stability: { level } } });

test('each slot of a person that changes after publishing costs the weight, worked or free', () => {
  const problem = week('soft');
  const price = (...days: string[]) => priceOf('stability', problem, attend(problem, days)).cost;
  expect(price('0110', '0000')).toBe(0);
  expect(price('0100', '0000')).toBe(30);
  expect(price('0111', '0000')).toBe(30);
  expect(price('1001', '0000')).toBe(120);
  expect(price('0110', '0011')).toBe(60);
});

test('a change is told with its person and its slots', () => {
  const problem = week('soft');
  const [finding] = findingsOf('stability', problem, attend(problem, ['0101', '0000']));
  expect(finding).toMatchObject({ cost: 60, broken: false, day: 0, slots: [2, 3], persons: [0] });
  expectSentence(finding!.sentence, 'rule.stability', {
    person: 'ada',
    day: '2026-03-02',
    times: '11:00–12:00, 12:00–13:00',
  });
});

test('who cannot attend any more is not blamed for it', () => {
  const problem = week('soft', { previous: [0b0110, 0], busy: ['0100'] });
  expect(priceOf('stability', problem, attend(problem, ['0010', '0000'])).cost).toBe(0);
});

test('where no week was published, or switched off, it says nothing', () => {
  for (const problem of [week('soft', {}), week('off')]) {
    expect(evaluate(problem, attend(problem, ['1001', '1111'])).findings).toEqual([]);
  }
});
