import { sentence } from '../../model/texts/sentence.ts';
import type { Rule } from './rule.ts';
import { groupBySubject } from './slot-members.ts';

/** Of a group at most so many phone at once. */
export const groupPhoning: Rule = {
  key: 'group-phoning',
  setting: 'group-phoning',
  slot: {
    limits(problem) {
      const { level, weight, groups } = problem.rules['group-phoning'];
      const inGroups = groupBySubject(problem, (person) =>
        person.groups.filter((group) => Object.hasOwn(groups, group)),
      );
      return inGroups.map((group) => {
        const free = groups[group.subject]!;
        return {
          ...group,
          rule: 'group-phoning',
          free,
          max: level === 'hard' ? free : Number.POSITIVE_INFINITY,
          weight,
        };
      });
    },
    sentence(problem, limit, present) {
      const day = problem.days[limit.day]!;
      const values = {
        group: limit.subject,
        persons: present.map((p) => problem.persons[p]!.name).join(', '),
        day: day.label,
        time: day.slots[limit.slot]!.label,
        limit: limit.free,
      };
      return sentence('rule.group-phoning', values);
    },
  },
};
