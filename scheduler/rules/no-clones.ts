import { sentence } from '../../model/texts/sentence.ts';
import type { Breach, Rule } from './rule.ts';

/** Nobody attends two lines at once. */
export const noClones: Rule = {
  key: 'no-clones',
  setting: null,
  always: {
    slot(problem, { day, slot }, persons) {
      const found: Breach[] = [];
      const seen = new Set<number>();
      for (const p of persons.flat()) {
        if (seen.has(p)) {
          const { label, slots } = problem.days[day]!;
          const values = { person: problem.persons[p]!.name, day: label, time: slots[slot]!.label };
          const where = { day, slots: [slot], persons: [p] };
          found.push({ subject: p, over: 1, ...where, sentence: sentence('rule.no-clones', values) });
        }
        seen.add(p);
      }
      return found;
    },
  },
};
