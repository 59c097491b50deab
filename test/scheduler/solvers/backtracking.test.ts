import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCertificate, countCases } from '../../../scheduler/certificate.ts';
import { ownDays } from '../../../scheduler/day-forms.ts';
import { evaluate } from '../../../scheduler/evaluate.ts';
import { parseInstance, problemOfInstance } from '../../../scheduler/instance.ts';
import type { Assignment, Problem } from '../../../scheduler/problem.ts';
import { seededRandom } from '../../../scheduler/random.ts';
import { repairProblem } from '../../../scheduler/repair.ts';
import {
  type BacktrackingEnd,
  type BacktrackingOptions,
  solveByBacktracking,
} from '../../../scheduler/solvers/backtracking.ts';
import { bruteForce } from '../../support/brute-force.ts';
import { needlessBreaches } from '../../support/needless-breaches.ts';
import { makeProblem } from '../../support/problem-builder.ts';
import { randomRepair, seatedAnyhow, someTimetable } from '../../support/random-repair.ts';
import { randomWeek } from '../../support/random-week.ts';
import { gapWeek } from '../fixtures/gap-weeks.ts';
import { longDays } from '../fixtures/long-days.ts';

interface Search extends BacktrackingEnd {
  found: Assignment[];
  objectives: number[];
  bounds: number[];
}

/** Searches and keeps what was told on the way. */
function search(problem: Problem, options: Partial<BacktrackingOptions> = {}): Search {
  const found: Assignment[] = [];
  const objectives: number[] = [];
  const bounds: number[] = [];
  const ended = solveByBacktracking(problem, {
    seed: 0,
    isEnded: () => false,
    incumbent: () => Number.POSITIVE_INFINITY,
    onFound(assignment) {
      found.push(assignment);
      objectives.push(evaluate(problem, assignment).objective);
      return objectives.at(-1)!;
    },
    onBound: (bound) => void bounds.push(bound),
    ...options,
  });
  return { ...ended, found, objectives, bounds };
}

/** Ends a search when it has asked so often. */
function endAfter(questions: number): () => boolean {
  let asked = 0;
  return () => ++asked > questions;
}

describe('against every timetable that there is', { timeout: 120_000 }, () => {
  test('004.68–72 finds the best timetable of a small week, and proves that it is', () => {
    fc.assert(
      fc.property(randomWeek, fc.nat(1000), (problem, seed) => {
        const { evaluation } = bruteForce(problem);
        const { certificate, isSearched, found, objectives } = search(problem, { seed });
        expect(objectives.at(-1)).toBe(evaluation.objective);
        const { findings } = evaluate(problem, found.at(-1)!);
        expect(needlessBreaches(findings)).toEqual([]);
        expect(checkCertificate(problem, certificate!)).toBe(evaluation.objective);
        expect(isSearched).toBe(true);
      }),
      { seed: 2026, numRuns: 1500 },
    );
  });

  test('and of a published week that something came between', () => {
    const repairs = fc.oneof(randomRepair(someTimetable), randomRepair(seatedAnyhow));
    fc.assert(
      fc.property(repairs, ({ problem, published, changes }) => {
        const repair = repairProblem(problem, published, changes);
        const best = bruteForce(repair).evaluation.objective;
        const { certificate, objectives } = search(repair);
        expect(objectives.at(-1)).toBe(best);
        expect(checkCertificate(repair, certificate!)).toBe(best);
      }),
      { seed: 483, numRuns: 300 },
    );
  });

  test('ended at any moment it has a timetable, and a proof that claims no more than is true', () => {
    fc.assert(
      fc.property(randomWeek, fc.nat(60), (problem, questions) => {
        const { certificate, objectives } = search(problem, { isEnded: endAfter(questions) });
        const best = bruteForce(problem).evaluation.objective;
        expect(objectives.at(-1)).toBeGreaterThanOrEqual(best);
        expect(checkCertificate(problem, certificate!)).toBeLessThanOrEqual(best);
      }),
      { seed: 74, numRuns: 200 },
    );
  });
});

describe('a relaxation with a gap', () => {
  test.each([
    [1, 3, 100],
    [1, 5, 100],
    [2, 3, 200],
    [3, 3, 300],
  ])('of %i rings of %i people is closed by a few cases', (rings, people, best) => {
    const problem = gapWeek(rings, people);
    const { certificate, objectives, bounds } = search(problem);
    expect(objectives.at(-1)).toBe(best);
    expect(bounds.at(-1)).toBe(best / 2);
    expect(checkCertificate(problem, certificate!)).toBe(best);
    expect(countCases(certificate!)).toBeGreaterThan(1);
    expect(countCases(certificate!)).toBeLessThanOrEqual(4 ** rings);
  });

  test('004.74 stays open as far as it was when no more cases may be looked at', () => {
    const problem = gapWeek(3);
    for (const mostCases of [1, 2, 5]) {
      const { certificate, isSearched, objectives } = search(problem, { mostCases });
      expect(objectives.at(-1)).toBe(300);
      expect(checkCertificate(problem, certificate!)).toBeLessThan(300);
      expect(countCases(certificate!)).toBeLessThanOrEqual(mostCases + 1);
      expect(isSearched).toBe(false);
    }
  });
});

