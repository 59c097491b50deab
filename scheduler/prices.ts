import { slotLimits } from './evaluate.ts';
import { classCount, type Problem } from './problem.ts';
import type { SlotLimit } from './rules/rule.ts';

/**
 * Prices of the rows of the pattern model. Any prices give a valid bound; those of a solved relaxation give the best.
 * They are whole multiples of `GRAIN`, so that sums of them are exact in a double.
 */
export interface Prices {
  /** What a turn is worth, [day][slot][class]. */
  cells: number[][][];
  /** What a turn of a person's load costs, not above 0. */
  loads: number[];
  /** The same for a person's load on each class of lines; `null` where loads are not by class. */
  classLoads: number[][] | null;
  /** What one more person is worth to a limit, in the order of `slotLimits`: not above 0, not below where it asks for a least. */
  limits: number[];
}

/** 2^-20: fine enough for prices, coarse enough for exact sums up to `EXACT`. */
export const GRAIN = 2 ** -20;
/** Below this a sum of whole multiples of the grain has no rounding error in a double. */
export const EXACT = 2 ** 33;
/** Dearest price: beyond any that a timetable can earn, and a long day of such prices still has an exact sum. */
const DEAREST = 2 ** 25;

export function zeroPrices(problem: Problem): Prices {
  const classes = classCount(problem);
  const byClass = problem.persons.some((person) => person.classLoads !== null);
  return {
    cells: problem.days.map((day) => day.slots.map(() => new Array<number>(classes).fill(0))),
    loads: problem.persons.map(() => 0),
    classLoads: byClass ? problem.persons.map(() => new Array<number>(classes).fill(0)) : null,
    limits: slotLimits(problem).map(() => 0),
  };
}

/**
 * The nearest prices that are whole multiples of the grain, not too dear, and of the right sign.
 *
 * @param limits those of the problem, in the order of `slotLimits`
 */
export function settlePrices(prices: Prices, limits: readonly SlotLimit[]): Prices {
  const settle = (price: number) =>
    Math.round(Math.max(-DEAREST, Math.min(DEAREST, price)) / GRAIN) * GRAIN || 0;
  const notAbove = (price: number) => Math.min(0, settle(price)) || 0;
  return {
    cells: prices.cells.map((day) => day.map((slot) => slot.map(settle))),
    loads: prices.loads.map(notAbove),
    classLoads: prices.classLoads?.map((loads) => loads.map(notAbove)) ?? null,
    limits: prices.limits.map((price, i) => (limits[i]?.least ? -notAbove(-price) || 0 : notAbove(price))),
  };
}
