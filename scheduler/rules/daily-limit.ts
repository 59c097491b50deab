import { sentence } from '../../model/texts/sentence.ts';
import { workedDays } from '../day-context.ts';
import { countBits, slotsOf } from '../problem.ts';
import type { Rule, WholeHit } from './rule.ts';

/** Nobody has more turns in a day than her limit, or the general one. */
export const dailyLimit: Rule = {
  key: 'daily-limit',
  setting: null,
  whole: {
    find(problem, assignment) {
      const hits: WholeHit[] = [];
      workedDays(problem, assignment).forEach((days, p) => {
        const person = problem.persons[p]!;
        days.forEach(({ mask }, d) => {
          const count = countBits(mask);
          if (count <= person.dailyMax) return;
          const values = { person: person.name, day: problem.days[d]!.label, count, limit: person.dailyMax };
          hits.push({
            day: d,
            slots: slotsOf(mask),
            persons: [p],
            sentence: sentence('rule.daily-limit', values),
          });
        });
      });
      return hits;
    },
  },
};
