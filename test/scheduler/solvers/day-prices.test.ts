import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayContexts } from '../../../scheduler/day-context.ts';
import { mostTurns } from '../../../scheduler/day-parts.ts';
import { dayPricer } from '../../../scheduler/day-patterns.ts';
import { countBits } from '../../../scheduler/problem.ts';
import { makeDayPrices } from '../../../scheduler/solvers/day-prices.ts';
import { makeProblem } from '../../support/problem-builder.ts';
import { randomWeek } from '../../support/random-week.ts';

test('004.68–72 a day costs what the rules say, that of the free day taken off', () => {
  fc.assert(
    fc.property(randomWeek, (problem) => {
      const price = dayPricer(problem);
      const prices = makeDayPrices(problem);
      const isOneClass = !problem.lineClasses.includes(1);
      dayContexts(problem).forEach((days, p) => {
        days.forEach((context, d) => {
          const free = price(p, d, 0, [0, 0])!;
          for (let mask = 0; mask < 2 ** context.slotCount; mask++) {
            const isOutside = countBits(mask) > mostTurns(context) || (mask & context.busy) !== 0;
            // What differs by class is asked apart.
            const found = isOutside ? null : price(p, d, mask, [isOneClass ? mask : 0]);
            expect(prices.priceOf(p, d, mask)).toBe(found === null ? Number.POSITIVE_INFINITY : found - free);
          }
        });
      });
    }),
    { seed: 41, numRuns: 150 },
  );
});

test('rules about classes of lines are asked where there are such', () => {
  const week = makeProblem({
    slots: 2,
    lines: 2,
    lineClasses: [0, 1],
    rules: { 'first-lines': { level: 'hard', limit: 1 } },
  });
  const { byClass, fitsClasses } = makeDayPrices(week);
  expect(byClass).toBe(true);
  expect(fitsClasses(0, 0, [0b11, 0])).toBe(false);
  expect(fitsClasses(0, 0, [0b01, 0b10])).toBe(true);
  expect(makeDayPrices(makeProblem()).byClass).toBe(false);
});

test('days too long for a table cost what the rules say as well', () => {
  const rules = {
    'concentrated-load': { level: 'soft' },
    lunch: { level: 'soft' },
    marathon: { level: 'soft' },
  } as const;
  for (const dailyMax of [2, 12]) {
    const week = makeProblem({ slots: 30, persons: [{ dailyMax, undesired: ['1'] }], rules });
    const price = dayPricer(week);
    const { priceOf } = makeDayPrices(week);
    for (const mask of [0, 1, 3, 1 << 29, 0b111000111, 0b111 << 14, 2 ** 30 - 1]) {
      const expected = countBits(mask) > dailyMax ? Number.POSITIVE_INFINITY : price(0, 0, mask, [mask]);
      expect(priceOf(0, 0, mask)).toBe(expected);
      expect(priceOf(0, 0, mask)).toBe(expected);
    }
  }
});
