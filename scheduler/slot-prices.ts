import { type Assignment, demandOf, type Problem } from './problem.ts';
import { RULES } from './rules/index.ts';
import { BREACH, type Rule, type SlotLimit } from './rules/rule.ts';

/** The limits on who may attend a slot together, of all rules in force. */
export function slotLimits(problem: Problem): SlotLimit[] {
  return RULES.flatMap((rule) => {
    const isOff = rule.setting !== null && problem.rules[rule.setting].level === 'off';
    return isOff ? [] : limitsOf(rule, problem);
  });
}

/** The limits of one rule, less those who attend whatever happens: these break no hard rule. */
export function limitsOf(rule: Rule, problem: Problem): SlotLimit[] {
  const limits = rule.slot?.limits(problem) ?? [];
  if (problem.persons.every((person) => !person.done)) return limits;
  return limits.map((limit) => {
    const { day, slot, free, max } = limit;
    const done = limit.members.filter((p) =>
      problem.persons[p]!.done?.[day]?.some((mask) => (mask >> slot) & 1),
    );
    if (done.length === 0) return limit;
    const least = Number.isFinite(max) ? 0 : Number.NEGATIVE_INFINITY;
    return {
      ...limit,
      done,
      free: Math.max(least, free - done.length),
      max: Math.max(least, max - done.length),
    };
  });
}

/** Price of `extra` persons above the free ones: weight · (1 + 2 + … + extra). */
export function stepCost(weight: number, extra: number): number {
  return extra <= 0 ? 0 : (weight * extra * (extra + 1)) / 2;
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
