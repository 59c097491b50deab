import { sentence } from '../../model/texts/sentence.ts';
import { slotsOf } from '../problem.ts';
import type { Rule } from './rule.ts';

/** Nobody attends where she said firmly that she cannot, nor on a day of absence. */
export const firmUnavailability: Rule = {
  key: 'firm-unavailability',
  setting: null,
  always: {
    day(_problem, { person, personIndex, day, dayIndex, busy }, { mask }) {
      return slotsOf(mask & busy).map((slot) => {
        const values = { person: person.name, day: day.label, time: day.slots[slot]!.label };
        return {
          subject: slot,
          over: 1,
          day: dayIndex,
          slots: [slot],
          persons: [personIndex],
          sentence: sentence('rule.firm-unavailability', values),
        };
      });
    },
  },
};
