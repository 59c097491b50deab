import { workedDays } from './day-context.ts';
import { type Finding, type Found, judgeParts } from './judge-parts.ts';
import type { Assignment, Problem } from './problem.ts';
import { holesIn } from './slot-prices.ts';

export type { Finding } from './judge-parts.ts';
export { fixedHoles, holeCost, holesIn, slotLimits, stepCost } from './slot-prices.ts';

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
  const found = findAll(problem, assignment);
  const findings = found.map((one) => one.tell());
  const perRule: Record<string, number> = {};
  for (const finding of findings) {
    if (finding.cost !== 0) perRule[finding.rule] = (perRule[finding.rule] ?? 0) + finding.cost;
  }
  return {
    cost: findings.reduce((sum, finding) => sum + finding.cost, 0),
    broken: findings.filter((finding) => finding.broken).length,
    objective: found.reduce((sum, one) => sum + one.price, 0),
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

/** What every part of the week says, in the order of the rules. */
function findAll(problem: Problem, assignment: Assignment): Found[] {
  const parts = judgeParts(problem);
  const worked = workedDays(problem, assignment);
  const found: Found[] = [];
  assignment.forEach((day, d) => {
    day.forEach((persons, h) => void found.push(...parts.ofSlot(d, h, persons)));
  });
  worked.forEach((days, p) => void found.push(...parts.ofPerson(p, days)));
  worked.forEach((days, p) => {
    days.forEach((day, d) => void found.push(...parts.ofPersonDay(p, d, day)));
  });
  const here = assignment.map((day) => day.map((persons) => new Set(persons.flat())));
  const nobody = new Set<number>();
  parts.limits.forEach((limit, i) => {
    found.push(...parts.ofLimit(i, here[limit.day]?.[limit.slot] ?? nobody));
  });
  problem.days.forEach((day, d) => {
    day.slots.forEach((_, h) => void found.push(...parts.ofHoles(d, h, assignment[d]?.[h] ?? [])));
  });
  return found.sort((a, b) => a.rule - b.rule);
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
