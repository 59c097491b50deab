import { sentence } from '../../model/texts/sentence.ts';
import { workedDays } from '../day-context.ts';
import { countBits } from '../problem.ts';
import type { Rule, WholeHit } from './rule.ts';

/** Nobody has more turns in the week than the load says, nor more on a class of lines than its share. */
export const weeklyLoad: Rule = {
  key: 'weekly-load',
  setting: null,
  whole: {
    find(problem, assignment) {
      const hits: WholeHit[] = [];
      workedDays(problem, assignment).forEach((days, p) => {
        const person = problem.persons[p]!;
        const turns = days.reduce((sum, day) => sum + countBits(day.mask), 0);
        if (turns > person.maxLoad) {
          const values = { person: person.name, count: turns, limit: person.maxLoad };
          hits.push({ day: null, slots: [], persons: [p], sentence: sentence('rule.weekly-load', values) });
        }
        person.classLoads?.forEach((limit, c) => {
          const count = days.reduce((sum, day) => sum + countBits(day.byClass[c]!), 0);
          if (count <= limit) return;
          const line = problem.lineClasses.indexOf(c) + 1;
          const values = { person: person.name, count, limit, line };
          hits.push({
            day: null,
            slots: [],
            persons: [p],
            sentence: sentence('rule.weekly-load.line', values),
          });
        });
      });
      return hits;
    },
  },
};
