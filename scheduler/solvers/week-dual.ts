import { ownDays } from '../day-forms.ts';
import type { DayWalk } from '../day-walks.ts';
import { fixedHoles, holeCost, slotLimits } from '../evaluate.ts';
import { type Prices, zeroPrices } from '../prices.ts';
import { classCount, countBits, demandOf, type Problem } from '../problem.ts';
import type { SlotLimit } from '../rules/rule.ts';
import type { Concave } from './bundle.ts';
import { type FormTree, makeFormTree } from './form-tree.ts';

/**
 * The bound of `lower-bound.ts` as a function to climb, for searches: the same number, but quick, and with the best
 * price of every person's load found on the way, so that only cells, limits and loads by class are left to vary.
 * It proves nothing: what it finds is put before `lowerBound`.
 */
export interface WeekDual extends Concave {
  /** Person-days that can be worked, in the order of `Pricing.days`. */
  personDays: { person: number; day: number }[];
  /** What the case at hand says of each person-day: slots that are worked, and slots that are not. */
  works: Int32Array;
  leaves: Int32Array;
  /**
   * The bound at a point, whose prices are those of cells, then of loads by class, then of limits; Infinity if the case
   * allows no timetable. `picks` takes what each person-day works there, to be read by `addShares`.
   */
  evaluate(at: Float64Array, slope: Float64Array, picks: Int32Array): number;
  /** The prices of a point, with those of the loads that are best there. */
  pricesAt(at: Float64Array): Prices;
  /** What the cheapest week of each person costs at the point of the last `evaluate`, less what its turns are worth. */
  weeks: Float64Array;
  /** Adds how much of each slot each person-day works, by person-day and slot. */
  addShares(picks: Int32Array, weight: number, shares: Float64Array): void;
  /** Slots of the longest day: the width of a row of `shares`. */
  mostSlots: number;
  /** If set, what working a slot costs more, by person-day and slot: so little that it only breaks ties. */
  jitter: Float64Array | null;
  /** Whom the last `evaluate` found to have more turns in the case than load. */
  overloaded: Uint8Array;
  /** Slots that each person-day cannot work. */
  blocked: readonly number[];
  /** What a person's turn is worth at a point, the price of the load aside. */
  worthOf(at: Float64Array, person: number, day: number, slot: number, lineClass: number): number;
  /** Where the prices of a cell and of a limit stand. */
  cell(day: number, slot: number, lineClass: number): number;
  limit(index: number): number;
}

/** In how many parts a share is told. */
const PARTS = 2 ** 20;

