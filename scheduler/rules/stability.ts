import { sentence } from '../../model/texts/sentence.ts';
import type { DayContext, WorkedDay } from '../day-context.ts';
import { countBits } from '../problem.ts';
import type { Rule } from './rule.ts';

/**
 * People have made plans by a week that is published: each of a person's slots that changes, worked or free, costs
 * `weight`. What she cannot work any more is not counted. Costs nothing where no week was published before.
 */
export const stability: Rule = {
  key: 'stability',
  setting: 'stability',
  day: {
    bySlot(rules, { previous, slotCount }) {
      if (previous === null) return [];
      const { weight } = rules.stability;
      const others = (2 ** slotCount - 1) & ~previous;
      return [
        { mask: previous, counts: 'free', weight },
        { mask: others, counts: 'worked', weight },
      ];
    },
    breaks: () => false,
    cost: (rules, day, worked) => rules.stability.weight * countBits(changed(day, worked)),
    slots: (_rules, day, worked) => changed(day, worked),
    sentence(_rules, day, worked) {
      const mask = changed(day, worked);
      const times = day.day.slots.filter((_, h) => (mask >> h) & 1).map((slot) => slot.label);
      return sentence('rule.stability', {
        person: day.person.name,
        day: day.day.label,
        times: times.join(', '),
      });
    },
  },
};

function changed({ previous }: DayContext, { mask }: WorkedDay): number {
  return previous === null ? 0 : previous ^ mask;
}
