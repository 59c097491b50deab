import { sentence } from '../../model/texts/sentence.ts';
import { countBits } from '../problem.ts';
import type { Rule } from './rule.ts';

/** Where lines differ, nobody attends the first line more than `limit` times a day. The first line is class 0. */
export const firstLines: Rule = {
  key: 'first-lines',
  setting: 'first-lines',
  day: {
    mostOfClass: (rules) => ({ lineClass: 0, most: rules['first-lines'].limit }),
    breaks: (rules, _day, worked) => countBits(worked.byClass[0] ?? 0) > rules['first-lines'].limit,
    cost: () => 0,
    slots: (_rules, _day, worked) => worked.byClass[0] ?? 0,
    sentence(rules, day, worked) {
      const count = countBits(worked.byClass[0] ?? 0);
      const values = {
        person: day.person.name,
        day: day.day.label,
        count,
        limit: rules['first-lines'].limit,
      };
      return sentence('rule.first-lines', values);
    },
  },
};
