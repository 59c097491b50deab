import { type Assignment, demandOf, type Problem } from './problem.ts';
import { RULES } from './rules/index.ts';
import { BREACH, type Rule, type SlotLimit } from './rules/rule.ts';
import { levelOf } from './rules/rule-level.ts';

/** The limits on who may attend a slot together, of all rules in force. */
export function slotLimits(problem: Problem): SlotLimit[] {
  return RULES.flatMap((rule) =>
    levelOf(problem.rules, rule.setting) === 'off' ? [] : limitsOf(rule, problem),
  );
}

/**
 * The limits of one rule, less those who attend whatever happens: these break no hard rule. Nobody is missing for whom
 * there is no line.
 */
export function limitsOf(rule: Rule, problem: Problem): SlotLimit[] {
  const limits = rule.slot?.limits(problem) ?? [];
  const isSomeDone = problem.persons.some((person) => person.done);
  return limits.map((limit) => {
    const { day, slot, members, max, least } = limit;
    const isDone = (p: number) => problem.persons[p]!.done?.[day]?.some((mask) => (mask >> slot) & 1);
    const done = isSomeDone ? members.filter(isDone) : [];
    if (done.length === 0 && !least) return limit;
    const lowest = Number.isFinite(max) || least ? 0 : Number.NEGATIVE_INFINITY;
    const free = Math.max(lowest, limit.free - done.length);
    return {
      ...limit,
      ...(done.length > 0 && { done }),
      free: least ? Math.min(free, problem.days[day]!.slots[slot]!.lines) : free,
      max: Math.max(lowest, max - done.length),
    };
  });
}

/** Price of `extra` persons above the free ones: weight · (1 + 2 + … + extra). */
export function stepCost(weight: number, extra: number): number {
  return extra <= 0 ? 0 : (weight * extra * (extra + 1)) / 2;
}

/** What the persons of a limit cost, so many of them being present; Infinity where a hard rule forbids it. */
export function limitCost(limit: SlotLimit, present: number): number {
  const { free, max, weight, least } = limit;
  if (least === 'hard') return BREACH * Math.max(0, free - present);
  if (least === 'soft') return stepCost(weight, free - present);
  return present > max ? Number.POSITIVE_INFINITY : stepCost(weight, present - free);
}

/**
 * A limit as a row of the pattern model: Σ present + direction · Σ steps ≤ `free`, or ≥ where it asks for a least.
 * Steps are at most 1 each; their prices do not fall. The price of the row has the sign of the direction.
 */
export interface LimitRow {
  direction: 1 | -1;
  steps: number[];
}

export function limitRow(limit: SlotLimit): LimitRow {
  const { free, max, members, least } = limit;
  const direction = least ? 1 : -1;
  const count = Math.max(0, least ? free : Math.min(max, members.length) - free);
  const away = (j: number) => limitCost(limit, free - direction * j);
  return { direction, steps: Array.from({ length: count }, (_, j) => away(j + 1) - away(j)) };
}

/** How many lines of a slot are fixed to stay free, [day][slot]. */
export function fixedHoles(problem: Problem): number[][] {
  const counts = problem.days.map((day) => day.slots.map(() => 0));
  for (const turn of problem.fixed) {
    if (turn.person === null) counts[turn.day]![turn.slot]!++;
  }
  return counts;
}

/** Cost of k holes in a slot by all rules, `BREACH` included for hard ones. */
export function holeCost(problem: Problem, day: number, slot: number, fixed: number, holes: number): number {
  let cost = 0;
  for (const { hole } of RULES) {
    if (!hole) continue;
    cost += hole.cost(problem, problem.days[day]!.slots[slot]!, fixed, holes);
    cost += BREACH * hole.breaches(problem, fixed, holes);
  }
  return cost;
}

/** Lines of a slot that nobody attends. */
export function holesIn(problem: Problem, assignment: Assignment, day: number, slot: number): number {
  return holesAmong(demandOf(problem, problem.days[day]!.slots[slot]!), assignment[day]?.[slot]);
}

/** Of the lines asked for in a slot, by class, those that none of its persons attends. */
export function holesAmong(demand: number[], persons: number[][] | undefined): number {
  return demand.reduce((sum, lines, c) => sum + Math.max(0, lines - (persons?.[c]?.length ?? 0)), 0);
}
