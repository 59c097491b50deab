import type { RuleSet } from '../../model/config/schema.ts';
import { sentence } from '../../model/texts/sentence.ts';
import type { DayContext } from '../day-context.ts';
import type { Rule } from './rule.ts';

/**
 * Many turns in a row tire. `runs`: each run of `from` slots or more costs `weight`; `exact4`: exactly the days
 * 1110 and 0111 do.
 */
export const marathon: Rule = {
  key: 'marathon',
  setting: 'marathon',
  day: {
    breaks: (rules, _day, worked) => longRuns(worked.mask, rules.marathon.from).count > 0,
    cost: (rules, day, worked) => price(rules, day, worked.mask),
    slots: (rules, _day, worked) => longRuns(worked.mask, rules.marathon.from).mask,
    machine(rules, _day, isHard) {
      const { from, weight } = rules.marathon;
      const price = isHard ? Number.POSITIVE_INFINITY : weight;
      return {
        states: from + 1,
        next: (run, _slot, works) => (works ? Math.min(run + 1, from) : 0),
        price: (run, _slot, works) => (works && run + 1 === from ? price : 0),
      };
    },
    sentence: (_rules, day) => sentence('rule.marathon', { person: day.person.name, day: day.day.label }),
  },
};

function price(rules: RuleSet, day: DayContext, mask: number): number {
  if (rules.shapes === 'exact4' && day.slotCount === 4) {
    return mask === 0b0111 || mask === 0b1110 ? rules.marathon.weight : 0;
  }
  return rules.marathon.weight * longRuns(mask, rules.marathon.from).count;
}

/** Runs of at least `from` worked slots: how many, and the mask of their slots. */
function longRuns(mask: number, from: number): { count: number; mask: number } {
  let count = 0;
  let found = 0;
  let length = 0;
  // One slot beyond the last closes a run that reaches it; 31 is the most that a mask can hold.
  for (let slot = 0; slot <= 31; slot++) {
    if (slot < 31 && (mask >> slot) & 1) {
      length++;
      continue;
    }
    if (length >= from) {
      count++;
      found |= ((1 << length) - 1) << (slot - length);
    }
    length = 0;
  }
  return { count, mask: found };
}
