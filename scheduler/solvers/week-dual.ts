import { ClassSurplus } from '../class-surplus.ts';
import { type Prices, zeroPrices } from '../prices.ts';
import { demandOf, type Problem } from '../problem.ts';
import { fixedHoles, holeCost, limitRow } from '../slot-prices.ts';
import type { Concave } from './bundle.ts';
import { countClass, listSearchDays } from './price-days.ts';
import { layOutPrices, type PriceLayout } from './price-layout.ts';
import { makeWeekPricer } from './price-weeks.ts';

/**
 * The bound of `lower-bound.ts` as a function to climb, for searches: the same number, but quick, and with the best
 * price of every person's load found on the way, so that only cells, loads by class and limits are left to vary.
 * It proves nothing: what it finds is put before `lower-bound.ts`.
 */
export interface WeekDual extends Concave {
  layout: PriceLayout;
  /** Person-days that can be worked, in the order of `Pricing.days`; slots of `blocked` cannot. */
  personDays: readonly { person: number; day: number; blocked: number }[];
  /** Slots of the longest day: the width of a row of `shares` and `jitter`. */
  mostSlots: number;
  /** What the case at hand says of each person-day: slots that are worked, and slots that are not. */
  said: { works: Int32Array; leaves: Int32Array };
  /** If set, what working a slot costs more, by person-day and slot: so little that it only breaks ties. */
  jitter: Float64Array | null;
  /**
   * The bound at a point; Infinity if the case allows no timetable. `picks` takes what each person-day works there, to
   * be read by `addShares`.
   */
  evaluate(at: Float64Array, slope: Float64Array, picks: Int32Array): number;
  /** What the last `evaluate` found for each person: the price of the cheapest week, and who has too many turns in it. */
  weeks: Float64Array;
  overloaded: Uint8Array;
  /** The prices of a point, with those of the loads that are best there. */
  pricesAt(at: Float64Array): Prices;
  /** Adds how much of each slot each person-day works, by person-day and slot. */
  addShares(picks: Int32Array, weight: number, shares: Float64Array): void;
}

/** In how many parts a share is told. */
const PARTS = 2 ** 20;

