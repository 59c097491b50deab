import { ClassSurplus } from './class-surplus.ts';
import { type OwnDay, ownDays } from './day-forms.ts';
import type { Prices } from './prices.ts';
import { classCount, countBits, type Problem, slotsOf } from './problem.ts';
import { makeTurnWorth } from './turn-worth.ts';

/** What a case of a proof says of one person's day: slots that she works, slots that she does not. */
export interface DayCase {
  works: number;
  leaves: number;
}

/** A day pattern that somebody looks at: its slots, its own price, and its price less what its turns are worth. */
export interface PricedDay {
  mask: number;
  cost: number;
  reduced: number;
}

/**
 * Finds what days are worth at given prices. The price of a person's day is that of its form plus a sum over its
 * slots, so every set is one addition away from a smaller one; only where turns on a class of lines are counted there
 * may be something more to add.
 */
export interface Pricing {
  /** The price of all free days together. */
  freeCost: number;
  /** Person-days that can be worked at all. */
  days: { person: number; day: number }[];
  /**
   * For each person-day, in the order of `days`: the least reduced price of a day that the case allows, the free
   * day (reduced price 0) included; `visit` sees every day whose reduced price is below `threshold`.
   * Infinity: the case allows no day.
   */
  priceAll(
    prices: Prices,
    each: (index: number, least: number, mask: number) => void,
    options?: {
      caseOf?: (person: number, day: number) => DayCase | null;
      threshold?: number;
      visit?: (index: number, day: PricedDay) => void;
    },
  ): void;
  /** The classes of lines on which a day's turns are worth most, of those ways that rules allow: a mask for each class. */
  classesOf(prices: Prices, index: number, mask: number): number[];
  /** All ways to have a day's slots on classes of lines that rules allow, but no more than so many. */
  divisionsOf(index: number, mask: number, most: number): number[][];
  /** The price of a pattern, with that of the free day taken off. */
  costOf(index: number, mask: number): number;
}

export function makePricing(problem: Problem): Pricing {
  const own = ownDays(problem);
  const worth = makeTurnWorth(problem);
  const classes = classCount(problem);
  const days: Pricing['days'] = [];
  let freeCost = 0;
  own.forEach((ofPerson, person) => {
    ofPerson.forEach((mine, day) => {
      if (!mine) return;
      freeCost += mine.free;
      days.push({ person, day });
    });
  });
  const mostSlots = Math.max(1, ...problem.days.map((day) => day.slots.length));
  const sums = new SetSums(mostSlots);
  const value = new Float64Array(mostSlots);
  const surplus = new ClassSurplus(mostSlots);

  return {
    freeCost,
    days,
    priceAll(prices, each, { caseOf, threshold, visit } = {}) {
      const limits = worth.limitsFor(prices);
      days.forEach(({ person, day }, index) => {
        const mine = own[person]![day]!;
        worth.fill(prices, limits, person, day, value);
        const isCounted =
          mine.classLimit !== null && worth.count(prices, person, day, mine.classLimit, surplus);
        const found = leastDay(
          mine,
          value,
          isCounted ? surplus : null,
          sums,
          caseOf?.(person, day) ?? null,
          threshold,
          visit && ((d) => visit(index, d)),
        );
        each(index, found.least, found.mask);
      });
    },
    classesOf(prices, index, mask) {
      const { person, day } = days[index]!;
      const limit = own[person]![day]!.classLimit;
      if (!limit) return worth.classesOf(prices, person, day, mask);
      worth.count(prices, person, day, limit, surplus);
      return worth.classesOf(prices, person, day, mask, limit.lineClass, surplus.keptOf(mask));
    },
    divisionsOf(index, mask, most) {
      const { person, day } = days[index]!;
      const limit = own[person]![day]!.classLimit;
      const slots = slotsOf(mask);
      const found: number[][] = [];
      const byClass = new Array<number>(classes).fill(0);
      const divide = (at: number): void => {
        if (found.length === most) return;
        if (at === slots.length) {
          found.push([...byClass]);
          return;
        }
        const bit = 1 << slots[at]!;
        for (let c = 0; c < classes; c++) {
          if (!worth.canAttend(person, day, slots[at]!, c)) continue;
          if (c === limit?.lineClass && countBits(byClass[c]!) === limit.most) continue;
          byClass[c]! |= bit;
          divide(at + 1);
          byClass[c]! &= ~bit;
        }
      };
      divide(0);
      return found;
    },
    costOf(index, mask) {
      const { person, day } = days[index]!;
      return costOf(own[person]![day]!, mask);
    },
  };
}

