import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../scheduler/evaluate.ts';
import { makeLowerBound } from '../../../scheduler/lower-bound.ts';
import { settlePrices } from '../../../scheduler/prices.ts';
import type { Problem } from '../../../scheduler/problem.ts';
import { Approach } from '../../../scheduler/solvers/approach.ts';
import { makeFirstTimetable, makeGreedyTimetable } from '../../../scheduler/solvers/first-timetable.ts';
import { bruteForce } from '../../support/brute-force.ts';
import { randomWeek } from '../../support/random-week.ts';
import { gapWeek } from '../fixtures/gap-weeks.ts';
import { longDays } from '../fixtures/long-days.ts';

const approachTo = (problem: Problem, seed = 0) =>
  new Approach(problem, makeGreedyTimetable(problem, seed), seed);

describe('a climb', () => {
  test('tells the bound that its prices prove, of cells on the grain', () => {
    fc.assert(
      fc.property(randomWeek, fc.constantFrom(0, 1, 10, 100), (problem, rounds) => {
        const approach = approachTo(problem);
        approach.climb(rounds, Number.POSITIVE_INFINITY);
        const prices = approach.prices();
        expect(approach.bound).toBe(makeLowerBound(problem).bound(prices));
        expect(prices.cells).toEqual(settlePrices(prices, []).cells);
        expect(approach.bound).toBeLessThanOrEqual(bruteForce(problem).evaluation.objective);
      }),
      { seed: 30, numRuns: 150 },
    );
  });

  test('of more rounds never proves less', () => {
    const approach = approachTo(longDays(24));
    let before = approach.bound;
    for (const rounds of [5, 15, 60]) {
      approach.climb(rounds);
      expect(approach.bound).toBeGreaterThanOrEqual(before);
      before = approach.bound;
    }
  });

  test('ends at the bound that is asked for', () => {
    const approach = approachTo(gapWeek(2));
    approach.climb(200, 60);
    expect(approach.bound).toBeGreaterThanOrEqual(60);
    expect(approach.bound).toBeLessThan(100);
  });

  test('reaches the bound of the relaxation where no timetable does', () => {
    for (const rings of [1, 2, 3]) {
      const approach = approachTo(gapWeek(rings));
      approach.climb(200);
      expect(approach.bound).toBe(50 * rings);
    }
  });
});

describe('shakes', () => {
  test('make a timetable cheaper that costs what the judge says, and none below the bound', () => {
    fc.assert(
      fc.property(randomWeek, fc.nat(20), (problem, times) => {
        const approach = approachTo(problem);
        const before = approach.objective;
        expect(before).toBe(evaluate(problem, makeFirstTimetable(problem, 0)).objective);
        const isBetter = approach.shake(times);
        expect(approach.objective < before).toBe(isBetter);
        expect(approach.objective).toBe(evaluate(problem, approach.assignment()).objective);
        expect(approach.objective).toBeGreaterThanOrEqual(bruteForce(problem).evaluation.objective);
      }),
      { seed: 31, numRuns: 150 },
    );
  });

  test('are over at once for whoever is asked to end', () => {
    const approach = approachTo(longDays(24));
    const before = approach.assignment();
    expect(approach.shake(1000, () => true)).toBe(false);
    expect(approach.assignment()).toEqual(before);
  });
});

describe('both', () => {
  test('say that they meet only where nothing is better, and do so in most small weeks', () => {
    let met = 0;
    const numRuns = 200;
    fc.assert(
      fc.property(randomWeek, fc.nat(1000), (problem, seed) => {
        const approach = approachTo(problem, seed);
        if (!approach.meet(4)) return;
        met++;
        const { objective } = bruteForce(problem).evaluation;
        expect([approach.objective, approach.bound]).toEqual([objective, objective]);
      }),
      { seed: 32, numRuns },
    );
    expect(met).toBeGreaterThan(numRuns * 0.8);
  });

  test('cannot meet where the relaxation has a gap', () => {
    expect(approachTo(gapWeek(2)).meet(4)).toBe(false);
  });

  test('004.74 depend on the problem and the seed alone', () => {
    const [one, two] = [approachTo(longDays(24), 5), approachTo(longDays(24), 5)];
    expect(two.meet(2)).toBe(one.meet(2));
    expect(two.assignment()).toEqual(one.assignment());
    expect(two.prices()).toEqual(one.prices());
  });
});
