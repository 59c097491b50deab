import { expect, test } from 'vitest';
import { expectSentence } from '../../support/expect-sentence.ts';
import { findingsOf, priceOf } from '../../support/findings.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';

const lunch = (level: 'hard' | 'soft' | 'off', sketch = {}) =>
  makeProblem({ persons: [{}], rules: { lunch: { level } }, ...sketch });
const price = (problem: ReturnType<typeof makeProblem>, day: string) =>
  priceOf('lunch', problem, attend(problem, [day]));

test.each([
  ['0110', 10],
  ['1110', 10],
  ['0111', 10],
  ['1111', 10],
  ['1100', 0],
  ['1011', 0],
  ['0101', 0],
])('004.71 by runs, the day %s costs %i for lunch', (day, cost) => {
  expect(price(lunch('soft'), day)).toEqual({ cost, broken: 0 });
});

test.each([
  ['0110', 10],
  ['1110', 0],
  ['0111', 0],
  ['1111', 0],
  ['1100', 0],
])('004.71 by exact days of four, the day %s costs %i for lunch', (day, cost) => {
  expect(price(lunch('soft', { shapes: 'exact4' }), day)).toEqual({ cost, broken: 0 });
});

test.each(['runs', 'exact4'] as const)(
  '004.69 as a hard rule (%s) no day covers the lunch slots',
  (shapes) => {
    const problem = lunch('hard', { shapes });
    expect(price(problem, '0101')).toEqual({ cost: 0, broken: 0 });
    expect(price(problem, '0110')).toEqual({ cost: 0, broken: 1 });
    expect(price(problem, '1110')).toEqual({ cost: 0, broken: 1 });
  },
);

test('004.69 says who has no lunch and when', () => {
  const problem = lunch('soft');
  const [finding] = findingsOf('lunch', problem, attend(problem, ['1110']));
  expect(finding).toMatchObject({ cost: 10, day: 0, slots: [1, 2], persons: [0] });
  expectSentence(finding!.sentence, 'rule.lunch', { person: 'ada', day: '2026-03-02' });
});

test.each(['hard', 'soft'] as const)('004.69 those exempt may work through it (%s)', (level) => {
  expect(price(lunch(level, { persons: [{ lunchExempt: true }] }), '1111')).toEqual({ cost: 0, broken: 0 });
});

test.each(['runs', 'exact4'] as const)('the configuration may name other lunch slots (%s)', (shapes) => {
  const problem = lunch('soft', { shapes, lunch: '0011' });
  expect(price(problem, '0110').cost).toBe(0);
  expect(price(problem, '0011').cost).toBe(10);
});

test('one lunch slot is missed by whoever works it', () => {
  const problem = lunch('soft', { lunch: '0010' });
  expect([price(problem, '0010').cost, price(problem, '1101').cost]).toEqual([10, 0]);
});

test('a day without lunch slots has no lunch to miss', () => {
  const problem = lunch('hard', { slots: 1 });
  expect(price(problem, '1')).toEqual({ cost: 0, broken: 0 });
});

test('in days of other lengths the two middle slots count, also by exact days', () => {
  const problem = lunch('soft', { shapes: 'exact4', slots: 6 });
  expect([price(problem, '001100').cost, price(problem, '011110').cost]).toEqual([10, 10]);
});

test('switched off it says nothing', () => {
  expect(price(lunch('off'), '0110')).toEqual({ cost: 0, broken: 0 });
});
