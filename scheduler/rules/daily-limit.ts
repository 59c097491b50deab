import { sentence } from '../../model/texts/sentence.ts';
import { countBits, slotsOf } from '../problem.ts';
import type { Rule } from './rule.ts';

/** Nobody has more turns in a day than her limit, or the general one; what is done is held against nobody. */
export const dailyLimit: Rule = {
  key: 'daily-limit',
  setting: null,
  always: {
    day(_problem, { person, personIndex, day, dayIndex, done }, { mask }) {
      const count = countBits(mask | done.mask);
      const limit = Math.max(person.dailyMax, countBits(done.mask));
      if (count <= limit) return [];
      const values = { person: person.name, day: day.label, count, limit };
      return [
        {
          subject: 0,
          over: count - limit,
          day: dayIndex,
          slots: slotsOf(mask),
          persons: [personIndex],
          sentence: sentence('rule.daily-limit', values),
        },
      ];
    },
  },
};
