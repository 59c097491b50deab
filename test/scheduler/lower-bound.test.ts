import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../scheduler/evaluate.ts';
import { makeLowerBound } from '../../scheduler/lower-bound.ts';
import { GRAIN, type Prices, zeroPrices } from '../../scheduler/prices.ts';
import type { Problem } from '../../scheduler/problem.ts';
import { slotLimits } from '../../scheduler/slot-prices.ts';
import { Approach } from '../../scheduler/solvers/approach.ts';
import { makeGreedyTimetable } from '../../scheduler/solvers/first-timetable.ts';
import { bruteForce } from '../support/brute-force.ts';
import { makeProblem, type ProblemSketch } from '../support/problem-builder.ts';
import { randomPrices } from '../support/random-prices.ts';
import { randomWeek } from '../support/random-week.ts';

/** What the best prices that are found without a solver prove. */
function bestBound(problem: Problem): number {
  const approach = new Approach(problem, makeGreedyTimetable(problem, 0), 0);
  approach.climb(300, Number.POSITIVE_INFINITY);
  return makeLowerBound(problem).bound(approach.prices());
}

describe('004.68–72 any prices give a bound', { timeout: 60_000 }, () => {
  test('below which no timetable of a small week costs', () => {
    fc.assert(
      fc.property(randomWeek, fc.nat(2 ** 30), (problem, seed) => {
        const best = bruteForce(problem).evaluation.objective;
        const lowerBound = makeLowerBound(problem);
        expect(lowerBound.bound(zeroPrices(problem))).toBeLessThanOrEqual(best);
        for (const scale of [1, 10, 100, 1000, 1e6, 1e9, 1e15, 1e300]) {
          expect(lowerBound.bound(randomPrices(problem, seed, scale))).toBeLessThanOrEqual(best);
        }
      }),
      { seed: 2026, numRuns: 400 },
    );
  });

  test('and the best prices nearly always prove the best timetable', () => {
    let weeks = 0;
    let proved = 0;
    fc.assert(
      fc.property(randomWeek, (problem) => {
        const best = bruteForce(problem).evaluation.objective;
        const bound = bestBound(problem);
        expect(bound).toBeLessThanOrEqual(best);
        weeks++;
        if (bound === best) proved++;
      }),
      { seed: 2027, numRuns: 400 },
    );
    expect(proved / weeks).toBeGreaterThan(0.97);
  });
});

describe('exactly', () => {
  test('sums are whole multiples of the grain, in whatever order people come', () => {
    fc.assert(
      fc.property(randomWeek, fc.nat(1000), fc.constantFrom(1, 100, 1e5), (problem, seed, scale) => {
        const prices = randomPrices(problem, seed, scale);
        const exact = makeLowerBound(problem).exact(prices);
        expect(Number.isInteger(exact / GRAIN)).toBe(true);
        const [turned, turnedPrices] = turnPersons(problem, prices);
        expect(makeLowerBound(turned).exact(turnedPrices)).toBe(exact);
      }),
      { seed: 20, numRuns: 200 },
    );
  });

  const oneLine = makeProblem({
    slots: 1,
    lines: 1,
    persons: [{ undesired: ['1'] }],
    rules: { holes: { level: 'soft' }, 'optional-unavailability': { level: 'soft', weight: 5 } },
  });
  const boundAt = (price: number) =>
    makeLowerBound(oneLine).bound({ ...zeroPrices(oneLine), cells: [[[price]]] });

  test('the bound is raised to the next whole number, with no tolerance', () => {
    expect(boundAt(4)).toBe(4);
    expect(boundAt(4 + GRAIN)).toBe(5);
    expect(boundAt(5)).toBe(5);
    expect(boundAt(5 + GRAIN)).toBe(5);
    expect(boundAt(4 + GRAIN / 3)).toBe(4);
  });

  test('nothing is 0, never -0', () => {
    expect(boundAt(-0.25)).toBe(0);
  });

  test('prices too dear to be added up without a rounding error prove no more than others', () => {
    // Nobody is there: the hole costs 100, whatever its price; 2^60 less 100 has no place in a double.
    const nobody = makeProblem({ slots: 1, lines: 1, persons: [], rules: { holes: { level: 'soft' } } });
    const prove = (price: number) =>
      makeLowerBound(nobody).bound({ ...zeroPrices(nobody), cells: [[[price]]] });
    expect(prove(100)).toBe(100);
    for (const price of [2 ** 58, 2 ** 59, 2 ** 60, 2 ** 61, 1e300]) expect(prove(price)).toBe(100);
  });

  test('sums that may have been rounded prove nothing', () => {
    const lines = 400;
    const problem = makeProblem({
      slots: 1,
      lines,
      persons: [],
      rules: { holes: { level: 'soft', weight: 0 } },
    });
    const prices: Prices = { ...zeroPrices(problem), cells: [[[1e300]]] };
    expect(makeLowerBound(problem).bound(prices)).toBe(Number.NEGATIVE_INFINITY);
  });

  test('a price for a load by class that nobody has proves nothing', () => {
    const problem = makeProblem({
      slots: 1,
      lines: 2,
      lineClasses: [0, 1],
      persons: [{ classLoads: null }, { classLoads: [1, 0] }],
      rules: { holes: { level: 'soft' } },
    });
    const prices = zeroPrices(problem);
    prices.cells = [[[100, 100]]];
    prices.classLoads = [
      [-1000, -1000],
      [0, 0],
    ];
    expect(bruteForce(problem).evaluation.objective).toBe(0);
    expect(makeLowerBound(problem).bound(prices)).toBe(0);
  });
});

