import { classCount, demandOf, type Problem } from '../problem.ts';
import type { SlotLimit } from '../rules/rule.ts';
import { slotLimits } from '../slot-prices.ts';

/**
 * Where each price of the pattern model stands in an array: cells, then loads by class, then limits. Prices of limits
 * that ask for a least are not below 0; in the array they stand with the other sign, so that all that are bounded are
 * not above it.
 */
export interface PriceLayout {
  size: number;
  /** From this price on none may be above 0. */
  firstBounded: number;
  classes: number;
  limits: readonly SlotLimit[];
  /** How many slots all days have together. */
  slots: number;
  /** The place of a slot among those of all days. */
  slotAt(day: number, slot: number): number;
  /** Places of prices. */
  cell(place: number, lineClass: number): number;
  classLoad(person: number, lineClass: number): number;
  limit(index: number): number;
  /** 1, or -1 for a place in the array where a price stands with the other sign. */
  signs: Int8Array;
  /** How many lines each cell asks for, in the order of their prices. */
  demand: Int32Array;
  /** What a turn is worth on a class of lines, limits and loads aside; -Infinity where it cannot be. */
  classWorth(at: Float64Array, person: number, place: number, lineClass: number): number;
  /** The class of lines on which a turn is worth most; -1 if there is none. */
  bestClass(at: Float64Array, person: number, place: number): number;
  /** The same of all but one class. */
  bestClassBut(lineClass: number, at: Float64Array, person: number, place: number): number;
  /** Places of the prices of the limits in which a person counts. */
  limitsAt(person: number, place: number): readonly number[];
  /** What these limits add to the worth of a turn. */
  limitWorth(at: Float64Array, person: number, place: number): number;
}

export function layOutPrices(problem: Problem): PriceLayout {
  const classes = classCount(problem);
  const starts: number[] = [];
  const asked: number[] = [];
  let slots = 0;
  for (const day of problem.days) {
    starts.push(slots);
    slots += day.slots.length;
    for (const slot of day.slots) asked.push(...demandOf(problem, slot));
  }
  const demand = Int32Array.from(asked);
  const byClass = problem.persons.some((person) => person.classLoads !== null);
  const classStart = slots * classes;
  const limitStart = classStart + (byClass ? problem.persons.length * classes : 0);
  const limits = slotLimits(problem);

  const known = new Array<number[] | undefined>(limits.length > 0 ? problem.persons.length * slots : 0);
  limits.forEach(({ members, day, slot }, i) => {
    for (const person of members) {
      const key = person * slots + starts[day]! + slot;
      known[key] ??= [];
      known[key].push(limitStart + i);
    }
  });
  const none: readonly number[] = [];
  const signs = new Int8Array(limitStart + limits.length).fill(1);
  limits.forEach(({ least }, i) => {
    if (least) signs[limitStart + i] = -1;
  });

  const classWorth: PriceLayout['classWorth'] = (at, person, place, lineClass) => {
    const cell = place * classes + lineClass;
    if (demand[cell] === 0) return Number.NEGATIVE_INFINITY;
    const { classLoads } = problem.persons[person]!;
    if (classLoads === null) return at[cell]!;
    if (classLoads[lineClass] === 0) return Number.NEGATIVE_INFINITY;
    return at[cell]! + at[classStart + person * classes + lineClass]!;
  };

  return {
    size: limitStart + limits.length,
    firstBounded: classStart,
    classes,
    limits,
    slots,
    slotAt: (day, slot) => starts[day]! + slot,
    cell: (place, lineClass) => place * classes + lineClass,
    classLoad: (person, lineClass) => classStart + person * classes + lineClass,
    limit: (index) => limitStart + index,
    demand,
    classWorth,
    bestClass(at, person, place) {
      let best = -1;
      let most = Number.NEGATIVE_INFINITY;
      for (let c = 0; c < classes; c++) {
        const worth = classWorth(at, person, place, c);
        if (worth > most) [best, most] = [c, worth];
      }
      return best;
    },
    bestClassBut(lineClass, at, person, place) {
      let best = -1;
      let most = Number.NEGATIVE_INFINITY;
      for (let c = 0; c < classes; c++) {
        const worth = c === lineClass ? Number.NEGATIVE_INFINITY : classWorth(at, person, place, c);
        if (worth > most) [best, most] = [c, worth];
      }
      return best;
    },
    signs,
    limitsAt: (person, place) => known[person * slots + place] ?? none,
    limitWorth(at, person, place) {
      let worth = 0;
      for (const limit of known[person * slots + place] ?? none) worth += signs[limit]! * at[limit]!;
      return worth;
    },
  };
}
