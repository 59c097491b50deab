import type { RuleSet } from '../../model/config/schema.ts';
import { sentence } from '../../model/texts/sentence.ts';
import type { DayContext } from '../day-context.ts';
import { slotsOf } from '../problem.ts';
import type { Rule } from './rule.ts';

/**
 * Turns of one day should follow one another. `runs`: each inner gap of one slot costs `weight`, each longer one
 * `farWeight`; `exact4`: exactly the days 1010 and 0101 cost `weight`, and 1001 `farWeight`. As a hard rule it
 * leaves alone those whose daily limit is `unlessDailyLimit` or more.
 */
export const splitDay: Rule = {
  key: 'split-day',
  setting: 'split-day',
  day: {
    breaks(rules, day, worked) {
      return day.person.dailyMax < rules['split-day'].unlessDailyLimit && gaps(worked.mask).length > 0;
    },
    cost: (rules, day, worked) => price(rules, day, worked.mask),
    slots: (_rules, _day, worked) => worked.mask,
    machine(rules, day, isHard) {
      const { weight, farWeight, unlessDailyLimit } = rules['split-day'];
      const isFree = day.person.dailyMax >= unlessDailyLimit;
      const forbidden = isFree ? 0 : Number.POSITIVE_INFINITY;
      const prices = [0, 0, isHard ? forbidden : weight, isHard ? forbidden : farWeight];
      // States: not begun, worked just now, one slot ago, longer ago.
      return {
        states: 4,
        next: (state, _slot, works) => (works ? 1 : state === 0 ? 0 : Math.min(state + 1, 3)),
        price: (state, _slot, works) => (works ? prices[state]! : 0),
      };
    },
    sentence: (_rules, day) => sentence('rule.split-day', { person: day.person.name, day: day.day.label }),
  },
};

function price(rules: RuleSet, day: DayContext, mask: number): number {
  const { weight, farWeight } = rules['split-day'];
  if (rules.shapes === 'exact4' && day.slotCount === 4) {
    // Slot 1 is bit 0: the day written 1010 is the mask 0b0101. Days of three turns with a gap are free here.
    if (mask === 0b0101 || mask === 0b1010) return weight;
    return mask === 0b1001 ? farWeight : 0;
  }
  return gaps(mask).reduce((sum, gap) => sum + (gap === 1 ? weight : farWeight), 0);
}

/** Lengths of the free stretches between the first and the last worked slot. */
function gaps(mask: number): number[] {
  const worked = slotsOf(mask);
  const found: number[] = [];
  for (let i = 1; i < worked.length; i++) {
    const gap = worked[i]! - worked[i - 1]! - 1;
    if (gap > 0) found.push(gap);
  }
  return found;
}
