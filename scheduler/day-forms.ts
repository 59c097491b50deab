import { type DayContext, dayContexts } from './day-context.ts';
import { type ActivePart, classLimit, dayParts, mostTurns } from './day-parts.ts';
import { type DayWalk, makeDayWalk } from './day-walks.ts';
import { classCount, countBits, type Problem, slotsOf } from './problem.ts';
import { BREACH, type ClassLimit } from './rules/rule.ts';

/**
 * The forms that a day can take: all sets of slots that the rules about the form of a day allow, with their price.
 * Many person-days share one list. What is the person's own (unavailability, fixed turns) adds up slot by slot.
 */
export interface DayForms {
  /** Every set of at most `most` slots, ascending, so that each comes after itself less its lowest slot. */
  walk: Int32Array;
  /** Price of each set of `walk`, that of the empty one taken off; Infinity where a hard rule forbids it. */
  prices: Float64Array;
  /** Price of the empty set: 0 unless something is done. */
  free: number;
}

/** What makes one person's day differ from its form. */
export interface OwnDay {
  /** All forms, or the way to walk through them where they are too many. */
  forms: DayForms | DayWalk;
  /** Slots that cannot be worked. */
  blocked: number;
  /** What working a slot adds to the price. */
  bySlot: Float64Array;
  /** Price of the free day. */
  free: number;
  /** Where lines differ, how many of the turns may be on one class of them; `null`: all. */
  classLimit: ClassLimit | null;
}

/** Sets of slots beyond which walking through a day is quicker than listing them. */
const MOST_FORMS = 20_000;

/** Whether days can be priced at all: their forms can be listed, or every rule in force can read them slot by slot. */
export function canPriceDays(problem: Problem): boolean {
  const parts = dayParts(problem);
  const asked = new Set<string>();
  return dayContexts(problem).every((days) =>
    days.every((context) => {
      const most = mostInForm(problem, parts, context);
      const key = formKey(context, most);
      if (asked.has(key) || countForms(context.slotCount, most) <= MOST_FORMS) return true;
      asked.add(key);
      return makeDayWalk(problem, parts, context, most) !== null;
    }),
  );
}

/** How every person can work every day, [person][day]; `null`: not at all. */
export function ownDays(problem: Problem): (OwnDay | null)[][] {
  const parts = dayParts(problem);
  const known = new Map<string, DayForms | DayWalk>();
  return dayContexts(problem).map((days) =>
    days.map((context) => {
      const most = mostInForm(problem, parts, context);
      const key = formKey(context, most);
      const forms = known.get(key) ?? formsOf(problem, parts, context, most);
      known.set(key, forms);
      const own = ownPart(problem, parts, context);
      const free = own.free + forms.free;
      return most === 0 && free === 0 ? null : { ...own, forms, free };
    }),
  );
}

/** Most turns of a day: where lines do not differ, a rule about one class is a rule about all. */
function mostInForm(problem: Problem, parts: ActivePart[], context: DayContext): number {
  const limit = classCount(problem) === 1 ? classLimit(problem, parts, context) : null;
  return limit?.most ?? mostTurns(context);
}

/** What the form of a day depends on: days of one key share their forms. */
function formKey({ slotCount, day, person, done }: DayContext, most: number): string {
  return [slotCount, day.lunch, person.lunchExempt, person.dailyMax, most, done.mask].join();
}

function formsOf(
  problem: Problem,
  parts: ActivePart[],
  context: DayContext,
  most: number,
): DayForms | DayWalk {
  if (countForms(context.slotCount, most) <= MOST_FORMS) return listForms(problem, parts, context, most);
  const walk = makeDayWalk(problem, parts, context, most);
  if (!walk) throw new Error('days of this problem cannot be priced: ask canPriceDays first');
  return walk;
}

function countForms(slots: number, most: number): number {
  let count = 1;
  for (let turns = 1, ways = 1; turns <= Math.min(most, slots); turns++) {
    ways = (ways * (slots - turns + 1)) / turns;
    count += ways;
  }
  return count;
}

function listForms(problem: Problem, parts: ActivePart[], context: DayContext, most: number): DayForms {
  const formParts = parts.filter(({ part }) => !part.bySlot && !part.mostOfClass);
  const plain: DayContext = { ...context, busy: 0, undesired: 0, fixed: 0 };
  const walk = setsOf(context.slotCount, most);
  const prices = new Float64Array(walk.length);
  const worked = { mask: 0, byClass: [0] };
  for (let i = 0; i < walk.length; i++) {
    worked.mask = walk[i]!;
    worked.byClass[0] = walk[i]!;
    for (const { part, hard } of formParts) {
      if (!hard) prices[i]! += part.cost(problem.rules, plain, worked);
      else if (part.breaks(problem.rules, plain, worked)) prices[i] = Number.POSITIVE_INFINITY;
    }
  }
  const free = prices[0]!;
  return { walk, prices: free === 0 ? prices : prices.map((price) => price - free), free };
}

function ownPart(problem: Problem, parts: ActivePart[], context: DayContext): Omit<OwnDay, 'forms'> {
  let blocked = context.busy;
  let free = 0;
  const bySlot = new Float64Array(context.slotCount);
  for (const { part, hard } of parts) {
    for (const { mask, counts, weight } of part.bySlot?.(problem.rules, context) ?? []) {
      if (hard && !part.elastic) {
        if (counts === 'worked') blocked |= mask;
        continue;
      }
      const price = hard ? BREACH : weight;
      if (counts === 'free') free += price * countBits(mask);
      for (const slot of slotsOf(mask)) bySlot[slot]! += counts === 'worked' ? price : -price;
    }
  }
  const limit = classCount(problem) > 1 ? classLimit(problem, parts, context) : null;
  return { blocked, bySlot, free, classLimit: limit };
}

/** All sets of at most `most` of so many slots, the empty one included, ascending. */
function setsOf(slots: number, most: number): Int32Array {
  const sets: number[] = [0];
  const extend = (from: number, mask: number, turns: number) => {
    for (let slot = from; slot < slots && turns < most; slot++) {
      sets.push(mask | (1 << slot));
      extend(slot + 1, mask | (1 << slot), turns + 1);
    }
  };
  extend(0, 0, 0);
  return Int32Array.from(sets).sort();
}
