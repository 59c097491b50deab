import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DayPattern, enumeratePatterns } from '../../scheduler/day-patterns.ts';
import { type Prices, settlePrices, zeroPrices } from '../../scheduler/prices.ts';
import { type DayCase, makePricing } from '../../scheduler/pricing.ts';
import type { Problem } from '../../scheduler/problem.ts';
import { slotLimits } from '../../scheduler/slot-prices.ts';
import { makeProblem } from '../support/problem-builder.ts';
import { randomPrices } from '../support/random-prices.ts';
import { randomWeek } from '../support/random-week.ts';

/** Weeks where no load by class binds a day: prices know loads of weeks. */
const priceableWeek = randomWeek.map((problem) => ({
  ...problem,
  persons: problem.persons.map((person) => ({
    ...person,
    classLoads: person.classLoads?.map((load) => (load === 0 ? 0 : 31)) ?? null,
  })),
}));

/** What a pattern's turns are worth, row by row. */
function worthOf(problem: Problem, prices: Prices, person: number, day: number, pattern: DayPattern): number {
  let worth = pattern.slots.length * prices.loads[person]!;
  pattern.byClass.forEach((mask, c) => {
    for (const slot of pattern.slots) {
      if (!((mask >> slot) & 1)) continue;
      worth += prices.cells[day]![slot]![c]!;
      if (problem.persons[person]!.classLoads) worth += prices.classLoads![person]![c]!;
    }
  });
  slotLimits(problem).forEach((limit, i) => {
    if (limit.day !== day || !limit.members.includes(person)) return;
    if (pattern.slots.includes(limit.slot)) worth += prices.limits[i]!;
  });
  return worth;
}

const allows = (dayCase: DayCase | null, mask: number) =>
  !dayCase || ((mask & dayCase.works) === dayCase.works && (mask & dayCase.leaves) === 0);

describe('against every pattern that there is', { timeout: 60_000 }, () => {
  test('finds the day whose price, less what its turns are worth, is least', () => {
    fc.assert(
      fc.property(priceableWeek, fc.nat(2 ** 30), fc.boolean(), (problem, seed, isInCase) => {
        const prices = settlePrices(randomPrices(problem, seed, 80), slotLimits(problem));
        const { personDays, constant } = enumeratePatterns(problem);
        const pricing = makePricing(problem);
        expect(pricing.freeCost).toBe(constant);
        const caseOf = (person: number, day: number): DayCase | null =>
          isInCase && (person + day) % 2 === 0
            ? { works: 1 << (seed % 3), leaves: 1 << ((seed >> 2) % 3) }
            : null;
        const found = new Map<string, { least: number; mask: number }>();
        pricing.priceAll(
          prices,
          (index, least, mask) => {
            const { person, day } = pricing.days[index]!;
            found.set(`${person} ${day}`, { least, mask });
          },
          { caseOf },
        );
        for (const { person, day, patterns } of personDays) {
          const dayCase = caseOf(person, day);
          const free = allows(dayCase, 0) ? 0 : Number.POSITIVE_INFINITY;
          const reduced = patterns
            .filter(({ mask }) => allows(dayCase, mask))
            .map((pattern) => pattern.cost - worthOf(problem, prices, person, day, pattern));
          const { least, mask } = found.get(`${person} ${day}`)!;
          expect(least).toBe(Math.min(free, ...reduced));
          if (least < Number.POSITIVE_INFINITY) expect(allows(dayCase, mask)).toBe(true);
        }
        // A day that has no pattern is free, or cannot be.
        for (const [key, { least }] of found) {
          const [person, day] = key.split(' ').map(Number) as [number, number];
          if (personDays.some((one) => one.person === person && one.day === day)) continue;
          expect(least).toBe(allows(caseOf(person, day), 0) ? 0 : Number.POSITIVE_INFINITY);
        }
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  test('shows every day whose reduced price is below a threshold, with its own price', () => {
    fc.assert(
      fc.property(
        priceableWeek,
        fc.nat(2 ** 30),
        fc.integer({ min: -40, max: 60 }),
        (problem, seed, threshold) => {
          const prices = settlePrices(randomPrices(problem, seed, 80), slotLimits(problem));
          const pricing = makePricing(problem);
          const seen = new Map<string, number>();
          pricing.priceAll(prices, () => {}, {
            threshold,
            visit(index, { mask, cost, reduced }) {
              const { person, day } = pricing.days[index]!;
              expect(reduced).toBeLessThan(threshold);
              expect(pricing.costOf(index, mask)).toBe(cost);
              seen.set(`${person} ${day} ${mask}`, reduced);
            },
          });
          const expected = new Map<string, number>();
          for (const { person, day, patterns } of enumeratePatterns(problem).personDays) {
            for (const pattern of patterns) {
              const reduced = pattern.cost - worthOf(problem, prices, person, day, pattern);
              const key = `${person} ${day} ${pattern.mask}`;
              expected.set(key, Math.min(reduced, expected.get(key) ?? Number.POSITIVE_INFINITY));
            }
          }
          for (const [key, reduced] of expected) if (reduced >= threshold) expected.delete(key);
          expect(new Map([...seen].sort())).toEqual(new Map([...expected].sort()));
        },
      ),
      { seed: 6, numRuns: 200 },
    );
  });
});

describe('classes of lines', () => {
  const problem = makeProblem({
    slots: 3,
    lines: [2, 2, 1],
    lineClasses: [0, 1],
    persons: [{}, { classLoads: [0, 3] }],
  });
  const prices: Prices = {
    ...zeroPrices(problem),
    cells: [
      [
        [10, 20],
        [30, 5],
        [1, 50],
      ],
    ],
  };

  test('each turn goes where it is worth most, and where there are such lines', () => {
    const { classesOf } = makePricing(problem);
    expect(classesOf(prices, 0, 0b111)).toEqual([0b110, 0b001]);
  });

  test('a person without turns for a class has none of its worth', () => {
    const pricing = makePricing(problem);
    const least: number[] = [];
    pricing.priceAll(prices, (_index, value) => void least.push(value));
    expect(least).toEqual([-51, -25]);
    expect(pricing.classesOf(prices, 1, 0b011)).toEqual([0, 0b011]);
  });
});