function costOf({ forms, bySlot }: OwnDay, mask: number): number {
  let cost =
    'costOf' in forms
      ? forms.costOf(mask)
      : (forms.prices[find(forms.walk, mask)] ?? Number.POSITIVE_INFINITY);
  for (let slot = 0; mask >>> slot !== 0; slot++) if ((mask >>> slot) & 1) cost += bySlot[slot]!;
  return cost;
}

/** The place of a mask; -1 if it is not there. */
function find(sorted: Int32Array, mask: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < mask) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === mask ? low : -1;
}

/** The least of a person's days at a value for each slot. The hot loop of every engine and of the certificate. */
function leastDay(
  { forms, blocked, bySlot }: OwnDay,
  value: Float64Array,
  surplus: ClassSurplus | null,
  sums: SetSums,
  dayCase: DayCase | null,
  threshold = Number.NEGATIVE_INFINITY,
  visit?: (day: PricedDay) => void,
): { least: number; mask: number } {
  const works = dayCase?.works ?? 0;
  const closed = blocked | (dayCase?.leaves ?? 0);
  let least = works === 0 ? 0 : Number.POSITIVE_INFINITY;
  let best = 0;
  if ('costOf' in forms) {
    for (const { mask, reduced } of forms.cheapest(bySlot, value, closed, works, surplus)) {
      if (reduced < least) [least, best] = [reduced, mask];
      if (visit && reduced < threshold)
        visit({ mask, reduced, cost: reduced + worthOf(value, surplus, mask) });
    }
    return { least, mask: best };
  }
  const { walk, prices } = forms;
  sums.start();
  for (let i = 1; i < walk.length; i++) {
    const mask = walk[i]!;
    const low = 31 - Math.clz32(mask & -mask);
    const sum = sums.add(mask, low, bySlot[low]! - value[low]!);
    if ((mask & closed) !== 0 || (mask & works) !== works) continue;
    let reduced = sum + prices[i]!;
    if (reduced >= least && reduced >= threshold) continue;
    if (surplus) reduced += surplus.costOf(mask);
    if (reduced < least) {
      least = reduced;
      best = mask;
    }
    if (visit && reduced < threshold) visit({ mask, reduced, cost: reduced + worthOf(value, surplus, mask) });
  }
  return { least, mask: best };
}

function worthOf(value: Float64Array, surplus: ClassSurplus | null, mask: number): number {
  let worth = surplus ? -surplus.costOf(mask) : 0;
  for (let slot = 0; mask >>> slot !== 0; slot++) if ((mask >>> slot) & 1) worth += value[slot]!;
  return worth;
}

/** Sums over sets, each from the set less its lowest slot: in an array for short days, else in a map. */
class SetSums {
  readonly #dense: Float64Array | null;
  readonly #sparse = new Map<number, number>();

  constructor(slots: number) {
    this.#dense = slots <= 20 ? new Float64Array(2 ** slots) : null;
  }

  start(): void {
    if (!this.#dense) this.#sparse.clear();
  }

  add(mask: number, low: number, term: number): number {
    const rest = mask & (mask - 1);
    if (this.#dense) {
      const sum = this.#dense[rest]! + term;
      this.#dense[mask] = sum;
      return sum;
    }
    const sum = (this.#sparse.get(rest) ?? 0) + term + low * 0;
    this.#sparse.set(mask, sum);
    return sum;
  }
}
