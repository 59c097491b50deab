import { sentence } from '../../model/texts/sentence.ts';
import type { Problem } from '../problem.ts';
import type { Rule } from './rule.ts';
import { groupBySubject } from './slot-members.ts';

/**
 * Of a group at least so many stay off the phone in every slot. Who is firmly busy counts as idle only if
 * `countAbsent` says so: a colleague on holiday answers no door.
 */
export const groupIdle: Rule = {
  key: 'group-idle',
  setting: 'group-idle',
  slot: {
    limits(problem) {
      const { level, weight, groups } = problem.rules['group-idle'];
      const inGroups = groupBySubject(problem, (person) =>
        person.groups.filter((group) => Object.hasOwn(groups, group)),
      );
      return inGroups.map((group) => {
        const free = Math.max(
          0,
          here(problem, group.members, group.day, group.slot) - groups[group.subject]!,
        );
        const max = level === 'hard' ? free : Number.POSITIVE_INFINITY;
        return { ...group, rule: 'group-idle', free, max, weight };
      });
    },
    sentence(problem, limit, present) {
      const day = problem.days[limit.day]!;
      const values = {
        group: limit.subject,
        persons: present.map((p) => problem.persons[p]!.name).join(', '),
        day: day.label,
        time: day.slots[limit.slot]!.label,
        limit: problem.rules['group-idle'].groups[limit.subject] ?? 0,
      };
      return sentence('rule.group-idle', values);
    },
  },
};

function here(problem: Problem, members: number[], day: number, slot: number): number {
  if (problem.rules['group-idle'].countAbsent) return members.length;
  return members.filter((p) => {
    const { busy, closed } = problem.persons[p]!;
    return ((((busy[day] ?? 0) & ~(closed?.[day] ?? 0)) >> slot) & 1) === 0;
  }).length;
}
