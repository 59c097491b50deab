import { sentence } from '../../model/texts/sentence.ts';
import type { Rule } from './rule.ts';
import { tableMates } from './table-mates.ts';

/** People of one desk table who phone at once disturb each other: `weight` for every pair. */
export const tableNoise: Rule = {
  key: 'table-noise',
  setting: 'table-noise',
  slot: {
    limits(problem) {
      const { level, weight } = problem.rules['table-noise'];
      const max = level === 'hard' ? 1 : Number.POSITIVE_INFINITY;
      return tableMates(problem).map((mates) => ({ ...mates, rule: 'table-noise', free: 1, max, weight }));
    },
    sentence(problem, limit, present) {
      const day = problem.days[limit.day]!;
      const persons = present.map((p) => problem.persons[p]!.name).join(', ');
      const values = { persons, table: limit.subject, day: day.label, time: day.slots[limit.slot]!.label };
      return sentence('rule.table-noise', values);
    },
  },
};
