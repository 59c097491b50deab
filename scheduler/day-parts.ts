import type { DayContext, WorkedDay } from './day-context.ts';
import { countBits, type Problem } from './problem.ts';
import { RULES } from './rules/index.ts';
import type { ClassLimit, DayMachine, DayPart } from './rules/rule.ts';
import { levelOf } from './rules/rule-level.ts';

/** What a rule in force says about one person's day. */
export interface ActivePart {
  part: DayPart;
  hard: boolean;
}

/** The parts of all rules in force that are about one person's day, as `countingDone` has them. */
export function dayParts(problem: Problem): ActivePart[] {
  return RULES.flatMap((rule) => {
    const level = levelOf(problem.rules, rule.setting);
    return rule.day && level !== 'off' ? [{ part: countingDone(rule.day), hard: level === 'hard' }] : [];
  });
}

/** Most turns that a person may have on a day besides those that are done. */
export function mostTurns({ person, done }: Pick<DayContext, 'person' | 'done'>): number {
  return Math.min(Math.max(0, person.dailyMax - countBits(done.mask)), person.maxLoad);
}

/** How many turns of a day may be on a class of lines; `null`: as many as the day can have. */
export function classLimit(
  problem: Problem,
  parts: readonly ActivePart[],
  context: DayContext,
): ClassLimit | null {
  for (const { part } of parts) {
    const limit = part.mostOfClass?.(problem.rules, context);
    if (limit && limit.most < mostTurns(context)) return limit;
  }
  return null;
}

/**
 * A part that counts what is done (`DayContext.done`) as worked. What is done breaks nothing by itself: nobody can help
 * it any more.
 */
export function countingDone(part: DayPart): DayPart {
  const { bySlot, machine, mostOfClass } = part;
  return {
    ...part,
    cost: (rules, day, worked) => part.cost(rules, day, withDone(day, worked)),
    slots: (rules, day, worked) => part.slots(rules, day, withDone(day, worked)),
    sentence: (rules, day, worked) => part.sentence(rules, day, withDone(day, worked)),
    breaks(rules, day, worked) {
      if (!part.breaks(rules, day, withDone(day, worked))) return false;
      if (day.done.mask === 0) return true;
      if (bySlot) return (part.slots(rules, day, withDone(day, worked)) & ~day.done.mask) !== 0;
      return !part.breaks(rules, day, day.done);
    },
    ...(bySlot && {
      bySlot: (rules, day) =>
        bySlot(rules, day).flatMap(({ mask, counts, weight }) => {
          const left = { mask: mask & ~day.done.mask, counts, weight };
          // What is done cannot be worked once more, so that it always counts as left free: a constant.
          const done = { mask: mask & day.done.mask, counts: 'free' as const, weight };
          return counts === 'worked' && done.mask !== 0 ? [left, done] : [left];
        }),
    }),
    ...(mostOfClass && {
      mostOfClass(rules, day): ClassLimit {
        const { lineClass, most } = mostOfClass(rules, day);
        const done = countBits(day.done.byClass[lineClass] ?? 0);
        return { lineClass, most: done > most ? Number.POSITIVE_INFINITY : most - done };
      },
    }),
    ...(machine && {
      machine(rules, day, isHard): DayMachine {
        const { states, next, price } = machine(rules, day, isHard);
        const isDone = (slot: number) => ((day.done.mask >> slot) & 1) === 1;
        if (isHard && part.breaks(rules, day, day.done)) return { states: 1, next: () => 0, price: () => 0 };
        return {
          states,
          next: (state, slot, works) => next(state, slot, works || isDone(slot)),
          price: (state, slot, works) => price(state, slot, works || isDone(slot)),
        };
      },
    }),
  };
}

function withDone({ done }: DayContext, worked: WorkedDay): WorkedDay {
  if (done.mask === 0) return worked;
  return {
    mask: worked.mask | done.mask,
    byClass: done.byClass.map((mask, c) => mask | (worked.byClass[c] ?? 0)),
  };
}
