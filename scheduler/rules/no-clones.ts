import { sentence } from '../../model/texts/sentence.ts';
import type { Rule, WholeHit } from './rule.ts';

/** Nobody attends two lines at once. */
export const noClones: Rule = {
  key: 'no-clones',
  setting: null,
  whole: {
    find(problem, assignment) {
      const hits: WholeHit[] = [];
      assignment.forEach((day, d) => {
        day.forEach((slot, h) => {
          const seen = new Set<number>();
          for (const p of slot.flat()) {
            if (seen.has(p)) {
              const { label } = problem.days[d]!;
              const values = {
                person: problem.persons[p]!.name,
                day: label,
                time: problem.days[d]!.slots[h]!.label,
              };
              hits.push({ day: d, slots: [h], persons: [p], sentence: sentence('rule.no-clones', values) });
            }
            seen.add(p);
          }
        });
      });
      return hits;
    },
  },
};
