import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { casesOf, type Path } from '../../../scheduler/certificate.ts';
import { makeLowerBound } from '../../../scheduler/lower-bound.ts';
import { GRAIN, settlePrices } from '../../../scheduler/prices.ts';
import type { Problem } from '../../../scheduler/problem.ts';
import { seededRandom } from '../../../scheduler/random.ts';
import { makeWeekDual, type WeekDual } from '../../../scheduler/solvers/week-dual.ts';
import { makeProblem } from '../../support/problem-builder.ts';
import { randomWeek } from '../../support/random-week.ts';

/** A point of prices on the grain, those that are bounded not above 0. */
function randomPoint(dual: WeekDual, seed: number): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length: dual.size }, (_, i) => {
    const price = Math.round(((2 * random() - 1) * 120) / GRAIN) * GRAIN;
    return i < dual.firstBounded ? price : -Math.abs(price);
  });
}

function valueAt(
  dual: WeekDual,
  at: Float64Array,
): { value: number; slope: Float64Array; picks: Int32Array } {
  const slope = new Float64Array(dual.size);
  const picks = new Int32Array(dual.choices);
  return { value: dual.evaluate(at, slope, picks), slope, picks };
}

/** Says of a few person-days that they work a slot or leave one; answers with the same as a path. */
function sayCases(problem: Problem, dual: WeekDual, seed: number): Path {
  const random = seededRandom(seed);
  const path: (Path[number] & object)[] = [];
  dual.personDays.forEach(({ person, day }, i) => {
    if (random() < 0.7) return;
    const slot = Math.floor(random() * problem.days[day]!.slots.length);
    const works = random() < 0.5;
    (works ? dual.said.works : dual.said.leaves)[i]! |= 1 << slot;
    path.push({ person, day, slot, works });
  });
  return path;
}

describe('the bound as a function of prices', { timeout: 60_000 }, () => {
  test('is what the judge says of these prices, with the best price for every load', () => {
    fc.assert(
      fc.property(randomWeek, fc.nat(2 ** 30), fc.boolean(), (problem, seed, isInCase) => {
        const dual = makeWeekDual(problem);
        const lowerBound = makeLowerBound(problem);
        const path = isInCase ? sayCases(problem, dual, seed) : [];
        const at = randomPoint(dual, seed);
        const { value } = valueAt(dual, at);
        const prices = dual.pricesAt(at);
        const exact = lowerBound.exact(prices, casesOf(path));
        if (value === Number.POSITIVE_INFINITY) {
          expect(exact === Number.POSITIVE_INFINITY || dual.overloaded.includes(1)).toBe(true);
          return;
        }
        // Loads are settled on the grain.
        expect(Math.abs(exact - value)).toBeLessThan(1e-3);
        const random = seededRandom(seed + 1);
        for (let i = 0; i < 5; i++) {
          const loads = prices.loads.map((load) => Math.min(0, load + (random() - 0.5) * 40));
          expect(lowerBound.exact({ ...prices, loads }, casesOf(path))).toBeLessThanOrEqual(exact + 1e-3);
        }
        expect(settlePrices(prices, []).cells).toEqual(prices.cells);
      }),
      { seed: 8, numRuns: 300 },
    );
  });

  test('lies below the plane that its slope says, everywhere', () => {
    fc.assert(
      fc.property(randomWeek, fc.nat(2 ** 30), (problem, seed) => {
        const dual = makeWeekDual(problem);
        const at = randomPoint(dual, seed);
        const { value, slope } = valueAt(dual, at);
        for (let i = 1; i < 6; i++) {
          const other = randomPoint(dual, seed + i);
          const plane = slope.reduce((sum, rise, j) => sum + rise * (other[j]! - at[j]!), value);
          expect(valueAt(dual, other).value).toBeLessThanOrEqual(plane + 1e-6 * (1 + Math.abs(plane)));
        }
      }),
      { seed: 9, numRuns: 200 },
    );
  });
});

describe('what person-days take', () => {
  const problem = makeProblem({
    slots: 3,
    persons: [{ maxLoad: 1 }, { maxLoad: 3, busy: ['001'] }],
    rules: { holes: { level: 'soft' } },
  });
  const dual = makeWeekDual(problem);

  test('is what is worth most within the load', () => {
    const { picks, slope, value } = valueAt(dual, Float64Array.from([10, 20, 30]));
    const shares = new Float64Array(6);
    dual.addShares(picks, 1, shares);
    expect([...shares]).toEqual([0, 0, 1, 1, 1, 0]);
    expect([...slope]).toEqual([0, 0, 0]);
    expect([...dual.weeks]).toEqual([-30, -30]);
    expect(value).toBe(0);
  });

  test('is a part of a day where the load ends in the midst of it', () => {
    // A second turn on a day earns more than the first: days come by pairs, and a load of three has half a pair.
    const both = makeProblem({
      days: 2,
      slots: 2,
      lines: 2,
      persons: [{ maxLoad: 3, dailyMax: 2 }],
      rules: { holes: { level: 'soft' }, 'concentrated-load': { level: 'soft', weight: -60 } },
    });
    const own = makeWeekDual(both);
    const { picks } = valueAt(own, Float64Array.from([5, 5, 4, 4]));
    const shares = new Float64Array(4);
    own.addShares(picks, 1, shares);
    expect([...shares]).toEqual([1, 1, 0.5, 0.5]);
  });

  test('follows what a case says', () => {
    dual.said.works[0] = 0b001;
    dual.said.leaves[1] = 0b011;
    const { picks } = valueAt(dual, Float64Array.from([10, 20, 30]));
    expect([...picks.subarray(0, 2)]).toEqual([0b001, 0]);
    dual.said.works[0] = 0;
    dual.said.leaves[1] = 0;
  });

  test('and whom a case gives more turns than her load has', () => {
    const week = makeProblem({ days: 2, slots: 1, persons: [{ maxLoad: 1 }, {}] });
    const own = makeWeekDual(week);
    own.said.works.set([1, 1, 1, 1]);
    expect(valueAt(own, new Float64Array(2)).value).toBe(Number.POSITIVE_INFINITY);
    expect([...own.overloaded]).toEqual([1, 0]);
    own.said.works[0] = 0;
    expect(valueAt(own, new Float64Array(2)).value).toBeLessThan(Number.POSITIVE_INFINITY);
    expect([...own.overloaded]).toEqual([0, 0]);
  });

  test('breaks ties by the jitter', () => {
    dual.jitter = Float64Array.from([0.01, 0.02, 0.03, 0, 0, 0]);
    expect(valueAt(dual, Float64Array.from([10, 10, 10])).picks[0]).toBe(0b001);
    dual.jitter = Float64Array.from([0.03, 0.02, 0.01, 0, 0, 0]);
    expect(valueAt(dual, Float64Array.from([10, 10, 10])).picks[0]).toBe(0b100);
    dual.jitter = null;
  });
});
