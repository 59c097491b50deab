import type { Sentence } from '../model/types.ts';
import { type DayContext, dayContexts, workedDays } from './day-context.ts';
import { type Assignment, demandOf, type Problem, slotsOf } from './problem.ts';
import { RULES } from './rules/index.ts';
import { BREACH, type Rule, type SlotLimit } from './rules/rule.ts';

/** One thing that a rule says of an assignment. */
export interface Finding {
  rule: string;
  /** Whole number; 0 if `broken`. */
  cost: number;
  broken: boolean;
  day: number | null;
  slots: number[];
  persons: number[];
  sentence: Sentence;
}

export interface Evaluation {
  /** Sum of the soft costs: a whole number. */
  cost: number;
  /** How many hard rules are broken, counted by finding. */
  broken: number;
  /** What an engine minimises: `cost` plus the price of every breach that cannot always be avoided. */
  objective: number;
  findings: Finding[];
  /** Cost of each rule that has any. */
  perRule: Record<string, number>;
  holes: number;
}

/**
 * THE judge: the exact cost of an assignment, rule by rule, with a sentence for each finding. It knows nothing of
 * engines and trusts none: it looks at who attends, and at nothing else.
 */
export function evaluate(problem: Problem, assignment: Assignment): Evaluation {
  const contexts = dayContexts(problem);
  const findings: Finding[] = [];
  let objective = 0;
  for (const rule of RULES) {
    const found = findBy(rule, problem, assignment, contexts);
    for (const { finding, price } of found) {
      findings.push(finding);
      objective += price;
    }
  }
  const perRule: Record<string, number> = {};
  for (const finding of findings) {
    if (finding.cost !== 0) perRule[finding.rule] = (perRule[finding.rule] ?? 0) + finding.cost;
  }
  return {
    cost: findings.reduce((sum, finding) => sum + finding.cost, 0),
    broken: findings.filter((finding) => finding.broken).length,
    objective,
    findings,
    perRule,
    holes: countHoles(problem, assignment),
  };
}

/** What the findings that touch a turn cost together; a finding of several turns counts for each of them. */
export function costOfTurn(evaluation: Evaluation, day: number, slot: number, person: number): number {
  return evaluation.findings
    .filter((f) => f.day === day && f.slots.includes(slot) && f.persons.includes(person))
    .reduce((sum, finding) => sum + finding.cost, 0);
}

/** The limits on who may attend a slot together, of all rules in force. */
export function slotLimits(problem: Problem): SlotLimit[] {
  return RULES.flatMap((rule) => (rule.slot && isOn(rule, problem) ? rule.slot.limits(problem) : []));
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

function isOn(rule: Rule, problem: Problem): boolean {
  return rule.setting === null || problem.rules[rule.setting].level !== 'off';
}

function isHard(rule: Rule, problem: Problem): boolean {
  return rule.setting === null || problem.rules[rule.setting].level === 'hard';
}

type Found = { finding: Finding; price: number };

function findBy(rule: Rule, problem: Problem, assignment: Assignment, contexts: DayContext[][]): Found[] {
  return [
    ...(rule.whole ? inWeek(rule, problem, assignment, contexts) : []),
    ...(rule.day && isOn(rule, problem) ? onDays(rule, problem, assignment, contexts) : []),
    ...(rule.slot && isOn(rule, problem) ? inSlots(rule, problem, assignment) : []),
    ...(rule.hole ? ofHoles(rule, problem, assignment) : []),
  ];
}

function inWeek(rule: Rule, problem: Problem, assignment: Assignment, contexts: DayContext[][]): Found[] {
  return rule.whole!.find(problem, assignment, contexts).map((hit) => ({
    finding: { rule: rule.key, cost: 0, broken: true, ...hit },
    price: BREACH,
  }));
}

function onDays(rule: Rule, problem: Problem, assignment: Assignment, contexts: DayContext[][]): Found[] {
  const part = rule.day!;
  const hard = isHard(rule, problem);
  const found: Found[] = [];
  workedDays(problem, assignment).forEach((days, p) => {
    days.forEach((worked, d) => {
      const context = contexts[p]![d]!;
      const broken = hard && part.breaks(problem.rules, context, worked);
      const cost = hard ? 0 : part.cost(problem.rules, context, worked);
      if (!broken && cost === 0) return;
      const slots = slotsOf(part.slots(problem.rules, context, worked));
      const sentence = part.sentence(problem.rules, context, worked);
      const price = broken ? BREACH * Math.max(1, part.elastic ? slots.length : 1) : cost;
      found.push({ finding: { rule: rule.key, cost, broken, day: d, slots, persons: [p], sentence }, price });
    });
  });
  return found;
}

function inSlots(rule: Rule, problem: Problem, assignment: Assignment): Found[] {
  const found: Found[] = [];
  for (const limit of rule.slot!.limits(problem)) {
    const here = new Set(assignment[limit.day]?.[limit.slot]?.flat());
    const present = limit.members.filter((p) => here.has(p));
    const extra = present.length - limit.free;
    const over = present.length - limit.max;
    const cost = over > 0 ? 0 : stepCost(limit.weight, extra);
    if (over <= 0 && cost === 0) continue;
    const sentence = rule.slot!.sentence(problem, limit, present);
    found.push({
      finding: {
        rule: rule.key,
        cost,
        broken: over > 0,
        day: limit.day,
        slots: [limit.slot],
        persons: present,
        sentence,
      },
      price: over > 0 ? BREACH * over : cost,
    });
  }
  return found;
}

function ofHoles(rule: Rule, problem: Problem, assignment: Assignment): Found[] {
  const found: Found[] = [];
  const fixed = fixedHoles(problem);
  problem.days.forEach((day, d) => {
    day.slots.forEach((slot, h) => {
      const holes = holesIn(problem, assignment, d, h);
      const at = { day: day.label, time: slot.label };
      const where = { rule: rule.key, day: d, slots: [h], persons: [] };
      const cost = rule.hole!.cost(problem, slot, fixed[d]![h]!, holes);
      if (cost > 0) {
        const sentence = rule.hole!.sentence(problem, at, holes, false);
        found.push({ finding: { ...where, cost, broken: false, sentence }, price: cost });
      }
      const breaches = rule.hole!.breaches(problem, fixed[d]![h]!, holes);
      if (breaches > 0) {
        const sentence = rule.hole!.sentence(problem, at, holes, true);
        found.push({ finding: { ...where, cost: 0, broken: true, sentence }, price: BREACH * breaches });
      }
    });
  });
  return found;
}

/** Lines of a slot that nobody attends. */
export function holesIn(problem: Problem, assignment: Assignment, day: number, slot: number): number {
  const demand = demandOf(problem, problem.days[day]!.slots[slot]!);
  return demand.reduce((sum, lines, c) => {
    return sum + Math.max(0, lines - (assignment[day]?.[slot]?.[c]?.length ?? 0));
  }, 0);
}

function countHoles(problem: Problem, assignment: Assignment): number {
  let holes = 0;
  problem.days.forEach((day, d) => {
    day.slots.forEach((_, h) => {
      holes += holesIn(problem, assignment, d, h);
    });
  });
  return holes;
}
