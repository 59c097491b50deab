import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeLowerBound } from '../../../scheduler/lower-bound.ts';
import { settlePrices } from '../../../scheduler/prices.ts';
import { climbToPrices } from '../../../scheduler/solvers/first-prices.ts';
import { makeFirstTimetable } from '../../../scheduler/solvers/first-timetable.ts';
import { bruteForce } from '../../support/brute-force.ts';
import { randomWeek } from '../../support/random-week.ts';
import { gapWeek } from '../fixtures/gap-weeks.ts';
import { longDays } from '../fixtures/long-days.ts';

const ceiling = Number.POSITIVE_INFINITY;

test('tells the bound that its prices prove, of cells on the grain', () => {
  fc.assert(
    fc.property(randomWeek, fc.constantFrom(0, 1, 10, 100), (problem, rounds) => {
      const lowerBound = makeLowerBound(problem);
      const { prices, bound } = climbToPrices(problem, lowerBound, { rounds, ceiling });
      expect(bound).toBe(lowerBound.exact(prices));
      expect(prices.cells).toEqual(settlePrices(prices).cells);
      expect(bound).toBeLessThanOrEqual(bruteForce(problem).evaluation.objective);
    }),
    { seed: 30, numRuns: 150 },
  );
});

test('more rounds never prove less', () => {
  const problem = longDays(24);
  const lowerBound = makeLowerBound(problem);
  let before = Number.NEGATIVE_INFINITY;
  for (const rounds of [0, 5, 20, 80]) {
    const { bound } = climbToPrices(problem, lowerBound, { rounds, ceiling });
    expect(bound).toBeGreaterThanOrEqual(before);
    before = bound;
  }
});

test('reaches the bound of the relaxation where no timetable does', () => {
  for (const rings of [1, 2, 3]) {
    const problem = gapWeek(rings);
    const { bound } = climbToPrices(problem, makeLowerBound(problem), { rounds: 200, ceiling });
    expect(bound).toBeCloseTo(50 * rings, 2);
    expect(bound).toBeLessThanOrEqual(50 * rings);
  }
});

test('begins near the timetable that it is given', () => {
  const problem = longDays(40);
  const near = makeFirstTimetable(problem, 0);
  const lowerBound = makeLowerBound(problem);
  const { bound } = climbToPrices(problem, lowerBound, { rounds: 0, ceiling, near });
  expect(bound).toBe(climbToPrices(problem, lowerBound, { rounds: 0, ceiling }).bound);
  expect(bound).toBeGreaterThan(0);
});
