import { sentence } from '../../model/texts/sentence.ts';
import type { Rule, SlotLimit } from './rule.ts';

/** Of a group (a skill, a language …) at least so many attend every slot, as far as it has lines. */
export const skills: Rule = {
  key: 'skills',
  setting: 'skills',
  slot: {
    limits(problem) {
      const { level, weight, groups } = problem.rules.skills;
      return Object.entries(groups).flatMap(([subject, free]) => {
        const members = [...problem.persons.keys()].filter((p) =>
          problem.persons[p]!.groups.includes(subject),
        );
        return problem.days.flatMap(({ slots }, day) =>
          slots.map(
            (_, slot): SlotLimit => ({
              rule: 'skills',
              subject,
              day,
              slot,
              members,
              free,
              max: Number.POSITIVE_INFINITY,
              weight,
              least: level === 'hard' ? 'hard' : 'soft',
            }),
          ),
        );
      });
    },
    sentence(problem, limit, present) {
      const day = problem.days[limit.day]!;
      const values = {
        group: limit.subject,
        count: present.length,
        day: day.label,
        time: day.slots[limit.slot]!.label,
        limit: limit.free + (limit.done?.length ?? 0),
      };
      return sentence('rule.skills', values);
    },
  },
};
