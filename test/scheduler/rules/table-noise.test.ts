import { expect, test } from 'vitest';
import { expectSentence } from '../../support/expect-sentence.ts';
import { findingsOf, priceOf } from '../../support/findings.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';

const persons = [{ table: 7 }, { table: 7 }, { table: 7 }, { table: 7 }, {}, {}];
const noise = (level: 'hard' | 'soft' | 'off') =>
  makeProblem({ lines: 6, persons, rules: { 'table-noise': { level } } });

test('004.70 every pair of one table that phones at once costs the weight', () => {
  const problem = noise('soft');
  const together = (count: number) =>
    priceOf('table-noise', problem, attend(problem, ...new Array<string[]>(count).fill(['1000']))).cost;
  expect([0, 1, 2, 3, 4].map(together)).toEqual([0, 0, 5, 15, 30]);

  const [finding] = findingsOf('table-noise', problem, attend(problem, ['0001'], [], ['0001']));
  expect(finding).toMatchObject({ cost: 5, broken: false, day: 0, slots: [3], persons: [0, 2] });
  const values = { persons: 'ada, carla', table: '7', day: '2026-03-02', time: '12:00–13:00' };
  expectSentence(finding!.sentence, 'rule.table-noise', values);
});

test('004.70 those without a table disturb nobody', () => {
  const problem = noise('soft');
  expect(
    priceOf('table-noise', problem, attend(problem, ['1000'], [], [], [], ['1000'], ['1000'])).cost,
  ).toBe(0);
});

test('004.70 as a hard rule no two of a table phone at once', () => {
  const problem = noise('hard');
  expect(priceOf('table-noise', problem, attend(problem, ['1000'], ['0100']))).toEqual({
    cost: 0,
    broken: 0,
  });
  expect(priceOf('table-noise', problem, attend(problem, ['1100'], ['0100']))).toEqual({
    cost: 0,
    broken: 1,
  });
});

test('switched off it says nothing', () => {
  const problem = noise('off');
  expect(priceOf('table-noise', problem, attend(problem, ['1000'], ['1000']))).toEqual({
    cost: 0,
    broken: 0,
  });
});
