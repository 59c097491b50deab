import { evaluate, type Finding } from '../../scheduler/evaluate.ts';
import type { Assignment, Problem } from '../../scheduler/problem.ts';

/** What one rule says of an assignment. */
export function findingsOf(rule: string, problem: Problem, assignment: Assignment): Finding[] {
  return evaluate(problem, assignment).findings.filter((finding) => finding.rule === rule);
}

/** What a rule costs, and how often it is broken. */
export function priceOf(
  rule: string,
  problem: Problem,
  assignment: Assignment,
): { cost: number; broken: number } {
  const found = findingsOf(rule, problem, assignment);
  return {
    cost: found.reduce((sum, finding) => sum + finding.cost, 0),
    broken: found.filter((finding) => finding.broken).length,
  };
}
