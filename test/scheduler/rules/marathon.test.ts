import { expect, test } from 'vitest';
import { expectSentence } from '../../support/expect-sentence.ts';
import { findingsOf, priceOf } from '../../support/findings.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';

const marathon = (level: 'hard' | 'soft' | 'off', sketch = {}, from = 3) =>
  makeProblem({ persons: [{}], rules: { marathon: { level, from } }, ...sketch });
const price = (problem: ReturnType<typeof makeProblem>, day: string) =>
  priceOf('marathon', problem, attend(problem, [day]));

test.each([
  ['1110', 40],
  ['0111', 40],
  ['1111', 40],
  ['1011', 0],
  ['0110', 0],
  ['0000', 0],
])('004.71 by runs, the day %s costs %i for its length', (day, cost) => {
  expect(price(marathon('soft'), day)).toEqual({ cost, broken: 0 });
});

test.each([
  ['1110', 40],
  ['0111', 40],
  ['1111', 0],
  ['1011', 0],
])('004.71 by exact days of four, the day %s costs %i for its length', (day, cost) => {
  expect(price(marathon('soft', { shapes: 'exact4' }), day)).toEqual({ cost, broken: 0 });
});

test('004.71 in long days each long run counts, also by exact days', () => {
  expect(price(marathon('soft', { slots: 8, shapes: 'exact4' }), '11101111').cost).toBe(80);
  expect(price(marathon('soft', { slots: 8 }), '11011011').cost).toBe(0);
});

test('what a long run is may be chosen', () => {
  expect(price(marathon('soft', {}, 2), '1101').cost).toBe(40);
  expect(price(marathon('soft', {}, 4), '1110').cost).toBe(0);
});

test('004.71 says whose run it is and which slots make it', () => {
  const problem = marathon('soft', { slots: 8 });
  const [finding] = findingsOf('marathon', problem, attend(problem, ['11001110']));
  expect(finding).toMatchObject({ cost: 40, day: 0, slots: [4, 5, 6], persons: [0] });
  expectSentence(finding!.sentence, 'rule.marathon', { person: 'ada', day: '2026-03-02' });
});

test('004.71 as a hard rule no run is that long', () => {
  expect(price(marathon('hard'), '1101')).toEqual({ cost: 0, broken: 0 });
  expect(price(marathon('hard'), '1110')).toEqual({ cost: 0, broken: 1 });
});

test('in a day as long as can be, runs to its very end count', () => {
  const problem = marathon('soft', { slots: 31 });
  expect(price(problem, '1'.padStart(31, '0')).cost).toBe(0);
  expect(price(problem, '111'.padStart(31, '0')).cost).toBe(40);
  const [finding] = findingsOf('marathon', problem, attend(problem, ['1'.repeat(31)]));
  expect(finding!.slots).toEqual([...new Array(31).keys()]);
});

test('switched off it says nothing', () => {
  expect(price(marathon('off'), '1111')).toEqual({ cost: 0, broken: 0 });
});
