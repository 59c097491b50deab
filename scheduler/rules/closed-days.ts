import { sentence } from '../../model/texts/sentence.ts';
import { demandOf } from '../problem.ts';
import type { Rule, WholeHit } from './rule.ts';

/**
 * Nobody attends on a closed day, nor on a line that the slot does not ask for. A closed day has no slots in the
 * problem, so what is left to see here are more turns than lines.
 */
export const closedDays: Rule = {
  key: 'closed-days',
  setting: null,
  whole: {
    find(problem, assignment) {
      const hits: WholeHit[] = [];
      assignment.forEach((day, d) => {
        day.forEach((slot, h) => {
          const asked = problem.days[d]?.slots[h] ? demandOf(problem, problem.days[d]!.slots[h]!) : [];
          slot.forEach((persons, c) => {
            if (persons.length <= (asked[c] ?? 0)) return;
            const values = {
              day: problem.days[d]?.label ?? String(d + 1),
              time: problem.days[d]?.slots[h]?.label ?? String(h + 1),
              count: persons.length,
              lines: asked[c] ?? 0,
            };
            hits.push({ day: d, slots: [h], persons, sentence: sentence('rule.closed-days', values) });
          });
        });
      });
      return hits;
    },
  },
};
