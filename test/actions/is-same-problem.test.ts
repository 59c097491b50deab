import { expect, test } from 'vitest';
import { isSameProblem } from '../../actions/is-same-problem.ts';
import type { RuleSet, TunableRule } from '../../model/config/schema.ts';
import type { Problem } from '../../scheduler/problem.ts';
import { makeProblem, type ProblemSketch } from '../support/problem-builder.ts';

const week = (rules: ProblemSketch['rules'] = {}) => makeProblem({ persons: [{ groups: ['it'] }], rules });

function without(problem: Problem, ...missing: TunableRule[]): Problem {
  const rules: Partial<RuleSet> = { ...problem.rules };
  for (const rule of missing) delete rules[rule];
  return { ...problem, rules: rules as RuleSet };
}

test('what was proved holds for the same problem, and for no other', () => {
  expect(isSameProblem(week(), week())).toBe(true);
  expect(isSameProblem(week(), week({ holes: { weight: 99 } }))).toBe(false);
  expect(isSameProblem(week(), { ...week(), name: 'other' })).toBe(false);
});

test('a rule that came since may be off, or have nothing to say of anybody', () => {
  expect(isSameProblem(week(), without(week(), 'stability', 'group-phoning'))).toBe(true);
  const silent = week({ 'group-phoning': { level: 'hard', groups: { door: 1 } } });
  expect(isSameProblem(silent, without(silent, 'group-phoning'))).toBe(true);
});

test('a rule that came since and speaks makes it another problem', () => {
  const group = week({ 'group-phoning': { level: 'hard', groups: { it: 1 } } });
  expect(isSameProblem(group, without(group, 'group-phoning'))).toBe(false);
  const day = week({ marathon: { level: 'soft' } });
  expect(isSameProblem(day, without(day, 'marathon'))).toBe(false);
});

test('a rule that is no more makes it another problem', () => {
  expect(isSameProblem(without(week(), 'marathon'), week({ marathon: { level: 'soft' } }))).toBe(false);
});
