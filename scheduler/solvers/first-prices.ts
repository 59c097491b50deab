import type { LowerBound } from '../lower-bound.ts';
import { GRAIN, type Prices } from '../prices.ts';
import type { Assignment, Problem } from '../problem.ts';
import { makeClimber } from './bundle.ts';
import { makeGreedyTimetable } from './first-timetable.ts';
import { Improver } from './improve.ts';
import { makeWeekDual } from './week-dual.ts';

/** The climb ends where it sees less than this to gain. */
const GAIN = 0.01;
/** First step, in units of cost. */
const STRIDE = 20;

/**
 * Prices that reach the best bound or nearly so, without any solver: those by which no exchange in a timetable saves
 * anything, and a climb from there. They order the search, choose the first columns, and prove what is easy.
 *
 * @param options.rounds evaluations at most
 * @param options.ceiling a bound that is good enough: the cost of a known timetable
 * @param options.near a timetable that keeps every hard rule, the better the nearer; by default a quick one is made
 */
export function climbToPrices(
  problem: Problem,
  lowerBound: LowerBound,
  options: { rounds: number; ceiling: number; near?: Assignment },
): { prices: Prices; bound: number } {
  const improver = new Improver(problem, options.near ?? makeGreedyTimetable(problem, 0), 0);
  improver.settle();
  const dual = makeWeekDual(problem);
  const ascent = makeClimber(dual)(improver.point(dual), {
    ceiling: () => options.ceiling,
    gain: GAIN,
    stride: STRIDE,
    grain: GRAIN,
    isEnded: () => false,
  });
  ascent.go(options.rounds);
  const prices = dual.pricesAt(ascent.at);
  return { prices, bound: lowerBound.exact(prices) };
}
