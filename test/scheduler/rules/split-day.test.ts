import { expect, test } from 'vitest';
import { expectSentence } from '../../support/expect-sentence.ts';
import { findingsOf, priceOf } from '../../support/findings.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';

const split = (level: 'hard' | 'soft' | 'off', sketch = {}) =>
  makeProblem({ persons: [{}], rules: { 'split-day': { level } }, ...sketch });
const price = (problem: ReturnType<typeof makeProblem>, day: string) =>
  priceOf('split-day', problem, attend(problem, [day]));

test.each([
  ['1001', 20],
  ['1010', 30],
  ['0101', 30],
  ['1011', 30],
  ['1101', 30],
  ['1100', 0],
  ['1111', 0],
  ['0010', 0],
])('004.71 by runs, the day %s costs %i for its gaps', (day, cost) => {
  expect(price(split('soft'), day)).toEqual({ cost, broken: 0 });
});

test('004.71 in long days each gap counts', () => {
  const problem = split('soft', { slots: 8, shapes: 'exact4' });
  expect(price(problem, '10100001').cost).toBe(30 + 20);
  expect(price(problem, '10101010').cost).toBe(90);
});

test.each([
  ['1001', 20],
  ['1010', 30],
  ['0101', 30],
  ['1011', 0],
  ['1101', 0],
  ['1111', 0],
])('004.71 by exact days of four, the day %s costs %i for its gaps', (day, cost) => {
  expect(price(split('soft', { shapes: 'exact4' }), day)).toEqual({ cost, broken: 0 });
});

test.each(['runs', 'exact4'] as const)(
  '004.69 as a hard rule (%s) the turns of a day follow one another',
  (shapes) => {
    const problem = split('hard', { shapes, persons: [{ dailyMax: 2 }] });
    expect(price(problem, '0110')).toEqual({ cost: 0, broken: 0 });
    expect(price(problem, '0101')).toEqual({ cost: 0, broken: 1 });
    expect(price(problem, '1001')).toEqual({ cost: 0, broken: 1 });
  },
);

test('004.69 as a hard rule it leaves alone those with three turns a day or more', () => {
  expect(price(split('hard', { persons: [{ dailyMax: 3 }] }), '1011')).toEqual({ cost: 0, broken: 0 });
  expect(price(split('hard', { persons: [{ dailyMax: 2 }] }), '1011')).toEqual({ cost: 0, broken: 1 });
});

test('004.70 says whose day is scattered', () => {
  const problem = split('soft');
  const [finding] = findingsOf('split-day', problem, attend(problem, ['1001']));
  expect(finding).toMatchObject({ cost: 20, day: 0, slots: [0, 3], persons: [0] });
  expectSentence(finding!.sentence, 'rule.split-day', { person: 'ada', day: '2026-03-02' });
});

test('switched off it says nothing', () => {
  expect(price(split('off'), '1001')).toEqual({ cost: 0, broken: 0 });
});
