import { ClassSurplus } from '../class-surplus.ts';
import { ownDays } from '../day-forms.ts';
import type { DayWalk } from '../day-walks.ts';
import { countBits, type Problem } from '../problem.ts';
import type { ClassLimit } from '../rules/rule.ts';
import { type FormTree, makeFormTree } from './form-tree.ts';
import type { PriceLayout } from './price-layout.ts';

/** A person-day that can be worked. */
export interface SearchDay {
  person: number;
  day: number;
  /** How its forms are priced: one by one, or by a walk through the day. */
  forms: FormTree | DayWalk;
  blocked: number;
  bySlot: Float64Array;
  /** Price of the free day. */
  free: number;
  /** Place of its first slot. */
  start: number;
  slotCount: number;
  /** Most turns in it. */
  most: number;
  /** Where lines differ, how many of them may be on one class. */
  classLimit: ClassLimit | null;
}

/** For every number of turns the cheapest form of a day, one day a row. */
export interface DayTable {
  width: number;
  /** Price less what the turns are worth; Infinity where there is no such form. */
  least: Float64Array;
  masks: Int32Array;
}

/** All person-days that can be worked, person by person, in the order of `Pricing.days`. */
export function listSearchDays(problem: Problem, layout: PriceLayout): SearchDay[] {
  const known = new Map<object, SearchDay['forms']>();
  return ownDays(problem).flatMap((ofPerson, person) =>
    ofPerson.flatMap((mine, day) => {
      if (!mine) return [];
      const { blocked, bySlot, free, classLimit } = mine;
      const slotCount = problem.days[day]!.slots.length;
      const forms = known.get(mine.forms) ?? ('costOf' in mine.forms ? mine.forms : makeFormTree(mine.forms));
      known.set(mine.forms, forms);
      const most = 'costOf' in forms ? slotCount : forms.most;
      const start = slotCount > 0 ? layout.slotAt(day, 0) : 0;
      return [{ person, day, forms, blocked, bySlot, free, start, slotCount, most, classLimit }];
    }),
  );
}

/** Counts the turns of a person-day on the class of lines that is limited for it. */
export function countClass(
  layout: PriceLayout,
  { person, start, slotCount }: SearchDay,
  { lineClass, most }: ClassLimit,
  at: Float64Array,
  surplus: ClassSurplus,
): void {
  surplus.start(most);
  for (let slot = 0; slot < slotCount; slot++) {
    const worth = layout.classWorth(at, person, start + slot, lineClass);
    const best = layout.bestClassBut(lineClass, at, person, start + slot);
    surplus.add(
      slot,
      worth,
      best < 0 ? Number.NEGATIVE_INFINITY : layout.classWorth(at, person, start + slot, best),
    );
  }
}

/**
 * Prices a person-day at a point, into a row of the table: the hot loop of the search. `works` and `leaves` are the
 * slots that a case says are worked, or not; `jitter` is added to the price of each slot.
 */
export function makeDayPricer(
  layout: PriceLayout,
  table: DayTable,
  mostSlots: number,
): (
  day: SearchDay,
  at: Float64Array,
  row: number,
  works: number,
  leaves: number,
  jitter: Float64Array | null,
) => void {
  const { width, least, masks } = table;
  const term = new Float64Array(mostSlots);
  const worth = new Float64Array(mostSlots);
  const sums = new Float64Array(mostSlots + 1);
  const classSurplus = new ClassSurplus(mostSlots);

  return (searchDay, at, row, works, leaves, jitter) => {
    const { person, forms, bySlot, start, slotCount, classLimit } = searchDay;
    let closed = searchDay.blocked | leaves;
    for (let slot = 0; slot < slotCount; slot++) {
      const place = start + slot;
      const best = layout.bestClass(at, person, place);
      if (best < 0) {
        closed |= 1 << slot;
        continue;
      }
      let value = layout.classWorth(at, person, place, best) + layout.limitWorth(at, person, place);
      if (jitter) value -= jitter[slot]!;
      worth[slot] = value;
      term[slot] = bySlot[slot]! - value;
    }
    if (classLimit) countClass(layout, searchDay, classLimit, at, classSurplus);
    const surplus = classLimit && classSurplus.canBe(~closed) ? classSurplus : null;
    const base = row * width;
    least.fill(Number.POSITIVE_INFINITY, base, base + width);
    if (works === 0) {
      least[base] = 0;
      masks[base] = 0;
    }
    if ('costOf' in forms) {
      for (const { mask, reduced } of forms.cheapest(bySlot, worth, closed, works, surplus)) {
        const turns = countBits(mask);
        if (reduced >= least[base + turns]!) continue;
        least[base + turns] = reduced;
        masks[base + turns] = mask;
      }
      return;
    }
    const { slot: slots, depth: depths, next, mask: allMasks, price: prices } = forms;
    const count = slots.length;
    // The first form is the free day.
    for (let i = 1; i < count; ) {
      const slot = slots[i]!;
      if ((closed >> slot) & 1) {
        i = next[i]!;
        continue;
      }
      const depth = depths[i]!;
      const sum = sums[depth - 1]! + term[slot]!;
      sums[depth] = sum;
      let reduced = sum + prices[i]!;
      if (reduced < least[base + depth]! && (allMasks[i]! & works) === works) {
        if (surplus) reduced += surplus.costOf(allMasks[i]!);
        if (reduced < least[base + depth]!) {
          least[base + depth] = reduced;
          masks[base + depth] = allMasks[i]!;
        }
      }
      i++;
    }
  };
}