export function makeWeekDual(problem: Problem): WeekDual {
  const classes = classCount(problem);
  const persons = problem.persons.length;
  const byClass = problem.persons.some((person) => person.classLoads !== null);
  const slotStart: number[] = [];
  let slots = 0;
  for (const day of problem.days) {
    slotStart.push(slots);
    slots += day.slots.length;
  }
  const fixed = fixedHoles(problem);
  const demand = new Int32Array(slots * classes);
  const holePrices: Float64Array[] = [];
  problem.days.forEach((day, d) => {
    day.slots.forEach((slot, h) => {
      demand.set(demandOf(problem, slot), (slotStart[d]! + h) * classes);
      const cost = (k: number) => holeCost(problem, d, h, fixed[d]![h]!, k);
      holePrices.push(Float64Array.from({ length: slot.lines + 1 }, (_, k) => cost(k)));
    });
  });
  const cellCount = slots * classes;
  const classStart = cellCount;
  const limitStart = classStart + (byClass ? persons * classes : 0);
  const limits = slotLimits(problem);
  const size = limitStart + limits.length;

  const days = listPersonDays(problem);
  const count = days.length;
  const works = new Int32Array(count);
  const leaves = new Int32Array(count);
  const limitsAt = memberships(problem, limits, slotStart, slots);
  const hasLimits = limits.length > 0;

  const mostSlots = Math.max(1, ...problem.days.map((day) => day.slots.length));
  const worth = new Float64Array(mostSlots);
  const term = new Float64Array(mostSlots);
  const bestClass = new Int32Array(mostSlots);
  const mostTurns = Math.max(0, ...days.map(({ most }) => most));
  const width = mostTurns + 1;
  const mostDays = problem.days.length;
  const sums = new Float64Array(mostTurns + 2);
  const least = new Float64Array(mostDays * width);
  const masks = new Int32Array(mostDays * width);
  // Steps of a person's week: how much one turn more of a day costs, from how many turns to how many.
  const steps: { slope: number; day: number; from: number; to: number }[] = [];
  const hull = new Int32Array(width);
  const taken = new Int32Array(mostDays);
  const loads = new Float64Array(persons);
  const overloaded = new Uint8Array(persons);
  const weeks = new Float64Array(persons);
  const freeCost = days.reduce((sum, { free }) => sum + free, 0);
  const lineOrder: number[] = [];

  /** The least price of a person-day for every number of turns, into row `row` of `least`. */
  function priceDay(index: number, at: Float64Array, row: number): void {
    const { person, tree, walk, blocked, bySlot, start, slotCount } = days[index]!;
    const { classLoads } = problem.persons[person]!;
    for (let slot = 0; slot < slotCount; slot++) {
      const cell = (start + slot) * classes;
      let best = Number.NEGATIVE_INFINITY;
      for (let c = 0; c < classes; c++) {
        if (demand[cell + c] === 0) continue;
        const load = classLoads?.[c] ?? 1;
        if (load === 0) continue;
        const value = at[cell + c]! + (classLoads ? at[classStart + person * classes + c]! : 0);
        if (value > best) {
          best = value;
          bestClass[slot] = c;
        }
      }
      term[slot] = bySlot[slot]! - best;
      if (dual.jitter) term[slot]! += dual.jitter[index * mostSlots + slot]!;
      if (hasLimits)
        for (const limit of limitsAt(person, start + slot)) term[slot]! -= at[limitStart + limit]!;
    }
    const must = works[index]!;
    let closed = blocked | leaves[index]!;
    for (let slot = 0; slot < slotCount; slot++)
      if (term[slot] === Number.POSITIVE_INFINITY) closed |= 1 << slot;
    const base = row * width;
    least.fill(Number.POSITIVE_INFINITY, base, base + width);
    if (must === 0) {
      least[base] = 0;
      masks[base] = 0;
    }
    if (walk) {
      for (let slot = 0; slot < slotCount; slot++) worth[slot] = bySlot[slot]! - term[slot]!;
      for (const { mask, reduced } of walk.cheapest(bySlot, worth, closed, must)) {
        const turns = countBits(mask);
        if (reduced >= least[base + turns]!) continue;
        least[base + turns] = reduced;
        masks[base + turns] = mask;
      }
      return;
    }
    const { slot: slotOf, depth: depthOf, next, mask: maskOf, price: priceOf } = tree;
    const length = slotOf.length;
    let i = 1;
    while (i < length) {
      const slot = slotOf[i]!;
      if ((closed >> slot) & 1) {
        i = next[i]!;
        continue;
      }
      const depth = depthOf[i]!;
      const sum = sums[depth - 1]! + term[slot]!;
      sums[depth] = sum;
      const reduced = sum + priceOf[i]!;
      if (reduced < least[base + depth]! && (maskOf[i]! & must) === must) {
        least[base + depth] = reduced;
        masks[base + depth] = maskOf[i]!;
      }
      i++;
    }
  }

  /** Adds the convex steps of one day to `steps`; false if the case allows no day. */
  function addSteps(row: number): boolean {
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
    if (top < 0) return false;
    taken[row] = hull[0]!;
    for (let j = 1; j <= top; j++) {
      const from = hull[j - 1]!;
      const to = hull[j]!;
      const slope = (least[base + to]! - least[base + from]!) / (to - from);
      if (slope < 0) steps.push({ slope, day: row, from, to });
    }
    return true;
  }

  function take(index: number, mask: number, share: number, at: Float64Array, slope: Float64Array): void {
    if (mask === 0) return;
    const { person, start } = days[index]!;
    const { classLoads } = problem.persons[person]!;
    for (let slot = 0, rest = mask; rest !== 0; slot++, rest >>>= 1) {
      if (!(rest & 1)) continue;
      const cell = (start + slot) * classes;
      let best = -1;
      let bestValue = Number.NEGATIVE_INFINITY;
      for (let c = 0; c < classes; c++) {
        if (demand[cell + c] === 0 || classLoads?.[c] === 0) continue;
        const value = at[cell + c]! + (classLoads ? at[classStart + person * classes + c]! : 0);
        if (value > bestValue) [best, bestValue] = [c, value];
      }
      slope[cell + best]! -= share;
      if (classLoads) slope[classStart + person * classes + best]! -= share;
      if (hasLimits) for (const limit of limitsAt(person, start + slot)) slope[limitStart + limit]! -= share;
    }
  }

  /** The least price of a person's week within its load, at the best price of the load. */
  function priceWeek(
    person: number,
    first: number,
    end: number,
    at: Float64Array,
    slope: Float64Array,
    picks: Int32Array,
  ): number {
    steps.length = 0;
    let turns = 0;
    for (let index = first; index < end; index++) {
      const row = index - first;
      priceDay(index, at, row);
      if (!addSteps(row)) return Number.POSITIVE_INFINITY;
      turns += taken[row]!;
    }
    const { maxLoad } = problem.persons[person]!;
    loads[person] = 0;
    overloaded[person] = turns > maxLoad ? 1 : 0;
    if (turns > maxLoad) return Number.POSITIVE_INFINITY;
    steps.sort((a, b) => a.slope - b.slope);
    let week = 0;
    for (let row = 0; row < end - first; row++) week += least[row * width + taken[row]!]!;
    loads[person] = 0;
    let last = Number.NEGATIVE_INFINITY;
    let part = -1;
    let share = 0;
    let partTo = 0;
    for (const step of steps) {
      const turnsMore = step.to - step.from;
      if (turns + turnsMore <= maxLoad && share === 0) {
        turns += turnsMore;
        taken[step.day] = step.to;
        week += step.slope * turnsMore;
        last = step.slope;
        continue;
      }
      // The load is full: its price is that of the first turn left out.
      if (turns === maxLoad) loads[person] = last === Number.NEGATIVE_INFINITY ? step.slope : step.slope;
      else {
        loads[person] = step.slope;
        share = (maxLoad - turns) / turnsMore;
        part = step.day;
        partTo = step.to;
        week += step.slope * (maxLoad - turns);
      }
      break;
    }
    picks.fill(0, count + 3 * person, count + 3 * person + 3);
    for (let row = 0; row < end - first; row++) {
      const index = first + row;
      const mask = masks[row * width + taken[row]!]!;
      if (row === part) {
        take(index, mask, 1 - share, at, slope);
        take(index, masks[row * width + partTo]!, share, at, slope);
        picks.set([index, masks[row * width + partTo]!, share * PARTS], count + 3 * person);
      } else take(index, mask, 1, at, slope);
      picks[index] = mask;
    }
    return week;
  }

  const firstOf = new Int32Array(persons + 1);
  for (const { person } of days) firstOf[person + 1]!++;
  for (let p = 0; p < persons; p++) firstOf[p + 1]! += firstOf[p]!;

  const dual: WeekDual = {
    size,
    firstBounded: cellCount,
    choices: count + 3 * persons,
    mostSlots,
    jitter: null,
    addShares,
    personDays: days,
    works,
    leaves,
    weeks,
    overloaded,
    blocked: days.map(({ blocked }) => blocked),
    cell: (day, slot, lineClass) => (slotStart[day]! + slot) * classes + lineClass,
    limit: (index) => limitStart + index,
    worthOf(at, person, day, slot, lineClass) {
      const place = slotStart[day]! + slot;
      let worth = at[place * classes + lineClass]!;
      if (problem.persons[person]!.classLoads) worth += at[classStart + person * classes + lineClass]!;
      for (const limit of limitsAt(person, place)) worth += at[limitStart + limit]!;
      return worth;
    },
    evaluate(at, slope, picks) {
      slope.fill(0);
      let bound = freeCost;
      for (let slot = 0; slot < slots; slot++) bound += fillSlot(slot, at, slope);
      if (byClass) {
        problem.persons.forEach((person, p) => {
          person.classLoads?.forEach((load, c) => {
            const i = classStart + p * classes + c;
            bound += at[i]! * load;
            slope[i]! += load;
          });
        });
      }
      limits.forEach((limit, l) => {
        const i = limitStart + l;
        bound += at[i]! * limit.free;
        slope[i]! += limit.free;
        const most = Math.min(limit.max, limit.members.length) - limit.free;
        for (let j = 1; j <= most && limit.weight * j + at[i]! < 0; j++) {
          bound += limit.weight * j + at[i]!;
          slope[i]!++;
        }
      });
      for (let p = 0; p < persons; p++) {
        if (firstOf[p] === firstOf[p + 1]) continue;
        weeks[p] = priceWeek(p, firstOf[p]!, firstOf[p + 1]!, at, slope, picks);
        bound += weeks[p]!;
      }
      return bound;
    },
    pricesAt(at) {
      dual.evaluate(at, new Float64Array(size), new Int32Array(dual.choices));
      const prices = zeroPrices(problem);
      problem.days.forEach((day, d) => {
        day.slots.forEach((_, h) => {
          for (let c = 0; c < classes; c++) prices.cells[d]![h]![c] = at[(slotStart[d]! + h) * classes + c]!;
        });
      });
      prices.loads = Array.from(loads);
      prices.classLoads?.forEach((of, p) => {
        for (let c = 0; c < classes; c++) of[c] = at[classStart + p * classes + c]!;
      });
      prices.limits = prices.limits.map((_, l) => at[limitStart + l]!);
      return prices;
    },
  };
  return dual;

  function addShares(picks: Int32Array, weight: number, shares: Float64Array): void {
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
  }

  /** Lines filled at their price, or left as holes at their cost. */
  function fillSlot(slot: number, at: Float64Array, slope: Float64Array): number {
    const cell = slot * classes;
    const costs = holePrices[slot]!;
    if (classes === 1) {
      const lines = demand[cell]!;
      const price = at[cell]!;
      let bestK = 0;
      let best = costs[0]!;
      for (let k = 1; k <= lines; k++) {
        const value = costs[k]! - k * price;
        if (value < best) [best, bestK] = [value, k];
      }
      slope[cell]! += lines - bestK;
      return lines * price + best;
    }
    lineOrder.length = 0;
    for (let c = 0; c < classes; c++) for (let line = 0; line < demand[cell + c]!; line++) lineOrder.push(c);
    lineOrder.sort((a, b) => at[cell + b]! - at[cell + a]!);
    let saved = 0;
    let best = costs[0]!;
    let bestK = 0;
    lineOrder.forEach((c, k) => {
      saved += at[cell + c]!;
      if (costs[k + 1]! - saved < best) [best, bestK] = [costs[k + 1]! - saved, k + 1];
    });
    lineOrder.forEach((c, k) => {
      if (k >= bestK) slope[cell + c]!++;
    });
    return saved + best;
  }
}