export function makeWeekDual(problem: Problem): WeekDual {
  const layout = layOutPrices(problem);
  const { classes, limits, size } = layout;
  const persons = problem.persons.length;
  const days = listSearchDays(problem, layout);
  const limitRows = limits.map(limitRow);
  const count = days.length;
  const mostSlots = Math.max(1, ...problem.days.map((day) => day.slots.length));
  const priceWeek = makeWeekPricer(problem, layout, days, mostSlots);
  const fillSlot = makeSlotFiller(problem, layout);
  const freeCost = days.reduce((sum, { free }) => sum + free, 0);
  const loads = new Float64Array(persons);
  const surplus = new ClassSurplus(mostSlots);
  const firstOf = new Int32Array(persons + 1);
  for (const { person } of days) firstOf[person + 1]!++;
  for (let p = 0; p < persons; p++) firstOf[p + 1]! += firstOf[p]!;

  const dual: WeekDual = {
    layout,
    size,
    firstBounded: layout.firstBounded,
    // What each person-day works; then for each person which day is so in part, the rest of it, and how much that is.
    choices: count + 3 * persons,
    personDays: days,
    mostSlots,
    said: { works: new Int32Array(count), leaves: new Int32Array(count) },
    jitter: null,
    weeks: new Float64Array(persons),
    overloaded: new Uint8Array(persons),

    evaluate(at, slope, picks) {
      slope.fill(0);
      picks.fill(0);
      let bound = freeCost;
      for (let place = 0; place < layout.slots; place++) bound += fillSlot(place, at, slope);
      bound += keepLimits(at, slope);
      for (let person = 0; person < persons; person++) {
        const first = firstOf[person]!;
        const end = firstOf[person + 1]!;
        bound += keepClassLoads(person, at, slope);
        if (first === end) continue;
        const week = priceWeek(person, first, end, at, dual.said, dual.jitter);
        dual.weeks[person] = week.cost;
        dual.overloaded[person] = week.isOverloaded ? 1 : 0;
        loads[person] = week.load;
        bound += week.cost;
        if (week.cost === Number.POSITIVE_INFINITY) continue;
        for (let i = first; i < end; i++) {
          const mask = week.masks[i - first]!;
          picks[i] = mask;
          takeTurns(i, mask, 1, at, slope);
        }
        if (!week.part) continue;
        const { row, mask, share } = week.part;
        takeTurns(first + row, week.masks[row]!, -share, at, slope);
        takeTurns(first + row, mask, share, at, slope);
        picks.set([first + row, mask, share * PARTS], count + 3 * person);
      }
      return bound;
    },

    pricesAt(at) {
      dual.evaluate(at, new Float64Array(size), new Int32Array(dual.choices));
      const prices = zeroPrices(problem);
      prices.cells.forEach((ofDay, day) => {
        ofDay.forEach((ofSlot, slot) => {
          for (let c = 0; c < classes; c++) ofSlot[c] = at[layout.cell(layout.slotAt(day, slot), c)]! || 0;
        });
      });
      prices.loads = Array.from(loads);
      prices.classLoads?.forEach((ofPerson, person) => {
        for (let c = 0; c < classes; c++) ofPerson[c] = at[layout.classLoad(person, c)]!;
      });
      prices.limits = limits.map((_, i) => layout.signs[layout.limit(i)]! * at[layout.limit(i)]! || 0);
      return prices;
    },

    addShares(picks, weight, shares) {
      const add = (index: number, mask: number, share: number) => {
        for (let slot = 0; mask >>> slot !== 0; slot++) {
          if ((mask >>> slot) & 1) shares[index * mostSlots + slot]! += share;
        }
      };
      for (let index = 0; index < count; index++) add(index, picks[index]!, weight);
      for (let person = 0; person < persons; person++) {
        const [index, mask, parts] = picks.subarray(count + 3 * person, count + 3 * person + 3);
        if (parts === 0) continue;
        add(index!, mask!, (weight * parts!) / PARTS);
        add(index!, picks[index!]!, (-weight * parts!) / PARTS);
      }
    },
  };
  return dual;

  /** Counts a share of the turns of a person-day into the slope. */
  function takeTurns(
    index: number,
    mask: number,
    share: number,
    at: Float64Array,
    slope: Float64Array,
  ): void {
    const { person, start, classLimit } = days[index]!;
    if (classLimit) countClass(layout, days[index]!, classLimit, at, surplus);
    const kept = classLimit ? surplus.keptOf(mask) : 0;
    const byClass = problem.persons[person]!.classLoads !== null;
    for (let slot = 0; mask >>> slot !== 0; slot++) {
      if (!((mask >>> slot) & 1)) continue;
      const place = start + slot;
      const best = !classLimit
        ? layout.bestClass(at, person, place)
        : (kept >> slot) & 1
          ? classLimit.lineClass
          : layout.bestClassBut(classLimit.lineClass, at, person, place);
      slope[layout.cell(place, best)]! -= share;
      if (byClass) slope[layout.classLoad(person, best)]! -= share;
      for (const limit of layout.limitsAt(person, place)) slope[limit]! -= layout.signs[limit]! * share;
    }
  }

  function keepLimits(at: Float64Array, slope: Float64Array): number {
    let bound = 0;
    for (let i = 0; i < limits.length; i++) {
      const { direction, steps } = limitRows[i]!;
      const sign = layout.signs[layout.limit(i)]!;
      const price = sign * at[layout.limit(i)]!;
      let kept = limits[i]!.free;
      bound += price * kept;
      for (const step of steps) {
        if (step - direction * price >= 0) break;
        bound += step - direction * price;
        kept -= direction;
      }
      slope[layout.limit(i)]! += sign * kept;
    }
    return bound;
  }

  function keepClassLoads(person: number, at: Float64Array, slope: Float64Array): number {
    let bound = 0;
    problem.persons[person]!.classLoads?.forEach((load, c) => {
      bound += at[layout.classLoad(person, c)]! * load;
      slope[layout.classLoad(person, c)]! += load;
    });
    return bound;
  }
}

/** Lines of a slot filled at their price, or left as holes at their cost: whichever is least. */
function makeSlotFiller(problem: Problem, { classes, cell, slotAt }: PriceLayout) {
  const fixed = fixedHoles(problem);
  const costs: Float64Array[] = [];
  const lines: number[][] = [];
  problem.days.forEach((day, d) => {
    day.slots.forEach((slot, h) => {
      const place = slotAt(d, h);
      const asked = demandOf(problem, slot).flatMap((count, c) =>
        new Array<number>(count).fill(cell(place, c)),
      );
      lines[place] = asked;
      costs[place] = Float64Array.from({ length: asked.length + 1 }, (_, k) =>
        holeCost(problem, d, h, fixed[d]![h]!, k),
      );
    });
  });
  return (place: number, at: Float64Array, slope: Float64Array): number => {
    const order = lines[place]!;
    const cost = costs[place]!;
    // The dearest are left first.
    if (classes > 1) order.sort((a, b) => at[b]! - at[a]!);
    let worth = 0;
    let least = cost[0]!;
    let holes = 0;
    for (let k = 0; k < order.length; k++) {
      worth += at[order[k]!]!;
      if (cost[k + 1]! - worth < least) [least, holes] = [cost[k + 1]! - worth, k + 1];
    }
    for (let k = holes; k < order.length; k++) slope[order[k]!]!++;
    return worth + least;
  };
}
