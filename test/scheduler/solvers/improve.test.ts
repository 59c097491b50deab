import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../scheduler/evaluate.ts';
import { makeLowerBound } from '../../../scheduler/lower-bound.ts';
import { emptyAssignment, type Problem } from '../../../scheduler/problem.ts';
import { makeGreedyTimetable } from '../../../scheduler/solvers/first-timetable.ts';
import { Improver } from '../../../scheduler/solvers/improve.ts';
import { makeWeekDual } from '../../../scheduler/solvers/week-dual.ts';
import { bruteForce } from '../../support/brute-force.ts';
import { needlessBreaches } from '../../support/needless-breaches.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';
import { randomWeek } from '../../support/random-week.ts';
import { longDays } from '../fixtures/long-days.ts';

const never = () => false;

function brokenRules(problem: Problem, improver: Improver): string[] {
  const { findings } = evaluate(problem, improver.assignment());
  return needlessBreaches(findings);
}

describe('004.68–72 exchanges', { timeout: 60_000 }, () => {
  test('save what they say, break no rule that can be kept, and never pass the best', () => {
    fc.assert(
      fc.property(randomWeek, fc.nat(1000), fc.boolean(), (problem, seed, isEmpty) => {
        const start = isEmpty ? emptyAssignment(problem) : makeGreedyTimetable(problem, seed);
        const improver = new Improver(problem, start, seed);
        const before = improver.objective;
        expect(before).toBe(evaluate(problem, start).objective);
        improver.settle();
        expect(improver.objective).toBeLessThanOrEqual(before);
        expect(evaluate(problem, improver.assignment()).objective).toBe(improver.objective);
        expect(brokenRules(problem, improver)).toEqual([]);
        expect(improver.objective).toBeGreaterThanOrEqual(bruteForce(problem).evaluation.objective);
      }),
      { seed: 68, numRuns: 400 },
    );
  });

  test('fill a hole by moving several people round, where nobody can simply come', () => {
    // The hole is Thursday's; who could fill it is full, and only a chain of three frees her.
    const problem = makeProblem({
      days: 1,
      slots: 4,
      persons: [
        { maxLoad: 1, busy: ['0011'] },
        { maxLoad: 1, busy: ['1001'] },
        { maxLoad: 1, busy: ['1100'] },
        { maxLoad: 1, busy: ['0111'] },
      ],
      rules: { holes: { level: 'soft' } },
    });
    const start = attend(problem, ['1000'], ['0100'], ['0010'], ['0000']);
    expect(evaluate(problem, start).cost).toBe(100);
    const improver = new Improver(problem, start, 0);
    improver.settle();
    expect(improver.assignment()).toEqual(attend(problem, ['0100'], ['0010'], ['0001'], ['1000']));
  });

  test('swap two people who had better be in each other’s place', () => {
    const problem = makeProblem({
      days: 2,
      slots: 1,
      persons: [
        { maxLoad: 1, undesired: ['1', '0'] },
        { maxLoad: 1, undesired: ['0', '1'] },
      ],
      rules: { holes: { level: 'soft' }, 'optional-unavailability': { level: 'soft' } },
    });
    const improver = new Improver(problem, attend(problem, ['1', '0'], ['0', '1']), 0);
    improver.settle();
    expect(improver.assignment()).toEqual(attend(problem, ['0', '1'], ['1', '0']));
  });

  test('make a dear hole of a cheaper one', () => {
    const problem = makeProblem({
      slots: 2,
      lines: 2,
      persons: [{ maxLoad: 1 }, { maxLoad: 1 }],
      rules: { holes: { level: 'soft' } },
    });
    const improver = new Improver(problem, attend(problem, ['10'], ['10']), 0);
    expect(improver.objective).toBe(401);
    improver.settle();
    expect(improver.objective).toBe(200);
  });

  test('end when they are told to, with what they have', () => {
    const problem = longDays(24);
    const improver = new Improver(problem, emptyAssignment(problem), 0);
    const before = improver.objective;
    improver.settle(() => true);
    expect(improver.objective).toBe(before);
    let asked = 0;
    expect(improver.settle(() => ++asked > 1)).toBe(false);
    expect(improver.objective).toBeLessThan(before);
    expect(evaluate(problem, improver.assignment()).objective).toBe(improver.objective);
  });
});

