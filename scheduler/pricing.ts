import { type OwnDay, ownDays } from './day-forms.ts';
import { slotLimits } from './evaluate.ts';
import type { Prices } from './prices.ts';
import { demandOf, type Problem } from './problem.ts';

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
 * slots, so every set is one addition away from a smaller one.
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
  /** The classes of lines on which a day's turns are worth most, as a mask for each class. */
  classesOf(prices: Prices, index: number, mask: number): number[];
  /** The price of a pattern, with that of the free day taken off. */
  costOf(index: number, mask: number): number;
}

export function makePricing(problem: Problem): Pricing {
  const own = ownDays(problem);
  const worth = makeWorth(problem);
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

  return {
    freeCost,
    days,
    priceAll(prices, each, { caseOf, threshold, visit } = {}) {
      const limits = worth.limitsFor(prices);
      days.forEach(({ person, day }, index) => {
        const mine = own[person]![day]!;
        worth.fill(prices, limits, person, day, value);
        const found = leastDay(
          mine,
          value,
          sums,
          caseOf?.(person, day) ?? null,
          threshold,
          visit && ((d) => visit(index, d)),
        );
        each(index, found.least, found.mask);
      });
    },
    classesOf: (prices, index, mask) => worth.classesOf(prices, days[index]!.person, days[index]!.day, mask),
    costOf(index, mask) {
      const { person, day } = days[index]!;
      return costOf(own[person]![day]!, mask);
    },
  };
}

function costOf({ forms, bySlot }: OwnDay, mask: number): number {
  let cost = 'costOf' in forms ? forms.costOf(mask) : forms.prices[find(forms.walk, mask)]!;
  for (let slot = 0; mask >>> slot !== 0; slot++) if ((mask >>> slot) & 1) cost += bySlot[slot]!;
  return cost;
}

function find(sorted: Int32Array, mask: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < mask) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The least of a person's days at a value for each slot. The hot loop of every engine and of the certificate. */
function leastDay(
  { forms, blocked, bySlot }: OwnDay,
  value: Float64Array,
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
    for (const { mask, reduced } of forms.cheapest(bySlot, value, closed, works)) {
      if (reduced < least) [least, best] = [reduced, mask];
      if (visit && reduced < threshold) visit({ mask, reduced, cost: reduced + worthOf(value, mask) });
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
    const reduced = sum + prices[i]!;
    if (reduced < least) {
      least = reduced;
      best = mask;
    }
    if (visit && reduced < threshold) visit({ mask, reduced, cost: reduced + worthOf(value, mask) });
  }
  return { least, mask: best };
}

function worthOf(value: Float64Array, mask: number): number {
  let worth = 0;
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

/** What turns are worth to whom: the price of the cell, of the load and of the limits that the person counts in. */
function makeWorth(problem: Problem) {
  const demands = problem.days.map((day) => day.slots.map((slot) => demandOf(problem, slot)));
  const limits = slotLimits(problem);
  const membership = new Map<number, { limit: number; day: number; slot: number }[]>();
  limits.forEach((limit, index) => {
    for (const person of limit.members) {
      const entry = { limit: index, day: limit.day, slot: limit.slot };
      const known = membership.get(person);
      if (known) known.push(entry);
      else membership.set(person, [entry]);
    }
  });
  const classValue = (prices: Prices, person: number, day: number, slot: number, c: number): number => {
    if (demands[day]![slot]![c] === 0 || problem.persons[person]!.classLoads?.[c] === 0) {
      return Number.NEGATIVE_INFINITY;
    }
    // Only where a load by class says what it is worth: for anybody else such a price would prove too much.
    const { classLoads } = problem.persons[person]!;
    return prices.cells[day]![slot]![c]! + (classLoads ? (prices.classLoads?.[person]?.[c] ?? 0) : 0);
  };
  return {
    /** The limits' prices by person, for those who count in some. */
    limitsFor: (prices: Prices) => (person: number, day: number, value: Float64Array) => {
      for (const entry of membership.get(person) ?? []) {
        if (entry.day === day) value[entry.slot]! += prices.limits[entry.limit]!;
      }
    },
    /** The value of each slot of a person's day, on the class of lines that is worth most. */
    fill(
      prices: Prices,
      addLimits: (person: number, day: number, value: Float64Array) => void,
      person: number,
      day: number,
      value: Float64Array,
    ): void {
      const load = prices.loads[person]!;
      const cells = prices.cells[day]!;
      for (let slot = 0; slot < cells.length; slot++) {
        let best = Number.NEGATIVE_INFINITY;
        for (let c = 0; c < cells[slot]!.length; c++) {
          best = Math.max(best, classValue(prices, person, day, slot, c));
        }
        value[slot] = best + load;
      }
      addLimits(person, day, value);
    },
    classesOf(prices: Prices, person: number, day: number, mask: number): number[] {
      const classes = prices.cells[day]![0]!.map(() => 0);
      for (let slot = 0; mask >>> slot !== 0; slot++) {
        if (!((mask >>> slot) & 1)) continue;
        let best = 0;
        classes.forEach((_, c) => {
          if (classValue(prices, person, day, slot, c) > classValue(prices, person, day, slot, best))
            best = c;
        });
        classes[best]! |= 1 << slot;
      }
      return classes;
    },
  };
}