describe('every rule has its part in the bound', () => {
  const holes = { level: 'soft', weight: 100, extraWeight: 1 } as const;
  const full = { slots: 3, lines: 1, persons: [{ dailyMax: 3 }] };
  const pair = { slots: 1, lines: 2 };
  const cases: Record<string, { week: ProblemSketch; cost: number }> = {
    holes: { week: { slots: 1, lines: 3, persons: [{}], rules: { holes } }, cost: 401 },
    'a limit of holes': {
      week: { slots: 1, lines: 3, persons: [{}], rules: { holes: { ...holes, limit: 1 } } },
      cost: 1_000_401,
    },
    'no holes at all': {
      week: { slots: 1, lines: 3, persons: [{}], rules: { holes: { level: 'hard' } } },
      cost: 2_000_000,
    },
    'the load': { week: { ...full, persons: [{ maxLoad: 1 }], rules: { holes } }, cost: 200 },
    'the daily limit': { week: { ...full, persons: [{ dailyMax: 2 }], rules: { holes } }, cost: 100 },
    'firm unavailability': {
      week: { ...full, persons: [{ busy: ['110'] }], rules: { holes } },
      cost: 200,
    },
    'optional unavailability': {
      week: {
        ...full,
        persons: [{ undesired: ['110'] }],
        rules: { holes, 'optional-unavailability': { level: 'soft' } },
      },
      cost: 10,
    },
    'optional unavailability that is kept': {
      week: {
        ...full,
        persons: [{ undesired: ['110'] }],
        rules: { holes, 'optional-unavailability': { level: 'hard' } },
      },
      cost: 200,
    },
    'concentrated load': {
      week: { ...full, rules: { holes, 'concentrated-load': { level: 'soft' } } },
      cost: 60,
    },
    lunch: { week: { ...full, lunch: '011', rules: { holes, lunch: { level: 'soft' } } }, cost: 10 },
    'lunch that is kept': {
      week: { ...full, lunch: '011', rules: { holes, lunch: { level: 'hard' } } },
      cost: 100,
    },
    'split days': {
      week: { ...full, lines: [1, 0, 1], rules: { holes, 'split-day': { level: 'soft' } } },
      cost: 30,
    },
    'split days that are forbidden': {
      week: {
        ...full,
        lines: [1, 0, 1],
        rules: { holes, 'split-day': { level: 'hard', unlessDailyLimit: 4 } },
      },
      cost: 100,
    },
    marathons: { week: { ...full, rules: { holes, marathon: { level: 'soft' } } }, cost: 40 },
    'fixed turns': {
      week: {
        ...full,
        persons: [{ maxLoad: 2 }, { undesired: ['111'] }],
        fixed: [{ slot: 0 }, { slot: 1 }, { slot: 2 }],
        rules: { holes, 'fixed-turns': { level: 'soft' } },
      },
      cost: 50,
    },
    'fixed turns that must be kept': {
      week: {
        ...full,
        persons: [{ maxLoad: 0 }, {}],
        fixed: [{ slot: 0 }],
        rules: { holes, 'fixed-turns': { level: 'hard' } },
      },
      cost: 1_000_000,
    },
    'fixed holes': {
      week: {
        ...pair,
        fixed: [{ slot: 0, person: null }],
        rules: { 'fixed-turns': { level: 'hard' }, holes: { ...holes, limit: 0 } },
      },
      cost: 1_000_000,
    },
    'noise at a table': {
      week: {
        ...pair,
        persons: [{ table: 1 }, { table: 1 }],
        rules: { holes, 'table-noise': { level: 'soft' } },
      },
      cost: 5,
    },
    'the limit of a table': {
      week: {
        ...pair,
        persons: [{ table: 1 }, { table: 1 }],
        rules: { holes, 'table-limit': { level: 'hard', limit: 1 } },
      },
      cost: 100,
    },
    'a group of which some stay idle': {
      week: {
        ...pair,
        persons: [{ groups: ['it'] }, { groups: ['it'] }],
        rules: { holes, 'group-idle': { level: 'soft', groups: { it: 1 } } },
      },
      cost: 50,
    },
    'a group of which few phone': {
      week: {
        ...pair,
        persons: [{ groups: ['it'] }, { groups: ['it'] }],
        rules: { holes, 'group-phoning': { level: 'hard', groups: { it: 1 } } },
      },
      cost: 100,
    },
    'loads by line': {
      week: {
        ...pair,
        lineClasses: [0, 1],
        persons: [{ classLoads: [1, 0] }, { classLoads: [1, 0] }],
        rules: { holes },
      },
      cost: 100,
    },
    'first lines where all are first': {
      week: { ...full, rules: { holes, 'first-lines': { level: 'hard' } } },
      cost: 200,
    },
  };
  test.each(Object.entries(cases))('%s', (_rule, { week, cost }) => {
    const problem = makeProblem(week);
    const { assignment } = bruteForce(problem);
    expect(evaluate(problem, assignment).objective).toBe(cost);
    expect(bestBound(problem)).toBe(cost);
  });
});

