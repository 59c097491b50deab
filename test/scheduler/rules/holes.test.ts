import { expect, test } from 'vitest';
import { expectSentence } from '../../support/expect-sentence.ts';
import { findingsOf, priceOf } from '../../support/findings.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';

const week = (holes: object, sketch = {}) =>
  makeProblem({ slots: 1, lines: 4, persons: [{}, {}, {}, {}], rules: { holes }, ...sketch });
const present = [[], ['1'], ['1'], ['1'], ['1']];
/** The price of so many holes in a slot of four lines. */
const priceOfHoles = (problem: ReturnType<typeof makeProblem>, holes: number) =>
  priceOf('holes', problem, attend(problem, ...present.slice(1, 5 - holes)));

test('004.71 k holes in a slot cost k² times the weight, and a little for each but the first', () => {
  const problem = week({ level: 'soft' });
  const costs = [0, 1, 2, 3, 4].map((holes) => priceOfHoles(problem, holes));
  expect(costs.map(({ cost }) => cost)).toEqual([0, 100, 401, 902, 1603]);
  expect(costs.every(({ broken }) => broken === 0)).toBe(true);

  const [finding] = findingsOf('holes', problem, attend(problem, ['1'], ['1']));
  expect(finding).toMatchObject({ day: 0, slots: [0], persons: [] });
  expectSentence(finding!.sentence, 'rule.holes', { day: '2026-03-02', time: '9:00–10:00', count: 2 });
});

test('004.69 more holes than the limit are a breach beside their price', () => {
  const problem = week({ level: 'soft', limit: 2 });
  expect(priceOfHoles(problem, 2)).toEqual({ cost: 401, broken: 0 });
  expect(priceOfHoles(problem, 4)).toEqual({ cost: 1603, broken: 1 });

  const found = findingsOf('holes', problem, attend(problem, ['1']));
  expect(found.map(({ cost, broken }) => [cost, broken])).toEqual([
    [902, false],
    [0, true],
  ]);
  expectSentence(found[1]!.sentence, 'rule.holes.limit', { day: '2026-03-02', count: 3, limit: 2 });
});

test('004.69 a limit holds also where holes cost nothing', () => {
  const problem = week({ level: 'off', limit: 0 });
  expect(priceOfHoles(problem, 0)).toEqual({ cost: 0, broken: 0 });
  expect(priceOfHoles(problem, 1)).toEqual({ cost: 0, broken: 1 });
});

test('004.69 as a hard rule no hole is allowed, whatever the limit', () => {
  const problem = week({ level: 'hard', limit: 3 });
  expect(priceOfHoles(problem, 1)).toEqual({ cost: 0, broken: 1 });
  const [finding] = findingsOf('holes', problem, attend(problem, ['1'], ['1'], ['1']));
  expectSentence(finding!.sentence, 'rule.holes.limit', { count: 1, limit: 0 });
});

test('switched off it says nothing', () => {
  expect(priceOfHoles(week({ level: 'off' }), 4)).toEqual({ cost: 0, broken: 0 });
});

test('a price as high as can be is a price and no breach', () => {
  const problem = week({ level: 'soft', weight: 1_000_000, extraWeight: 0 });
  expect(priceOfHoles(problem, 2)).toEqual({ cost: 4_000_000, broken: 0 });
});

test('an unwanted first hole costs the cheaper of being unwanted and of having nobody set there', () => {
  const sketch = { holeUndesired: [[0, 0]] as [number, number][] };
  // Nobody set in the slot is undesired (5); without that the first hole costs the extra weight too.
  expect(priceOfHoles(week({ level: 'soft', extraWeight: 1 }, sketch), 1).cost).toBe(101);
  expect(priceOfHoles(week({ level: 'soft', extraWeight: 9 }, sketch), 1).cost).toBe(105);
  expect(priceOfHoles(week({ level: 'soft', extraWeight: 9 }, sketch), 0).cost).toBe(0);
  // A hole that is asked for as well: not to set nobody there would cost the fixed turn, too.
  const fixed = [{ slot: 0, person: null }];
  expect(priceOfHoles(week({ level: 'soft', extraWeight: 1 }, { ...sketch, fixed }), 1).cost).toBe(105);
});
