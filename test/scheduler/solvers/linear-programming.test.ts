import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../scheduler/evaluate.ts';
import { emptyAssignment } from '../../../scheduler/problem.ts';
import { solveByLinearProgramming } from '../../../scheduler/solvers/linear-programming.ts';
import { fitsLinearProgramming } from '../../../scheduler/solvers/linear-programming-size.ts';
import { bruteForce } from '../../support/brute-force.ts';
import { needlessBreaches } from '../../support/needless-breaches.ts';
import { makeProblem } from '../../support/problem-builder.ts';
import { randomWeek } from '../../support/random-week.ts';

describe('against every timetable that there is', { timeout: 60_000 }, () => {
  test('004.68–72 no timetable of a small week is better, nor breaks less', () => {
    fc.assert(
      fc.property(randomWeek, fc.nat(2 ** 31 - 1), (problem, seed) => {
        const best = bruteForce(problem).evaluation;
        const found = solveByLinearProgramming(problem, seed);
        expect(found).not.toBeNull();
        const { objective, findings } = evaluate(problem, found!);
        expect(objective).toBe(best.objective);
        expect(needlessBreaches(findings)).toEqual([]);
      }),
      { seed: 2026, numRuns: 1500 },
    );
  });

  test('004.74 the same seed finds the same timetable, another seed one as good', () => {
    fc.assert(
      fc.property(randomWeek, fc.nat(1000), fc.nat(1000), (problem, seed, other) => {
        const found = solveByLinearProgramming(problem, seed)!;
        expect(solveByLinearProgramming(structuredClone(problem), seed)).toEqual(found);
        const another = solveByLinearProgramming(problem, other)!;
        expect(evaluate(problem, another).objective).toBe(evaluate(problem, found).objective);
      }),
      { seed: 74, numRuns: 300 },
    );
  });
});

describe('weeks at the edge', () => {
  const usual = { holes: { level: 'soft' } } as const;

  test('of nobody, or of people who owe nothing, are all holes', () => {
    for (const persons of [[], [{ maxLoad: 0 }], [{ busy: ['1111'] }]]) {
      const problem = makeProblem({ lines: 2, persons, rules: usual });
      expect(solveByLinearProgramming(problem, 0)).toEqual(emptyAssignment(problem));
    }
  });

  test('of no days, or of slots without lines, are empty', () => {
    const noDays = makeProblem({ days: 0, rules: usual });
    expect(solveByLinearProgramming(noDays, 0)).toEqual([]);
    const noLines = makeProblem({ lines: 0, rules: usual });
    expect(solveByLinearProgramming(noLines, 0)).toEqual(emptyAssignment(noLines));
  });

  test('004.71 many holes spread evenly, however many lines there are', () => {
    const persons = Array.from({ length: 4 }, () => ({ maxLoad: 2, dailyMax: 1 }));
    const problem = makeProblem({ days: 2, slots: 2, lines: 8, persons, rules: usual });
    const { evaluation } = bruteForce(problem);
    const found = evaluate(problem, solveByLinearProgramming(problem, 0)!);
    // Two people in each of four slots leave six holes in each.
    expect([found.cost, found.holes]).toEqual([4 * (100 * 36 + 5), 24]);
    expect(evaluation.cost).toBe(found.cost);
  });

  test('004.72 a fixed hole is left free where nothing hangs on it', () => {
    const problem = makeProblem({
      slots: 2,
      lines: 1,
      persons: [{ maxLoad: 1 }],
      fixed: [{ slot: 0, person: null }],
      rules: { ...usual, 'fixed-turns': { level: 'soft' } },
    });
    expect(solveByLinearProgramming(problem, 0)).toEqual([[[[]], [[0]]]]);
  });
});

test('a week fits as long as it has not too many days to choose from', () => {
  const team = (persons: number, slots: number, dailyMax: number) =>
    makeProblem({ days: 5, slots, lines: 6, persons: new Array(persons).fill({ dailyMax, name: 'x' }) });
  expect(fitsLinearProgramming(team(75, 4, 2))).toBe(true);
  expect(fitsLinearProgramming(team(300, 12, 4))).toBe(false);
});