test('a case that allows no timetable is beyond any cost', () => {
  const problem = makeProblem({
    slots: 1,
    persons: [{ busy: ['1'] }, {}],
    rules: { holes: { level: 'soft' } },
  });
  const prove = (person: number) =>
    makeLowerBound(problem).bound(zeroPrices(problem), (p) =>
      p === person ? { works: 1, leaves: 0 } : null,
    );
  expect(prove(0)).toBe(Number.POSITIVE_INFINITY);
  expect(prove(1)).toBe(0);
});

/** The same week with its persons the other way round. */
function turnPersons(problem: Problem, prices: Prices): [Problem, Prices] {
  const last = problem.persons.length - 1;
  const turned = {
    ...problem,
    persons: problem.persons.toReversed(),
    fixed: problem.fixed.map((turn) => ({
      ...turn,
      person: turn.person === null ? null : last - turn.person,
    })),
  };
  const limits = limitKeys(problem).map((key, i) => [key, prices.limits[i]!] as const);
  const byKey = new Map(limits);
  return [
    turned,
    {
      ...prices,
      loads: prices.loads.toReversed(),
      classLoads: prices.classLoads?.toReversed() ?? null,
      limits: limitKeys(turned).map((key) => byKey.get(key)!),
    },
  ];
}

/** Limits by what they say, since their order follows that of the persons. */
function limitKeys(problem: Problem): string[] {
  return slotLimits(problem).map(({ rule, subject, day, slot }) => [rule, subject, day, slot].join());
}
