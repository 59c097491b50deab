import type { RuleSet } from '../../model/config/schema.ts';
import { sentence } from '../../model/texts/sentence.ts';
import type { DayContext } from '../day-context.ts';
import type { Rule } from './rule.ts';

/**
 * Whoever works all the slots of lunch time has none. `runs`: any day that covers them; `exact4` prices exactly
 * the day of these slots, 0110 (as a hard rule it, too, forbids every day that covers them).
 */
export const lunch: Rule = {
  key: 'lunch',
  setting: 'lunch',
  day: {
    breaks: (_rules, day, worked) => missed(day, worked.mask),
    cost: (rules, day, worked) => (costs(rules, day, worked.mask) ? rules.lunch.weight : 0),
    slots: (_rules, day) => day.day.lunch,
    machine(rules, day, isHard) {
      const { lunch } = day.day;
      const last = 31 - Math.clz32(lunch);
      const price = day.person.lunchExempt ? 0 : isHard ? Number.POSITIVE_INFINITY : rules.lunch.weight;
      const isLunch = (slot: number) => ((lunch >> slot) & 1) === 1;
      // State 1: a lunch slot was left.
      return {
        states: 2,
        next: (state, slot, works) => (isLunch(slot) && !works ? 1 : state),
        price: (state, slot, works) => (lunch !== 0 && slot === last && works && state === 0 ? price : 0),
      };
    },
    sentence: (_rules, day) => sentence('rule.lunch', { person: day.person.name, day: day.day.label }),
  },
};

function missed(day: DayContext, mask: number): boolean {
  const { lunch } = day.day;
  return !day.person.lunchExempt && lunch !== 0 && (mask & lunch) === lunch;
}

function costs(rules: RuleSet, day: DayContext, mask: number): boolean {
  if (rules.shapes === 'exact4' && day.slotCount === 4) return missed(day, mask) && mask === day.day.lunch;
  return missed(day, mask);
}
