import { type DayContext, dayContexts } from './day-context.ts';
import { type ActivePart, dayParts, mostTurns } from './day-parts.ts';
import { classCount, countBits, demandOf, type Problem, slotsOf } from './problem.ts';
import { BREACH } from './rules/rule.ts';

/** One way in which one person can work one day, with its exact price. */
export interface DayPattern {
  /** Slots worked, as a mask. */
  mask: number;
  /** The part of the slots on each class of lines. */
  byClass: number[];
  slots: number[];
  /** Price of the day by all rules about days, less the price of the free day. May be negative (fixed turns). */
  cost: number;
}

export interface PersonDay {
  person: number;
  day: number;
  patterns: DayPattern[];
  /** Price of the free day. */
  freeCost: number;
}

/**
 * All patterns of all person-days that no hard rule forbids; a person-day with none is left out, its free day's
 * price included in `constant`. How many there are is told by `countPatterns` at no such cost.
 */
export function enumeratePatterns(problem: Problem): { personDays: PersonDay[]; constant: number } {
  const parts = dayParts(problem);
  const personDays: PersonDay[] = [];
  let constant = 0;
  dayContexts(problem).forEach((days, person) => {
    days.forEach((context, day) => {
      const free = priceOf(problem, parts, context, 0, [])!;
      constant += free;
      const patterns = patternsOf(problem, parts, context, free);
      if (patterns.length > 0) personDays.push({ person, day, patterns, freeCost: free });
    });
  });
  return { personDays, constant };
}

/**
 * The price of any day of anybody, `null` where a hard rule forbids it: for engines that do not enumerate.
 * Structural rules (load, daily limit, firm unavailability) are theirs to keep.
 */
export function dayPricer(
  problem: Problem,
): (person: number, day: number, mask: number, byClass: number[]) => number | null {
  const parts = dayParts(problem);
  const contexts = dayContexts(problem);
  return (person, day, mask, byClass) => priceOf(problem, parts, contexts[person]![day]!, mask, byClass);
}

/** An upper limit of the number of patterns, quickly. */
export function countPatterns(problem: Problem): number {
  const classes = classCount(problem);
  let count = 0;
  dayContexts(problem).forEach((days) => {
    for (const context of days) {
      const most = mostTurns(context);
      const open = context.slotCount - countBits(context.busy);
      for (let turns = 1, ways = 1; turns <= Math.min(most, open); turns++) {
        ways = (ways * (open - turns + 1)) / turns;
        count += ways * classes ** turns;
      }
    }
  });
  return count;
}

/** The price of a day, or `null` where a hard rule forbids it. */
function priceOf(
  problem: Problem,
  parts: ActivePart[],
  context: DayContext,
  mask: number,
  byClass: number[],
): number | null {
  const worked = { mask, byClass };
  let price = 0;
  for (const { part, hard } of parts) {
    if (!hard) price += part.cost(problem.rules, context, worked);
    else if (part.breaks(problem.rules, context, worked)) {
      if (!part.elastic) return null;
      price += BREACH * Math.max(1, countBits(part.slots(problem.rules, context, worked)));
    }
  }
  return price;
}

function patternsOf(problem: Problem, parts: ActivePart[], context: DayContext, free: number): DayPattern[] {
  const demands = context.day.slots.map((slot) => demandOf(problem, slot));
  const loads = context.person.classLoads;
  const most = mostTurns(context);
  const patterns: DayPattern[] = [];
  const byClass = new Array<number>(classCount(problem)).fill(0);

  const add = (mask: number) => {
    const price = priceOf(problem, parts, context, mask, byClass);
    if (price === null) return;
    patterns.push({ mask, byClass: [...byClass], slots: slotsOf(mask), cost: price - free });
  };
  const extend = (slot: number, mask: number, turns: number) => {
    if (mask !== 0 && slot === context.slotCount) add(mask);
    if (slot === context.slotCount) return;
    extend(slot + 1, mask, turns);
    if (turns === most || (context.busy >> slot) & 1) return;
    demands[slot]!.forEach((lines, c) => {
      if (lines === 0) return;
      if (loads && countBits(byClass[c]!) >= loads[c]!) return;
      byClass[c]! |= 1 << slot;
      extend(slot + 1, mask | (1 << slot), turns + 1);
      byClass[c]! &= ~(1 << slot);
    });
  };
  if (most > 0) extend(0, 0, 0);
  return patterns;
}
