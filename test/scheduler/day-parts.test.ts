import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayPricer } from '../../scheduler/day-patterns.ts';
import { evaluate } from '../../scheduler/evaluate.ts';
import { makePricing } from '../../scheduler/pricing.ts';
import { type Problem, slotsOf } from '../../scheduler/problem.ts';
import { BREACH } from '../../scheduler/rules/rule.ts';
import { makeProblem } from '../support/problem-builder.ts';

const weight = fc.nat(40);
const level = fc.constantFrom('soft' as const, 'hard' as const);

/** One person's day of some slots, some of them done; with 16 slots its forms are too many to list. */
const dayPartlyDone = fc.constantFrom(5, 16).chain((slots) =>
  fc.record({
    slots: fc.constant(slots),
    done: fc.nat(2 ** slots - 1),
    worked: fc.nat(2 ** slots - 1),
    undesired: fc.nat(2 ** slots - 1),
    previous: fc.nat(2 ** slots - 1),
    dailyMax: fc.integer({ min: 1, max: slots }),
    rules: fc.record({
      'concentrated-load': fc.record({ level: fc.constant('soft' as const), weight }),
      marathon: fc.record({ level, weight, from: fc.integer({ min: 2, max: 4 }) }),
      'split-day': fc.record({ level, weight, farWeight: weight }),
      lunch: fc.record({ level, weight }),
      'optional-unavailability': fc.record({ level, weight }),
      'fixed-turns': fc.record({ level, weight }),
      stability: fc.record({ level: fc.constant('soft' as const), weight }),
    }),
  }),
);

test('engines price a day of which a part is done as the judge does', () => {
  let priced = 0;
  fc.assert(
    fc.property(dayPartlyDone, ({ slots, done, worked, undesired, previous, dailyMax, rules }) => {
      const plain = makeProblem({ slots, persons: [{ dailyMax }], fixed: [{ slot: 1 }], rules });
      const person = {
        ...plain.persons[0]!,
        busy: [done],
        closed: [done],
        undesired: [undesired],
        done: [[done]],
        previous: [previous],
      };
      const problem: Problem = { ...plain, persons: [person] };
      const mask = worked & ~done;
      const judged = (of: number) => {
        const assignment = plain.days.map((day) => day.slots.map((_, h) => [(of >> h) & 1 ? [0] : []]));
        return evaluate(problem, assignment);
      };
      const pricing = makePricing(problem);
      const free = judged(0);
      expect(pricing.freeCost).toBe(free.objective);
      expect(free.findings.filter(({ broken, rule }) => broken && rule !== 'fixed-turns')).toEqual([]);
      expect(dayPricer(problem)(0, 0, 0, [0])).toBe(free.objective);

      const turns = slotsOf(mask).length;
      if (turns === 0 || turns + slotsOf(done).length > dailyMax) return;
      priced++;
      const { objective, findings } = judged(mask);
      const isForbidden = findings.some(({ broken, rule }) => broken && rule !== 'fixed-turns');
      expect(dayPricer(problem)(0, 0, mask, [mask])).toBe(isForbidden ? null : objective);
      // Firm limits that look at single slots are kept apart from the price of a form.
      const undesiredIsHard = rules['optional-unavailability'].level === 'hard' && (undesired & mask) !== 0;
      if (undesiredIsHard) return;
      const expected = isForbidden ? Number.POSITIVE_INFINITY : objective - free.objective;
      expect(pricing.costOf(0, mask)).toBe(expected);
    }),
    { seed: 5, numRuns: 600 },
  );
  expect(priced).toBeGreaterThan(150);
});

test('what is done breaks no hard rule by itself, but what comes on top may', () => {
  const rules = { lunch: { level: 'hard' }, marathon: { level: 'hard', from: 3 } } as const;
  const plain = makeProblem({ slots: 5, lunch: '01100', persons: [{ dailyMax: 4 }], rules });
  const problem: Problem = {
    ...plain,
    persons: [{ ...plain.persons[0]!, busy: [6], closed: [6], done: [[6]] }],
  };
  const objective = (slot: number | null) => {
    const assignment = [[0, 1, 2, 3, 4].map((h) => [h === slot ? [0] : []])];
    return evaluate(problem, assignment).objective;
  };
  // No lunch is over; a third turn in a row is not.
  expect([null, 4, 0, 3].map(objective)).toEqual([0, 0, BREACH, BREACH]);
});
