import { expect, test } from 'vitest';
import { expectSentence } from '../../support/expect-sentence.ts';
import { findingsOf, priceOf } from '../../support/findings.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';

const sketch = (level: 'hard' | 'soft' | 'off') => ({
  lines: 2,
  fixed: [
    { slot: 1, person: 0 },
    { slot: 2, person: 0 },
    { slot: 3, person: null },
  ],
  rules: { 'fixed-turns': { level } },
});

test('004.71 004.72 each fixed turn that is not kept costs its weight', () => {
  const problem = makeProblem(sketch('soft'));
  expect(priceOf('fixed-turns', problem, attend(problem, ['0110']))).toEqual({ cost: 0, broken: 0 });
  expect(priceOf('fixed-turns', problem, attend(problem, ['0010']))).toEqual({ cost: 50, broken: 0 });

  const [finding, ...others] = findingsOf('fixed-turns', problem, attend(problem, ['1001'], ['0110']));
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ cost: 100, day: 0, slots: [1, 2], persons: [0] });
  const values = { person: 'ada', day: '2026-03-02', times: '10:00–11:00, 11:00–12:00', count: 2 };
  expectSentence(finding!.sentence, 'rule.fixed-turns', values);
});

test('004.72 a line that is to stay free costs the same when somebody has it', () => {
  const problem = makeProblem(sketch('soft'));
  expect(priceOf('fixed-turns', problem, attend(problem, ['0111'])).cost).toBe(0);
  const [finding] = findingsOf('fixed-turns', problem, attend(problem, ['0111'], ['0001']));
  expect(finding).toMatchObject({ cost: 50, broken: false, day: 0, slots: [3], persons: [] });
  expectSentence(finding!.sentence, 'rule.fixed-turns.hole', { day: '2026-03-02', time: '12:00–13:00' });
});

test('004.72 a fixed turn where the person firmly cannot is none', () => {
  const problem = makeProblem({ ...sketch('soft'), persons: [{ busy: ['0110'] }] });
  expect(priceOf('fixed-turns', problem, attend(problem)).cost).toBe(0);
});

test('004.72 as a hard rule it is broken once for each person-day and each slot', () => {
  const problem = makeProblem(sketch('hard'));
  expect(priceOf('fixed-turns', problem, attend(problem, ['0111']))).toEqual({ cost: 0, broken: 0 });
  expect(priceOf('fixed-turns', problem, attend(problem, ['0001'], ['0001']))).toEqual({
    cost: 0,
    broken: 2,
  });
});

test('switched off it says nothing', () => {
  const problem = makeProblem(sketch('off'));
  expect(priceOf('fixed-turns', problem, attend(problem, ['1001'], ['0001']))).toEqual({
    cost: 0,
    broken: 0,
  });
});

test('a price as high as can be is a price and no breach', () => {
  const problem = makeProblem({
    lines: 2,
    fixed: [{ slot: 0, person: null }],
    rules: { 'fixed-turns': { level: 'soft', weight: 1_000_000 } },
  });
  const full = attend(problem, ['1000'], ['1000']);
  expect(priceOf('fixed-turns', problem, full)).toEqual({ cost: 1_000_000, broken: 0 });
});
