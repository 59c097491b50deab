import { sentence } from '../../model/texts/sentence.ts';
import { countBits } from '../problem.ts';
import type { Rule } from './rule.ts';

/** A turn where the person would rather not costs `weight`. */
export const optionalUnavailability: Rule = {
  key: 'optional-unavailability',
  setting: 'optional-unavailability',
  day: {
    bySlot: (rules, day) => {
      return [{ mask: day.undesired, counts: 'worked', weight: rules['optional-unavailability'].weight }];
    },
    breaks: (_rules, day, worked) => (worked.mask & day.undesired) !== 0,
    cost: (rules, day, worked) =>
      rules['optional-unavailability'].weight * countBits(worked.mask & day.undesired),
    slots: (_rules, day, worked) => worked.mask & day.undesired,
    sentence(_rules, day, worked) {
      const taken = worked.mask & day.undesired;
      const times = day.day.slots.filter((_, h) => (taken >> h) & 1).map((slot) => slot.label);
      const values = {
        person: day.person.name,
        day: day.day.label,
        times: times.join(', '),
        count: times.length,
      };
      return sentence('rule.optional-unavailability', values);
    },
  },
};