interface DualDay {
  person: number;
  day: number;
  /** How its forms are priced: all one by one, or by a walk through the day. */
  tree: FormTree;
  walk: DayWalk | null;
  blocked: number;
  bySlot: Float64Array;
  free: number;
  /** Index of the day's first slot among all slots. */
  start: number;
  slotCount: number;
  /** Most turns in it. */
  most: number;
}

const NO_FORMS = { walk: new Int32Array(1), prices: new Float64Array(1) };

function listPersonDays(problem: Problem): DualDay[] {
  const trees = new Map<object, FormTree>();
  let start = 0;
  const starts = problem.days.map((day) => (start += day.slots.length) - day.slots.length);
  return ownDays(problem).flatMap((ofPerson, person) =>
    ofPerson.flatMap((mine, day) => {
      if (!mine) return [];
      const { forms, blocked, bySlot, free } = mine;
      const slotCount = problem.days[day]!.slots.length;
      const walk = 'costOf' in forms ? forms : null;
      const tree = trees.get(forms) ?? makeFormTree('costOf' in forms ? NO_FORMS : forms);
      trees.set(forms, tree);
      const most = walk ? slotCount : tree.most;
      return [{ person, day, tree, walk, most, blocked, bySlot, free, start: starts[day]!, slotCount }];
    }),
  );
}

/** The limits in which a person counts, by person and slot. */
function memberships(problem: Problem, limits: readonly SlotLimit[], slotStart: readonly number[], slots: number) {
  const none: readonly number[] = [];
  const known = new Array<number[] | undefined>(limits.length > 0 ? problem.persons.length * slots : 0);
  limits.forEach(({ members, day, slot }, l) => {
    for (const person of members) {
      const at = person * slots + slotStart[day]! + slot;
      known[at] ??= [];
      known[at].push(l);
    }
  });
  return (person: number, slot: number): readonly number[] => known[person * slots + slot] ?? none;
}
