import { sentence } from '../../model/texts/sentence.ts';
import type { Rule } from './rule.ts';
import { tableMates } from './table-mates.ts';

/** At most `limit` people of one desk table are on the phone at once. */
export const tableLimit: Rule = {
  key: 'table-limit',
  setting: 'table-limit',
  slot: {
    limits(problem) {
      const { limit } = problem.rules['table-limit'];
      return tableMates(problem).map((mates) => ({
        ...mates,
        rule: 'table-limit',
        free: limit,
        max: limit,
        weight: 0,
      }));
    },
    sentence(problem, limit, present) {
      const day = problem.days[limit.day]!;
      const persons = present.map((p) => problem.persons[p]!.name).join(', ');
      const values = {
        persons,
        table: limit.subject,
        day: day.label,
        time: day.slots[limit.slot]!.label,
        limit: limit.max,
      };
      return sentence('rule.table-limit', values);
    },
  },
};
