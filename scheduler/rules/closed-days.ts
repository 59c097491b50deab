import { sentence } from '../../model/texts/sentence.ts';
import { demandOf } from '../problem.ts';
import type { Rule } from './rule.ts';

/**
 * Nobody attends on a closed day, nor on a line that the slot does not ask for. A closed day has no slots in the
 * problem, so what is left to see here are more turns than lines.
 */
export const closedDays: Rule = {
  key: 'closed-days',
  setting: null,
  always: {
    slot(problem, { day, slot }, persons) {
      const open = problem.days[day]?.slots[slot];
      const asked = open ? demandOf(problem, open) : [];
      return persons.flatMap((attending, c) => {
        const over = attending.length - (asked[c] ?? 0);
        if (over <= 0) return [];
        const values = {
          day: problem.days[day]?.label ?? String(day + 1),
          time: open?.label ?? String(slot + 1),
          count: attending.length,
          lines: asked[c] ?? 0,
        };
        const where = { day, slots: [slot], persons: [...attending] };
        return { subject: c, over, ...where, sentence: sentence('rule.closed-days', values) };
      });
    },
  },
};
