import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayContexts } from '../../scheduler/day-context.ts';
import { canPriceDays, type OwnDay, ownDays } from '../../scheduler/day-forms.ts';
import { mostTurns } from '../../scheduler/day-parts.ts';
import { dayPricer } from '../../scheduler/day-patterns.ts';
import { countBits, type Problem } from '../../scheduler/problem.ts';
import { makeProblem } from '../support/problem-builder.ts';
import { randomWeek } from '../support/random-week.ts';

/** Price of a day as its form and what is the person's own say, that of the free day included. */
function priceOf({ forms, blocked, bySlot, free }: OwnDay, mask: number): number {
  if ('costOf' in forms) throw new Error('days as short as these are listed');
  const at = forms.walk.indexOf(mask);
  if (at < 0 || (mask & blocked) !== 0) return Number.POSITIVE_INFINITY;
  let price = free + forms.prices[at]!;
  for (const [slot, cost] of bySlot.entries()) if ((mask >> slot) & 1) price += cost;
  return price;
}

const oneClass = randomWeek.filter((problem) => !problem.lineClasses.includes(1));

test('004.68–72 forms and what is one’s own say together what the rules say of a day', () => {
  fc.assert(
    fc.property(oneClass, (problem) => {
      const price = dayPricer(problem);
      const contexts = dayContexts(problem);
      ownDays(problem).forEach((days, p) => {
        days.forEach((own, d) => {
          const context = contexts[p]![d]!;
          for (let mask = 0; mask < 2 ** context.slotCount; mask++) {
            const isOutside = countBits(mask) > mostTurns(context) || (mask & context.busy) !== 0;
            const expected = isOutside ? null : price(p, d, mask, [mask]);
            if (own) expect(priceOf(own, mask)).toBe(expected ?? Number.POSITIVE_INFINITY);
            // No form at all: nothing can be worked, and being free costs nothing.
            else expect(expected ?? Number.POSITIVE_INFINITY).toBe(mask === 0 ? 0 : Number.POSITIVE_INFINITY);
          }
        });
      });
    }),
    { seed: 3, numRuns: 200 },
  );
}, 60_000);

describe('forms', () => {
  const problem = makeProblem({
    days: 2,
    slots: [4, 4],
    persons: [{ busy: ['1000'] }, { undesired: ['0100', '0010'] }, { dailyMax: 1 }, { maxLoad: 0 }],
    fixed: [{ slot: 2, person: 1 }],
    rules: {
      'optional-unavailability': { level: 'soft', weight: 5 },
      'fixed-turns': { level: 'soft', weight: 50 },
      'concentrated-load': { level: 'soft', weight: 20 },
    },
  });
  const days = ownDays(problem) as OwnDay[][];

  test('are one list for all days of a kind', () => {
    expect(days[1]![0]!.forms).toBe(days[0]![0]!.forms);
    expect(days[1]![1]!.forms).toBe(days[0]![0]!.forms);
    expect(days[2]![0]!.forms).not.toBe(days[0]![0]!.forms);
  });

  test('leave to each person what is her own', () => {
    expect(days[0]![0]).toMatchObject({ blocked: 0b0001, free: 0 });
    expect(days[1]![0]).toMatchObject({ blocked: 0, free: 50 });
    expect([...days[1]![0]!.bySlot]).toEqual([0, 5, -50, 0]);
    expect([...days[1]![1]!.bySlot]).toEqual([0, 0, 5, 0]);
  });

  test('are none for those who have no turn to give', () => {
    expect(days[3]).toEqual([null, null]);
  });

  test('but a turn that is fixed for them and cannot be kept has its price all the same', () => {
    const kept = { ...problem, fixed: [{ day: 0, slot: 0, line: null, person: 3 }] };
    expect(ownDays(kept)[3]![0]).toMatchObject({ free: 50 });
  });

  test('hold a rule about first lines where all lines are such', () => {
    const week = makeProblem({ slots: 3, rules: { 'first-lines': { level: 'hard', limit: 1 } } });
    expect(pricesByTurns(week)).toEqual([0, 0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
    const differ = { ...week, lineClasses: [0, 1] };
    expect(pricesByTurns(differ)).toEqual([0, 0, 0, 0]);
  });
});

/** Least price of a day of the first person by its number of turns. */
function pricesByTurns(problem: Problem): number[] {
  const own = ownDays(problem)[0]![0]!;
  const slots = problem.days[0]!.slots.length;
  const least = new Array<number>(slots + 1).fill(Number.POSITIVE_INFINITY);
  for (let mask = 0; mask < 2 ** slots; mask++) {
    least[countBits(mask)] = Math.min(least[countBits(mask)]!, priceOf(own, mask));
  }
  return least;
}

test('days of any length can be priced, by walking through those that are too long to list', () => {
  const usual = {
    'concentrated-load': { level: 'soft' },
    lunch: { level: 'soft' },
    marathon: { level: 'soft' },
  } as const;
  const long = (dailyMax: number) => makeProblem({ slots: 30, persons: [{ dailyMax }], rules: usual });
  expect(canPriceDays(long(2))).toBe(true);
  expect('walk' in ownDays(long(2))[0]![0]!.forms).toBe(true);
  expect(canPriceDays(long(12))).toBe(true);
  expect('cheapest' in ownDays(long(12))[0]![0]!.forms).toBe(true);
});
