import { sentence } from '../../model/texts/sentence.ts';
import { countBits } from '../problem.ts';
import type { Rule } from './rule.ts';

/** Turns should spread over the week: `weight` for every pair of turns of one person on one day. */
export const concentratedLoad: Rule = {
  key: 'concentrated-load',
  setting: 'concentrated-load',
  day: {
    breaks: (_rules, _day, worked) => countBits(worked.mask) > 1,
    cost(rules, _day, worked) {
      const turns = countBits(worked.mask);
      return (rules['concentrated-load'].weight * turns * (turns - 1)) / 2;
    },
    slots: (_rules, _day, worked) => worked.mask,
    machine(rules, day, isHard) {
      const { weight } = rules['concentrated-load'];
      return {
        states: day.person.dailyMax + 2,
        next: (turns, _slot, works) => (works ? turns + 1 : turns),
        price: (turns, _slot, works) =>
          works ? (isHard && turns > 0 ? Number.POSITIVE_INFINITY : weight * turns) : 0,
      };
    },
    sentence(_rules, day, worked) {
      const values = { person: day.person.name, day: day.day.label, count: countBits(worked.mask) };
      return sentence('rule.concentrated-load', values);
    },
  },
};
