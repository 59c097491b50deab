import { sentence } from '../../model/texts/sentence.ts';
import { workedDays } from '../day-context.ts';
import { slotsOf } from '../problem.ts';
import type { Rule, WholeHit } from './rule.ts';

/** Nobody attends where she said firmly that she cannot, nor on a day of absence. */
export const firmUnavailability: Rule = {
  key: 'firm-unavailability',
  setting: null,
  whole: {
    find(problem, assignment, contexts) {
      const hits: WholeHit[] = [];
      workedDays(problem, assignment).forEach((days, p) => {
        days.forEach(({ mask }, d) => {
          for (const slot of slotsOf(mask & contexts[p]![d]!.busy)) {
            const day = problem.days[d]!;
            const values = { person: problem.persons[p]!.name, day: day.label, time: day.slots[slot]!.label };
            hits.push({
              day: d,
              slots: [slot],
              persons: [p],
              sentence: sentence('rule.firm-unavailability', values),
            });
          }
        });
      });
      return hits;
    },
  },
};
