import { sentence } from '../../model/texts/sentence.ts';
import { countBits, slotsOf } from '../problem.ts';
import type { Breach, Rule } from './rule.ts';

/** Where lines are of several queues, nobody attends one that her groups do not serve. */
export const queues: Rule = {
  key: 'queues',
  setting: null,
  always: {
    day({ queues: names }, { person, personIndex, day, dayIndex }, worked) {
      if (!names || !person.classLoads) return [];
      return worked.byClass.flatMap((mask, c): Breach[] => {
        if (mask === 0 || person.classLoads![c] !== 0) return [];
        const slots = slotsOf(mask);
        const times = slots.map((slot) => day.slots[slot]!.label).join(', ');
        const values = { person: person.name, queue: names[c]!, day: day.label, times };
        const where = { day: dayIndex, slots, persons: [personIndex] };
        return [{ subject: c, over: countBits(mask), ...where, sentence: sentence('rule.queues', values) }];
      });
    },
  },
};
