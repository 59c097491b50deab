import { sentence } from '../../model/texts/sentence.ts';
import type { DayContext } from '../day-context.ts';
import { countBits } from '../problem.ts';
import type { Rule } from './rule.ts';

/**
 * People share what is hard. Each turn in a slot that is hard for all (`hardSlots` of the day) or for the person
 * herself (where she would rather not) costs `weight` times the steps that she stands above the least-loaded colleague
 * by what she carried in past weeks. A week that knows of no past costs nothing here.
 */
export const fairness: Rule = {
  key: 'fairness',
  setting: 'fairness',
  day: {
    bySlot: (rules, day) => [
      { mask: hardFor(day), counts: 'worked', weight: price(rules.fairness.weight, day) },
    ],
    breaks: () => false,
    cost: (rules, day, worked) => price(rules.fairness.weight, day) * countBits(worked.mask & hardFor(day)),
    slots: (_rules, day, worked) => worked.mask & hardFor(day),
    sentence(rules, day, worked) {
      const hard = worked.mask & hardFor(day);
      const times = day.day.slots.filter((_, h) => (hard >> h) & 1).map((slot) => slot.label);
      const values = {
        person: day.person.name,
        day: day.day.label,
        times: times.join(', '),
        weeks: rules.fairness.weeks,
      };
      return sentence('rule.fairness', values);
    },
  },
};

function hardFor({ day, undesired, away }: DayContext): number {
  return ((day.hardSlots ?? 0) | undesired) & ~away;
}

function price(weight: number, { person }: DayContext): number {
  return weight * (person.fairness ?? 0);
}