test('where turns on the first line are counted its prices count them', () => {
  const problem = makeProblem({
    days: 2,
    lines: 3,
    lineClasses: [0, 1, 1],
    persons: Array.from({ length: 6 }, (_, p) => ({
      name: `p${p}`,
      key: `p${p}`,
      maxLoad: p < 2 ? 8 : 2,
      classLoads: p < 2 ? [8, 0] : [0, 2],
      dailyMax: 4,
    })),
    rules: { holes: { level: 'soft' }, 'first-lines': { level: 'hard', limit: 1 } },
  });
  const { certificate, isSearched, objectives } = search(problem);
  expect(isSearched).toBe(true);
  // Two may answer the first line once a day: half of its slots have nobody.
  expect(objectives.at(-1)).toBe(2004);
  expect(checkCertificate(problem, certificate!)).toBe(2004);
});

describe('what others know', () => {
  test('a timetable that somebody else has found is enough to prove', () => {
    const problem = gapWeek(1);
    const { certificate } = search(problem, { incumbent: () => 100 });
    expect(checkCertificate(problem, certificate!)).toBe(100);
  });

  test('one that is given is where it begins', () => {
    const problem = longDays(24);
    const best = search(problem);
    const again = search(problem, { first: best.found.at(-1)! });
    expect(again.objectives).toEqual([best.objectives.at(-1)]);
  });
});

describe('004.74 the same seed', () => {
  test('finds the same timetables in the same order, with the same proof', () => {
    for (const problem of [longDays(32), gapWeek(2)]) {
      for (const seed of [0, 5]) {
        const once = search(problem, { seed });
        expect(search(structuredClone(problem), { seed })).toEqual(once);
      }
    }
  });

  test('another one finds what is as good', () => {
    const problem = longDays(32);
    const costs = [0, 1, 2, 3].map((seed) => search(problem, { seed }).objectives.at(-1));
    expect(new Set(costs).size).toBe(1);
  });
});

describe('weeks of every size', { timeout: 60_000 }, () => {
  const folder = join(import.meta.dirname, '../../../bench/instances');
  test.each(readdirSync(folder))('%s is solved and proved', (file) => {
    const { expected, ...instance } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const problem = problemOfInstance(parseInstance(JSON.stringify(instance), file));
    const { certificate, objectives } = search(problem);
    expect(checkCertificate(problem, certificate!)).toBe(objectives.at(-1));
    if (expected?.bestKnownCost !== undefined)
      expect(objectives.at(-1)).toBeLessThanOrEqual(expected.bestKnownCost);
  });

  test('a big team with days of eight slots', () => {
    const problem = longDays();
    const { certificate, objectives } = search(problem);
    expect(checkCertificate(problem, certificate!)).toBe(objectives.at(-1));
  });

  test('days too long to be listed', () => {
    const random = seededRandom(7);
    const bits = (share: number) => Array.from({ length: 24 }, () => (random() < share ? '1' : '0')).join('');
    const problem = makeProblem({
      days: 3,
      slots: 24,
      lines: 2,
      persons: Array.from({ length: 20 }, (_, p) => ({
        name: `p${p}`,
        key: `p${p}`,
        maxLoad: 8,
        dailyMax: 7,
        busy: [bits(0.3), bits(0.3), bits(0.3)],
        undesired: [bits(0.1), bits(0.1), bits(0.1)],
      })),
      rules: {
        holes: { level: 'soft' },
        'optional-unavailability': { level: 'soft' },
        'concentrated-load': { level: 'soft', weight: 20 },
        'split-day': { level: 'soft' },
        lunch: { level: 'soft' },
        marathon: { level: 'soft' },
      },
    });
    expect('cheapest' in ownDays(problem)[0]![0]!.forms).toBe(true);
    const { certificate, objectives } = search(problem);
    expect(checkCertificate(problem, certificate!)).toBe(objectives.at(-1));
  });

  test.each([
    ['nobody', makeProblem({ persons: [], rules: { holes: { level: 'soft' } } }), 400],
    ['no day', makeProblem({ days: 0, persons: [{}] }), 0],
    [
      'days without slots',
      makeProblem({ days: 2, slots: [0, 2], persons: [{}], rules: { holes: { level: 'soft' } } }),
      0,
    ],
    ['slots without lines', makeProblem({ lines: 0, rules: { holes: { level: 'soft' } } }), 0],
    [
      'nobody free',
      makeProblem({ persons: [{ busy: ['1111'] }], rules: { holes: { level: 'hard' } } }),
      4_000_000,
    ],
    ['no turn to give', makeProblem({ persons: [{ maxLoad: 0 }], rules: { holes: { level: 'soft' } } }), 400],
  ])('%s', (_what, problem, cost) => {
    const { certificate, objectives } = search(problem);
    expect(objectives.at(-1)).toBe(cost);
    expect(checkCertificate(problem, certificate!)).toBe(cost);
  });
});
