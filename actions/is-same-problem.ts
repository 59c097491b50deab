import { isDeepStrictEqual } from 'node:util';
import type { RuleSet } from '../model/config/schema.ts';
import type { Problem } from '../scheduler/problem.ts';
import { RULES } from '../scheduler/rules/index.ts';
import type { Rule } from '../scheduler/rules/rule.ts';
import { levelOf } from '../scheduler/rules/rule-level.ts';
import { limitsOf } from '../scheduler/slot-prices.ts';

/** Whether what was proved of a problem holds for one of today: rules that came since may say nothing of it. */
export function isSameProblem(today: Problem, proved: Problem): boolean {
  const isNew = ({ setting }: Rule) => setting !== null && !(setting in proved.rules);
  const silent = RULES.filter((rule) => isNew(rule) && isSilent(rule, today));
  const rules: Partial<RuleSet> = { ...today.rules };
  for (const { setting } of silent) if (setting !== null) delete rules[setting];
  return isDeepStrictEqual({ ...today, rules }, proved);
}

function isSilent(rule: Rule, problem: Problem): boolean {
  if (levelOf(problem.rules, rule.setting) === 'off') return true;
  const { day, hole, always } = rule;
  return !day && !hole && !always && limitsOf(rule, problem).length === 0;
}
