import { sentence } from '../../model/texts/sentence.ts';
import { countBits } from '../problem.ts';
import type { Breach, Rule } from './rule.ts';

/** Nobody has more turns in the week than the load says, nor more on a class of lines than its share. */
export const weeklyLoad: Rule = {
  key: 'weekly-load',
  setting: null,
  always: {
    person(problem, p, days) {
      const { name, maxLoad, classLoads } = problem.persons[p]!;
      const all = { day: null, slots: [], persons: [p] };
      const found: Breach[] = [];
      const turns = days.reduce((sum, day) => sum + countBits(day.mask), 0);
      if (turns > maxLoad) {
        const values = { person: name, count: turns, limit: maxLoad };
        found.push({
          ...all,
          subject: 0,
          over: turns - maxLoad,
          sentence: sentence('rule.weekly-load', values),
        });
      }
      classLoads?.forEach((limit, c) => {
        // Of queues there is no share: who does not serve one is told by the day.
        if (problem.queues) return;
        const count = days.reduce((sum, day) => sum + countBits(day.byClass[c]!), 0);
        if (count <= limit) return;
        const line = problem.lineClasses.indexOf(c) + 1;
        const values = { person: name, count, limit, line };
        const over = count - limit;
        found.push({ ...all, subject: c + 1, over, sentence: sentence('rule.weekly-load.line', values) });
      });
      return found;
    },
  },
};
