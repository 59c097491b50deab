import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Certificate, checkCertificate, countCases } from '../../../scheduler/certificate.ts';
import { evaluate } from '../../../scheduler/evaluate.ts';
import type { Assignment, Problem } from '../../../scheduler/problem.ts';
import { solveByColumnGeneration } from '../../../scheduler/solvers/column-generation.ts';
import { makeFirstTimetable, makeGreedyTimetable } from '../../../scheduler/solvers/first-timetable.ts';
import type { LinearSolver } from '../../../scheduler/solvers/master.ts';
import { openHighs } from '../../../scheduler/solvers/workers/highs-solver.ts';
import { bruteForce } from '../../support/brute-force.ts';
import { randomWeek } from '../../support/random-week.ts';
import { gapWeek } from '../fixtures/gap-weeks.ts';
import { longDays } from '../fixtures/long-days.ts';

let solver: LinearSolver;
beforeAll(async () => {
  solver = await openHighs(() => false);
});

interface Search {
  certificate: Certificate;
  best: number;
  objectives: number[];
  bounds: number[];
}

function search(
  problem: Problem,
  options: { start?: Assignment; isEnded?: () => boolean; known?: () => number; with?: LinearSolver } = {},
): Search {
  const assignment = options.start ?? makeFirstTimetable(problem, 0);
  let best = evaluate(problem, assignment).objective;
  const objectives: number[] = [];
  const bounds: number[] = [];
  const certificate = solveByColumnGeneration(problem, options.with ?? solver, {
    incumbent: { objective: best, assignment },
    isEnded: options.isEnded ?? (() => false),
    known: options.known,
    onFound(found) {
      objectives.push(evaluate(problem, found).objective);
      best = Math.min(best, objectives.at(-1)!);
      return objectives.at(-1)!;
    },
    onBound: (bound) => void bounds.push(bound),
  });
  return { certificate, best, objectives, bounds };
}

describe('against every timetable that there is', { timeout: 120_000 }, () => {
  test('004.68–72 finds the best timetable of a small week, and proves that it is', () => {
    fc.assert(
      fc.property(randomWeek, fc.boolean(), (problem, isGreedy) => {
        const start = isGreedy ? makeGreedyTimetable(problem, 0) : undefined;
        const { certificate, best, bounds } = search(problem, { start });
        const { objective } = bruteForce(problem).evaluation;
        expect(best).toBe(objective);
        expect(checkCertificate(problem, certificate)).toBe(objective);
        for (const bound of bounds) expect(bound).toBeLessThanOrEqual(objective);
      }),
      { seed: 2026, numRuns: 400 },
    );
  });

  test('ended at any moment its proof claims no more than is true', () => {
    fc.assert(
      fc.property(randomWeek, fc.nat(12), (problem, questions) => {
        let asked = 0;
        const start = makeGreedyTimetable(problem, 0);
        const { certificate } = search(problem, { start, isEnded: () => ++asked > questions });
        const { objective } = bruteForce(problem).evaluation;
        expect(checkCertificate(problem, certificate)).toBeLessThanOrEqual(objective);
      }),
      { seed: 74, numRuns: 100 },
    );
  });
});

describe('a relaxation with a gap', () => {
  test.each([
    [1, 3, 100],
    [1, 5, 100],
    [2, 3, 200],
    [3, 3, 300],
  ])('of %i rings of %i people is closed by cases', (rings, people, cost) => {
    const problem = gapWeek(rings, people);
    const { certificate, best } = search(problem);
    expect(best).toBe(cost);
    expect(checkCertificate(problem, certificate)).toBe(cost);
    expect(countCases(certificate)).toBeGreaterThan(1);
  });

  test('004.74 ended in the midst of its cases, the rest stays open', () => {
    const problem = gapWeek(3);
    for (const questions of [1, 4, 8, 16]) {
      let asked = 0;
      const { certificate } = search(problem, { isEnded: () => ++asked > questions });
      const bound = checkCertificate(problem, certificate);
      expect(bound).toBeGreaterThanOrEqual(150);
      expect(bound).toBeLessThanOrEqual(300);
    }
  });
});

describe('a big team with days of eight slots', { timeout: 60_000 }, () => {
  const problem = longDays();

  test('is solved and proved from whatever timetable it begins', () => {
    const poor = search(problem, { start: makeGreedyTimetable(problem, 0) });
    const good = search(problem);
    expect(poor.best).toBe(good.best);
    for (const { certificate, best } of [poor, good])
      expect(checkCertificate(problem, certificate)).toBe(best);
  });

  test('what somebody else has found ends it as soon as it is proved', () => {
    const { best } = search(problem);
    const { objectives, certificate } = search(problem, {
      start: makeGreedyTimetable(problem, 0),
      known: () => best,
    });
    expect(objectives).toEqual([]);
    expect(checkCertificate(problem, certificate)).toBe(best);
  });

  test('004.74 the solver is ended in the midst of its work', async () => {
    let asked = 0;
    const isEnded = () => ++asked > 3;
    const ending = await openHighs(isEnded);
    const start = makeGreedyTimetable(problem, 0);
    const { certificate, best } = search(problem, { start, isEnded, with: ending });
    expect(checkCertificate(problem, certificate)).toBeLessThanOrEqual(best);
    expect(best).toBeLessThanOrEqual(evaluate(problem, start).objective);
  });
});
