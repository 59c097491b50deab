import { expect, test } from 'vitest';
import type { RuleSet } from '../../../model/config/schema.ts';
import { holeCost } from '../../../scheduler/slot-prices.ts';
import { expectSentence } from '../../support/expect-sentence.ts';
import { findingsOf, priceOf } from '../../support/findings.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';

const week = (holes: object, sketch = {}) =>
  makeProblem({ slots: 1, lines: 4, persons: [{}, {}, {}, {}], rules: { holes }, ...sketch });
interface Unwanted {
  wish?: RuleSet['holes']['level'];
  turn?: RuleSet['holes']['level'];
  wishWeight?: number;
  turnWeight?: number;
  fixed?: number;
}
/** Holes that are unwanted themselves, where so many are fixed. */
const unwanted = (holes: object, options: Unwanted = {}) => {
  const { wish = 'soft', turn = 'soft', wishWeight = 5, turnWeight = 50, fixed = 0 } = options;
  return week(holes, {
    holeUndesired: [[0, 0]],
    fixed: Array.from({ length: fixed }, () => ({ slot: 0, person: null })),
    rules: {
      holes: { level: 'soft', ...holes },
      'optional-unavailability': { level: wish, weight: wishWeight },
      'fixed-turns': { level: turn, weight: turnWeight },
    },
  });
};
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
  // Nobody set in the slot is undesired (5); without that the first hole costs the extra weight too.
  expect(priceOfHoles(unwanted({ extraWeight: 1 }), 1).cost).toBe(101);
  expect(priceOfHoles(unwanted({ extraWeight: 9 }), 1).cost).toBe(105);
  expect(priceOfHoles(unwanted({ extraWeight: 9 }), 0).cost).toBe(0);
  // A hole that is asked for as well: not to set nobody there would cost the fixed turn, too.
  expect(priceOfHoles(unwanted({ extraWeight: 1 }, { fixed: 1 }), 1).cost).toBe(105);
});

test('an unwanted first hole costs nothing by rules that are off', () => {
  const [wishOff, turnOff] = [{ wish: 'off' as const }, { turn: 'off' as const, fixed: 1 }];
  expect(priceOfHoles(unwanted({ extraWeight: 9 }, wishOff), 1).cost).toBe(100);
  expect(priceOfHoles(unwanted({ extraWeight: 1 }, turnOff), 1).cost).toBe(101);
});

test('each hole of a slot adds as much as the one before it or more, whatever the rules weigh', () => {
  const weights = [0, 1, 7, 40, 1000];
  const levels = ['hard', 'soft', 'off'] as const;
  let cut = 0;
  for (const weight of [0, 3, 100])
    for (const extraWeight of [0, 1, 50])
      for (const limit of [null, 0, 1])
        for (const [wishWeight, turnWeight] of weights.flatMap((a) => weights.map((b) => [a, b] as const)))
          for (const [wish, turn] of levels.flatMap((a) => levels.map((b) => [a, b] as const)))
            for (const fixed of [0, 1, 2, 3]) {
              const options = { wish, turn, fixed, wishWeight, turnWeight };
              const problem = unwanted({ weight, extraWeight, limit }, options);
              const prices = [0, 1, 2, 3, 4].map((k) => holeCost(problem, 0, 0, fixed, k));
              const steps = prices.slice(1).map((price, k) => price - prices[k]!);
              expect({ ...options, steps }).toEqual({ ...options, steps: [...steps].sort((a, b) => a - b) });

              // What the form of instances asks for, where that is convex.
              if (wish !== 'soft' || turn !== 'soft') continue;
              const asked = weight + Math.min(wishWeight, extraWeight + (fixed > 0 ? turnWeight : 0));
              const isConvex = asked - (fixed === 1 ? turnWeight : 0) <= 3 * weight + extraWeight;
              if (isConvex || fixed < 2) expect(priceOfHoles(problem, 1).cost).toBe(asked);
              else cut++;
            }
  expect(cut).toBeGreaterThan(0);
});
