import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkCertificate } from '../../scheduler/certificate.ts';
import { ownDays } from '../../scheduler/day-forms.ts';
import { enumeratePatterns } from '../../scheduler/day-patterns.ts';
import { evaluate } from '../../scheduler/evaluate.ts';
import { makeLowerBound } from '../../scheduler/lower-bound.ts';
import { settlePrices, zeroPrices } from '../../scheduler/prices.ts';
import { makePricing } from '../../scheduler/pricing.ts';
import type { Assignment, Problem } from '../../scheduler/problem.ts';
import { seededRandom } from '../../scheduler/random.ts';
import { RULES } from '../../scheduler/rules/index.ts';
import { slotLimits } from '../../scheduler/slot-prices.ts';
import { solveByBacktracking } from '../../scheduler/solvers/backtracking.ts';
import { solveByColumnGeneration } from '../../scheduler/solvers/column-generation.ts';
import { makeGreedyTimetable } from '../../scheduler/solvers/first-timetable.ts';
import { solveByLinearProgramming } from '../../scheduler/solvers/linear-programming.ts';
import type { LinearSolver } from '../../scheduler/solvers/master.ts';
import { makeWeekDual } from '../../scheduler/solvers/week-dual.ts';
import { openHighs } from '../../scheduler/solvers/workers/highs-solver.ts';
import { bruteForce } from '../support/brute-force.ts';
import { countedWeek } from '../support/counted-week.ts';
import { makeProblem } from '../support/problem-builder.ts';
import { randomPrices } from '../support/random-prices.ts';

let solver: LinearSolver;
beforeAll(async () => {
  solver = await openHighs(() => false);
});

/** Keeps the best of what a search finds. */
function collect(problem: Problem, best = Number.POSITIVE_INFINITY) {
  const kept = {
    best,
    onFound(assignment: Assignment) {
      const { objective } = evaluate(problem, assignment);
      kept.best = Math.min(kept.best, objective);
      return objective;
    },
    onBound: () => {},
    isEnded: () => false,
  };
  return kept;
}

test('there is one rule of this kind: prices of days count one class alone', () => {
  expect(RULES.filter(({ day }) => day?.mostOfClass).map(({ key }) => key)).toEqual(['first-lines']);
});

describe('004.68–72 where turns on the first lines are counted', { timeout: 60_000 }, () => {
  test('every engine finds the best timetable, and those that prove it do', () => {
    let proved = 0;
    const weeks = 150;
    fc.assert(
      fc.property(countedWeek, fc.nat(1000), (problem, seed) => {
        const { objective } = bruteForce(problem).evaluation;

        const exchanged = collect(problem);
        const incumbent = () => Number.POSITIVE_INFINITY;
        const cases = solveByBacktracking(problem, { ...exchanged, seed, incumbent });
        expect(exchanged.best).toBe(objective);
        expect(checkCertificate(problem, cases.certificate!)).toBe(objective);

        const assignment = makeGreedyTimetable(problem, 0);
        const rounded = collect(problem, evaluate(problem, assignment).objective);
        const start = { objective: rounded.best, assignment };
        const columns = solveByColumnGeneration(problem, solver, { ...rounded, incumbent: start });
        expect(rounded.best).toBe(objective);
        expect(checkCertificate(problem, columns)).toBe(objective);

        const found = solveByLinearProgramming(problem, seed, (prices) => {
          const bound = makeLowerBound(problem).bound(prices);
          expect(bound).toBeLessThanOrEqual(objective);
          if (bound === objective) proved++;
        });
        expect(evaluate(problem, found!).objective).toBe(objective);
      }),
      { seed: 7, numRuns: weeks },
    );
    // Prices alone prove nearly all.
    expect(proved / weeks).toBeGreaterThan(0.9);
  });
});

describe('the bound as a function of prices', () => {
  test('is what the judge says, and lies below the plane that its slope says', () => {
    fc.assert(
      fc.property(countedWeek, fc.nat(2 ** 30), (problem, seed) => {
        const dual = makeWeekDual(problem);
        const random = seededRandom(seed);
        const point = () =>
          Float64Array.from({ length: dual.size }, (_, i) => {
            // Whole prices: many are equal.
            const price = Math.round((2 * random() - 1) * 8);
            return i < dual.firstBounded ? price : -Math.abs(price);
          });
        const at = point();
        const slope = new Float64Array(dual.size);
        const picks = new Int32Array(dual.choices);
        const value = dual.evaluate(at, slope, picks);
        expect(Math.abs(makeLowerBound(problem).exact(dual.pricesAt(at)) - value)).toBeLessThan(1e-3);
        for (let i = 0; i < 5; i++) {
          const other = point();
          const plane = slope.reduce((sum, rise, j) => sum + rise * (other[j]! - at[j]!), value);
          expect(dual.evaluate(other, new Float64Array(dual.size), picks)).toBeLessThanOrEqual(plane + 1e-6);
        }
      }),
      { seed: 10, numRuns: 200 },
    );
  });
});

describe('a day on classes of lines', () => {
  test('is there in every way that is a pattern, and where its prices are least it is one of them', () => {
    fc.assert(
      fc.property(countedWeek, fc.nat(2 ** 30), (any, seed) => {
        const problem = { ...any, persons: any.persons.map((person) => ({ ...person, classLoads: null })) };
        const pricing = makePricing(problem);
        const prices = settlePrices(randomPrices(problem, seed, 4), slotLimits(problem));
        for (const { person, day, patterns } of enumeratePatterns(problem).personDays) {
          const index = pricing.days.findIndex((one) => one.person === person && one.day === day);
          const byMask = Map.groupBy(patterns, ({ mask }) => mask);
          for (const [mask, ways] of byMask) {
            const divisions = pricing.divisionsOf(index, mask, 1000);
            expect(divisions.map(String).sort()).toEqual(ways.map(({ byClass }) => String(byClass)).sort());
            expect(divisions.map(String)).toContain(String(pricing.classesOf(prices, index, mask)));
            expect(pricing.divisionsOf(index, mask, 1)).toHaveLength(1);
          }
        }
      }),
      { seed: 11, numRuns: 150 },
    );
  });
});

test('days too long to list are walked through with their turns counted', () => {
  const week = (lineClasses: number[]) =>
    makeProblem({
      slots: 24,
      lines: 2,
      lineClasses,
      persons: [{ maxLoad: 8, dailyMax: 8 }],
      rules: { holes: { level: 'soft' }, 'first-lines': { level: 'hard', limit: 3 } },
    });
  const differ = week([0, 1]);
  expect('cheapest' in ownDays(differ)[0]![0]!.forms).toBe(true);
  expect(bestDay(differ)).toBe(-(3 * 100 + 5 * 60));
  const kept = collect(differ);
  const options = { ...kept, seed: 0, incumbent: () => Number.POSITIVE_INFINITY };
  const { certificate } = solveByBacktracking(differ, options);
  expect(checkCertificate(differ, certificate!)).toBe(kept.best);
  // Where lines do not differ, all are first: a day has no more turns than that.
  expect(bestDay(week([0, 0]))).toBe(-3 * 100);
});

/** The price of the first person's best day where turns on the first line are worth 100 and others 60. */
function bestDay(problem: Problem): number {
  const prices = zeroPrices(problem);
  prices.cells = prices.cells.map((day) => day.map((slot) => slot.map((_, c) => (c === 0 ? 100 : 60))));
  let found = 0;
  makePricing(problem).priceAll(prices, (_index, least) => {
    found = least;
  });
  return found;
}
