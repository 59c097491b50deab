import { sentence } from '../../model/texts/sentence.ts';
import { countBits } from '../problem.ts';
import type { Rule } from './rule.ts';
import { levelOf } from './rule-level.ts';

/** Each fixed turn that is not kept costs `weight`; a fixed hole that is filled, too. */
export const fixedTurns: Rule = {
  key: 'fixed-turns',
  setting: 'fixed-turns',
  day: {
    elastic: true,
    bySlot: (rules, day) => [{ mask: day.fixed, counts: 'free', weight: rules['fixed-turns'].weight }],
    breaks: (_rules, day, worked) => (day.fixed & ~worked.mask) !== 0,
    cost: (rules, day, worked) => rules['fixed-turns'].weight * countBits(day.fixed & ~worked.mask),
    slots: (_rules, day, worked) => day.fixed & ~worked.mask,
    sentence(_rules, day, worked) {
      const missed = day.fixed & ~worked.mask;
      const times = day.day.slots.filter((_, h) => (missed >> h) & 1).map((slot) => slot.label);
      const values = {
        person: day.person.name,
        day: day.day.label,
        times: times.join(', '),
        count: times.length,
      };
      return sentence('rule.fixed-turns', values);
    },
  },
  hole: {
    cost(problem, _slot, fixedHoles, holes) {
      if (levelOf(problem.rules, 'fixed-turns') !== 'soft') return 0;
      return problem.rules['fixed-turns'].weight * Math.max(0, fixedHoles - holes);
    },
    breaches(problem, fixedHoles, holes) {
      return levelOf(problem.rules, 'fixed-turns') === 'hard' ? Math.max(0, fixedHoles - holes) : 0;
    },
    sentence: (_problem, at) => sentence('rule.fixed-turns.hole', at),
  },
};
