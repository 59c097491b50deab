import type { Problem } from '../problem.ts';
import { type DayTable, makeDayPricer, type SearchDay } from './price-days.ts';
import type { PriceLayout } from './price-layout.ts';

/** Turns that a person's day would have more, and what each of them costs. */
interface Stair {
  row: number;
  from: number;
  to: number;
  price: number;
}

/** The cheapest week of one person at given prices. */
export interface PricedWeek {
  /** What it costs, less what its turns are worth; Infinity if the case allows none. */
  cost: number;
  /** The price of the load by which it is so. */
  load: number;
  /** The case asks for more turns than the person may have. */
  isOverloaded: boolean;
  /** For each of the person's days the slots worked. */
  masks: Int32Array;
  /** Where a day is only in part as `masks` says, since the load ends in the midst of it: which day, and the rest. */
  part: { row: number; mask: number; share: number } | null;
}

/**
 * Finds the cheapest week of a person within her load. Prices of days by their number of turns are made convex, as the
 * relaxation does; then the cheapest turns of all days together are taken, until the load is full: that gives its best
 * price without a search.
 */
export function makeWeekPricer(
  problem: Problem,
  layout: PriceLayout,
  days: readonly SearchDay[],
  mostSlots: number,
): (
  person: number,
  first: number,
  end: number,
  at: Float64Array,
  said: { works: Int32Array; leaves: Int32Array },
  jitter: Float64Array | null,
) => PricedWeek {
  const width = 1 + days.reduce((most, day) => Math.max(most, day.most), 0);
  const rows = problem.days.length;
  const table: DayTable = {
    width,
    least: new Float64Array(rows * width),
    masks: new Int32Array(rows * width),
  };
  const priceDay = makeDayPricer(layout, table, mostSlots);
  const hull = new Int32Array(width);
  const turns = new Int32Array(rows);
  const stairs: Stair[] = [];
  const week: PricedWeek = { cost: 0, load: 0, isOverloaded: false, masks: new Int32Array(rows), part: null };

  return (person, first, end, at, { works, leaves }, jitter) => {
    const { maxLoad } = problem.persons[person]!;
    Object.assign(week, { cost: Number.POSITIVE_INFINITY, load: 0, isOverloaded: false, part: null });
    stairs.length = 0;
    let left = maxLoad;
    let cost = 0;
    for (let i = first; i < end; i++) {
      const row = i - first;
      const own = jitter?.subarray(i * mostSlots, (i + 1) * mostSlots) ?? null;
      priceDay(days[i]!, at, row, works[i]!, leaves[i]!, own);
      const fewest = climbStairs(row);
      if (fewest < 0) return week;
      turns[row] = fewest;
      left -= fewest;
      cost += table.least[row * width + fewest]!;
    }
    week.isOverloaded = left < 0;
    if (left < 0) return week;
    stairs.sort((a, b) => a.price - b.price);
    for (const { row, from, to, price } of stairs) {
      if (left === 0) {
        // What the next turn would save.
        week.load = price;
        break;
      }
      const more = Math.min(left, to - from);
      cost += price * more;
      left -= more;
      if (more < to - from) {
        week.load = price;
        week.part = { row, mask: table.masks[row * width + to]!, share: more / (to - from) };
        break;
      }
      turns[row] = to;
    }
    for (let row = 0; row < end - first; row++) week.masks[row] = table.masks[row * width + turns[row]!]!;
    week.cost = cost;
    return week;
  };

  /** Adds the turns of a day that cost less than nothing; answers with the fewest that it can have, -1 if none. */
  function climbStairs(row: number): number {
    const { least } = table;
    const base = row * width;
    let top = -1;
    for (let k = 0; k < width; k++) {
      const value = least[base + k]!;
      if (value === Number.POSITIVE_INFINITY) continue;
      while (top >= 1) {
        const a = hull[top - 1]!;
        const b = hull[top]!;
        if ((least[base + b]! - least[base + a]!) * (k - b) <= (value - least[base + b]!) * (b - a)) break;
        top--;
      }
      hull[++top] = k;
    }
    for (let i = 1; i <= top; i++) {
      const from = hull[i - 1]!;
      const to = hull[i]!;
      const price = (least[base + to]! - least[base + from]!) / (to - from);
      if (price < 0) stairs.push({ row, from, to, price });
    }
    return top < 0 ? -1 : hull[0]!;
  }
}
