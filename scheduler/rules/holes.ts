import type { RuleSet } from '../../model/config/schema.ts';
import { sentence } from '../../model/texts/sentence.ts';
import type { Rule } from './rule.ts';
import { levelOf } from './rule-level.ts';

/**
 * Holes hurt more the more there are in one slot: `weight`·k² + `extraWeight`·(k − 1) for k holes. `limit` is a
 * hard rule that an impossible week may break.
 */
export const holes: Rule = {
  key: 'holes',
  setting: 'holes',
  hole: {
    cost({ rules }, slot, fixedHoles, count) {
      if (levelOf(rules, 'holes') !== 'soft' || count === 0) return 0;
      const { weight, extraWeight } = rules.holes;
      const first = slot.holeUndesired ? surcharge(rules, fixedHoles) : 0;
      return weight * count * count + extraWeight * (count - 1) + first;
    },
    breaches: ({ rules }, _fixedHoles, count) => Math.max(0, count - hardLimit(rules)),
    sentence({ rules }, at, count, broken) {
      if (!broken) return sentence('rule.holes', { ...at, count });
      return sentence('rule.holes.limit', { ...at, count, limit: hardLimit(rules) });
    },
  },
};

/** Most holes in a slot: none where the rule itself is hard. */
function hardLimit(rules: RuleSet): number {
  const limit = rules.holes?.limit ?? Number.POSITIVE_INFINITY;
  return levelOf(rules, 'holes') === 'hard' ? 0 : limit;
}

/**
 * A first hole that is itself unwanted costs what the cheaper way of having it costs: somebody's wish, or a place that
 * is not taken as it should be. By rules that are off it costs nothing, and never so much that two holes would add
 * less than the first: where more than one hole is fixed, that alone could make prices fall.
 */
function surcharge(rules: RuleSet, fixedHoles: number): number {
  const { weight, extraWeight } = rules.holes;
  const wish = weightOf(rules, 'optional-unavailability');
  const place = fixedHoles > 0 ? weightOf(rules, 'fixed-turns') : 0;
  const dearest = fixedHoles > 1 ? 2 * weight + extraWeight : Number.POSITIVE_INFINITY;
  return Math.min(wish, extraWeight + place, dearest);
}

function weightOf(rules: RuleSet, setting: 'optional-unavailability' | 'fixed-turns'): number {
  return levelOf(rules, setting) === 'off' ? 0 : rules[setting].weight;
}
