import type { RuleSet } from '../../model/config/schema.ts';
import { sentence } from '../../model/texts/sentence.ts';
import type { Rule } from './rule.ts';

/**
 * Holes hurt more the more there are in one slot: `weight`·k² + `extraWeight`·(k − 1) for k holes. `limit` is a
 * hard rule that an impossible week may break.
 */
export const holes: Rule = {
  key: 'holes',
  setting: 'holes',
  hole: {
    cost(problem, slot, fixedHoles, count) {
      const { level, weight, extraWeight } = problem.rules.holes;
      if (level !== 'soft' || count === 0) return 0;
      return weight * count * count + extraWeight * (count - 1) + surcharge(problem.rules, slot, fixedHoles);
    },
    breaches: (problem, _fixedHoles, count) => Math.max(0, count - hardLimit(problem.rules)),
    sentence(problem, at, count, broken) {
      if (!broken) return sentence('rule.holes', { ...at, count });
      return sentence('rule.holes.limit', { ...at, count, limit: hardLimit(problem.rules) });
    },
  },
};

/** Most holes in a slot: none where the rule itself is hard. */
function hardLimit(rules: RuleSet): number {
  const { level, limit } = rules.holes;
  return level === 'hard' ? 0 : (limit ?? Number.POSITIVE_INFINITY);
}

/** A first hole that is itself unwanted costs what the cheaper way of having it costs. */
function surcharge(rules: RuleSet, slot: { holeUndesired: boolean }, fixedHoles: number): number {
  if (!slot.holeUndesired) return 0;
  const unseated = rules.holes.extraWeight + (fixedHoles > 0 ? rules['fixed-turns'].weight : 0);
  return Math.min(rules['optional-unavailability'].weight, unseated);
}