describe('exchanges that may price so many moves', () => {
  const problem = longDays(24);
  const settled = (mostMoves?: number) => {
    const improver = new Improver(problem, makeGreedyTimetable(problem, 0), 0);
    const isSettled = improver.settle(undefined, mostMoves);
    const { objective } = evaluate(problem, improver.assignment());
    expect(improver.objective).toBe(objective);
    return { isSettled, objective, assignment: improver.assignment() };
  };

  test('save what they found by then, always the same', () => {
    const greedy = evaluate(problem, makeGreedyTimetable(problem, 0)).objective;
    const [none, few, all] = [settled(0), settled(1), settled()];
    expect([none.isSettled, few.isSettled, all.isSettled]).toEqual([false, false, true]);
    expect(none.objective).toBe(greedy);
    expect(few.objective).toBeLessThan(greedy);
    expect(all.objective).toBeLessThan(few.objective);
    expect(settled(1)).toEqual(few);
  });

  test('are as good as all where so many are enough', () => {
    expect(settled(10_000_000)).toEqual(settled());
  });

  test('go on where they ended', () => {
    const improver = new Improver(problem, makeGreedyTimetable(problem, 0), 0);
    let turns = 0;
    while (!improver.settle(undefined, 1)) turns++;
    expect(turns).toBeGreaterThan(1);
    expect(improver.objective).toBe(settled().objective);
  });
});

describe('the prices of exchanges', () => {
  test('bound the week, and often prove the timetable that they come from', () => {
    let weeks = 0;
    let proved = 0;
    fc.assert(
      fc.property(randomWeek, (problem) => {
        const improver = new Improver(problem, makeGreedyTimetable(problem, 0), 0);
        improver.settle();
        const dual = makeWeekDual(problem);
        const bound = makeLowerBound(problem).bound(dual.pricesAt(improver.point(dual)));
        expect(bound).toBeLessThanOrEqual(improver.objective);
        weeks++;
        if (bound === improver.objective) proved++;
      }),
      { seed: 70, numRuns: 300 },
    );
    expect(proved / weeks).toBeGreaterThan(0.4);
  });
});

describe('shakes', { timeout: 60_000 }, () => {
  test('never make a timetable worse, whatever they are aimed at', () => {
    fc.assert(
      fc.property(randomWeek, fc.nat(1000), (problem, seed) => {
        const improver = new Improver(problem, makeGreedyTimetable(problem, seed), seed);
        const dual = makeWeekDual(problem);
        if (seed % 2 === 0) improver.aimAt(dual, improver.point(dual));
        for (let i = 0; i < 15; i++) {
          const before = improver.objective;
          const isBetter = improver.shake(never);
          expect(improver.objective < before).toBe(isBetter);
          expect(evaluate(problem, improver.assignment()).objective).toBe(improver.objective);
        }
        expect(brokenRules(problem, improver)).toEqual([]);
      }),
      { seed: 71, numRuns: 150 },
    );
  });

  test('one that is ended leaves the timetable as it was', () => {
    const problem = longDays(24);
    const improver = new Improver(problem, makeGreedyTimetable(problem, 0), 0);
    const before = improver.assignment();
    for (let i = 0; i < 10; i++) expect(improver.shake(() => true)).toBe(false);
    expect(improver.assignment()).toEqual(before);
  });

  test('004.74 come in an order that depends on the seed alone', () => {
    const shaken = (seed: number) => {
      const problem = longDays(24);
      const improver = new Improver(problem, makeGreedyTimetable(problem, 0), seed);
      for (let i = 0; i < 30; i++) improver.shake(never);
      return improver.assignment();
    };
    expect(shaken(3)).toEqual(shaken(3));
  });
});

describe('what person-days would like to work', () => {
  const never = () => false;
  const week = { days: 2, slots: 2, rules: { holes: { level: 'soft' } } } as const;

  test('becomes a timetable if it is not worse', () => {
    const problem = makeProblem({ ...week, persons: [{ maxLoad: 2 }, { maxLoad: 2 }] });
    const improver = new Improver(problem, emptyAssignment(problem), 0);
    const dual = makeWeekDual(problem);
    const wish = attend(problem, ['10', '01'], ['01', '10']);
    // Person-days in their order, two slots each.
    expect(improver.tryShares(dual, Float64Array.from([0.9, 0, 0.1, 1, 0, 1, 1, 0]), never)).toBe(true);
    expect(improver.assignment()).toEqual(wish);
    expect(improver.objective).toBe(0);
    expect(improver.tryShares(dual, Float64Array.from([1, 1, 0, 0, 1, 1, 0, 0]), never)).toBe(false);
    expect(improver.objective).toBe(0);
  });

  test('finds its lines where they differ', () => {
    const rules = { ...week.rules, 'first-lines': { level: 'hard', limit: 1 } } as const;
    const persons = [{ maxLoad: 4 }, { maxLoad: 4 }];
    const problem = makeProblem({ ...week, lines: 2, lineClasses: [0, 1], persons, rules });
    const improver = new Improver(problem, emptyAssignment(problem), 0);
    improver.tryShares(makeWeekDual(problem), new Float64Array(8).fill(1), never);
    expect(evaluate(problem, improver.assignment())).toMatchObject({ cost: 0, broken: 0 });
  });
});
