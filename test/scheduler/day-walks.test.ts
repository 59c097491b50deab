import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ClassSurplus } from '../../scheduler/class-surplus.ts';
import { dayContexts } from '../../scheduler/day-context.ts';
import { makeDayWalk } from '../../scheduler/day-walks.ts';
import { countBits } from '../../scheduler/problem.ts';
import { RULES } from '../../scheduler/rules/index.ts';
import { makeProblem } from '../support/problem-builder.ts';

const level = fc.constantFrom('hard', 'soft', 'off') as fc.Arbitrary<'hard' | 'soft' | 'off'>;
const weight = fc.integer({ min: 0, max: 60 });
const weeks = fc.record({
  slots: fc.integer({ min: 1, max: 9 }),
  dailyMax: fc.integer({ min: 1, max: 6 }),
  lunchExempt: fc.boolean(),
  rules: fc.record({
    lunch: fc.record({ level, weight }),
    'split-day': fc.record({
      level,
      weight,
      farWeight: weight,
      unlessDailyLimit: fc.integer({ min: 1, max: 6 }),
    }),
    marathon: fc.record({ level, weight, from: fc.integer({ min: 2, max: 4 }) }),
    'concentrated-load': fc.record({ level, weight }),
  }),
});

/** One person's one day, the parts of the rules about its form, and the walk through it. */
function open({
  slots,
  dailyMax,
  lunchExempt,
  rules,
}: typeof weeks extends fc.Arbitrary<infer W> ? W : never) {
  const problem = makeProblem({
    days: 1,
    slots,
    lines: 1,
    persons: [{ dailyMax, maxLoad: dailyMax, lunchExempt }],
    rules,
  });
  const parts = RULES.flatMap((rule) => {
    const own = rule.setting ? problem.rules[rule.setting].level : 'hard';
    return rule.day && own !== 'off' ? [{ part: rule.day, hard: own === 'hard' }] : [];
  });
  const context = dayContexts(problem)[0]![0]!;
  return { problem, parts, context, walk: makeDayWalk(problem, parts, context, dailyMax)! };
}

test('reading a day slot by slot costs what the rules say of the whole day', () => {
  fc.assert(
    fc.property(weeks, (week) => {
      const { problem, parts, context, walk } = open(week);
      for (let mask = 0; mask < 2 ** week.slots; mask++) {
        if (countBits(mask) > week.dailyMax) continue;
        const worked = { mask, byClass: [mask] };
        let price = 0;
        for (const { part, hard } of parts) {
          if (part.bySlot || part.mostOfClass) continue;
          if (!hard) price += part.cost(problem.rules, context, worked);
          else if (part.breaks(problem.rules, context, worked)) price = Number.POSITIVE_INFINITY;
        }
        expect(walk.costOf(mask)).toBe(price);
      }
    }),
    { numRuns: 200, seed: 7 },
  );
});

test('walking finds the cheapest day of each number of turns, with slots closed and slots that must be worked', () => {
  const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 9, maxLength: 9 });
  const masks = fc.integer({ min: 0, max: 511 });
  fc.assert(
    fc.property(weeks, values, masks, masks, (week, worths, closed, must) => {
      const { walk } = open(week);
      const value = Float64Array.from(worths.slice(0, week.slots));
      const all = 2 ** week.slots - 1;
      const works = must & all & ~closed & 0b101;
      const best = new Map<number, number>();
      for (let mask = 1; mask <= all; mask++) {
        const turns = countBits(mask);
        if (turns > week.dailyMax || mask & closed || (mask & works) !== works) continue;
        let reduced = walk.costOf(mask);
        for (let slot = 0; slot < week.slots; slot++) if ((mask >> slot) & 1) reduced -= value[slot]!;
        if (reduced < (best.get(turns) ?? Number.POSITIVE_INFINITY)) best.set(turns, reduced);
      }
      const found = walk.cheapest(new Float64Array(week.slots), value, closed, works);
      expect(new Map(found.map(({ mask, reduced }) => [countBits(mask), reduced]))).toEqual(best);
    }),
    { numRuns: 300, seed: 11 },
  );
});

test('and so it does where turns on a class of lines are counted', () => {
  const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 9, maxLength: 9 });
  const worth = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(Number.NEGATIVE_INFINITY));
  const others = fc.array(worth, { minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(weeks, values, others, fc.nat(3), fc.nat(511), (week, here, elsewhere, most, closed) => {
      const { walk } = open(week);
      const surplus = new ClassSurplus(week.slots);
      surplus.start(most);
      const value = Float64Array.from({ length: week.slots }, (_, slot) => {
        surplus.add(slot, here[slot]!, elsewhere[slot]!);
        return Math.max(here[slot]!, elsewhere[slot]!);
      });
      const best = new Map<number, number>();
      for (let mask = 1; mask < 2 ** week.slots; mask++) {
        const turns = countBits(mask);
        if (turns > week.dailyMax || mask & closed) continue;
        let reduced = walk.costOf(mask) + surplus.costOf(mask);
        for (let slot = 0; slot < week.slots; slot++) if ((mask >> slot) & 1) reduced -= value[slot]!;
        if (reduced < (best.get(turns) ?? Number.POSITIVE_INFINITY)) best.set(turns, reduced);
      }
      const found = walk.cheapest(new Float64Array(week.slots), value, closed, 0, surplus);
      expect(new Map(found.map(({ mask, reduced }) => [countBits(mask), reduced]))).toEqual(best);
    }),
    { numRuns: 300, seed: 12 },
  );
});
