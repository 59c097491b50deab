import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '../../../scheduler/evaluate.ts';
import {
  MOST_MOVES,
  makeFirstTimetable,
  makeGreedyTimetable,
} from '../../../scheduler/solvers/first-timetable.ts';
import { Improver } from '../../../scheduler/solvers/improve.ts';
import { bruteForce } from '../../support/brute-force.ts';
import { needlessBreaches } from '../../support/needless-breaches.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';
import { randomWeek } from '../../support/random-week.ts';

test('004.68 004.69 breaks no hard rule but those that an impossible week may break', () => {
  fc.assert(
    fc.property(randomWeek, fc.nat(1000), (problem, seed) => {
      const { findings } = evaluate(problem, makeFirstTimetable(problem, seed));
      expect(needlessBreaches(findings)).toEqual([]);
    }),
    { seed: 68, numRuns: 1000 },
  );
});

test('004.74 depends on the problem and the seed alone', () => {
  fc.assert(
    fc.property(randomWeek, fc.nat(1000), (problem, seed) => {
      expect(makeFirstTimetable(structuredClone(problem), seed)).toEqual(makeFirstTimetable(problem, seed));
    }),
    { seed: 74, numRuns: 200 },
  );
});

test('names people in the order of their index', () => {
  const problem = makeProblem({
    slots: 1,
    lines: 4,
    persons: [{}, {}, {}],
    rules: { holes: { level: 'soft' } },
  });
  for (const seed of [0, 1, 2, 3]) expect(makeFirstTimetable(problem, seed)).toEqual([[[[0, 1, 2]]]]);
});

test('004.72 keeps fixed turns, as long as no hard rule forbids them', () => {
  const problem = makeProblem({
    lines: 1,
    persons: [{ maxLoad: 1 }, { busy: ['0010'] }, {}],
    fixed: [
      { slot: 0, person: 2 },
      { slot: 1, person: 0 },
      { slot: 2, person: 1 },
      { slot: 3, person: 0 },
    ],
    rules: {
      holes: { level: 'soft' },
      'fixed-turns': { level: 'soft' },
      'concentrated-load': { level: 'soft' },
    },
  });
  expect(makeFirstTimetable(problem, 0)).toEqual(attend(problem, ['0100'], ['0001'], ['1010']));
});

test('004.72 a fixed turn takes its line where lines differ', () => {
  const fixed = [
    { slot: 0, line: 1, person: 0 },
    { slot: 0, line: 0, person: 1 },
  ];
  const rules = { 'fixed-turns': { level: 'soft' } } as const;
  const problem = makeProblem({ slots: 1, lines: 2, lineClasses: [0, 1], persons: [{}, {}], fixed, rules });
  expect(makeFirstTimetable(problem, 0)).toEqual([[[[1], [0]]]]);
});

test('004.72 leaves free what is to stay free', () => {
  const problem = makeProblem({
    slots: 1,
    lines: 2,
    fixed: [{ slot: 0, person: null }],
    rules: { holes: { level: 'soft', weight: 40 }, 'fixed-turns': { level: 'soft' } },
  });
  expect(evaluate(problem, makeFirstTimetable(problem, 0))).toMatchObject({ cost: 40, holes: 1 });
});

test('fills the days first that are asked for first', () => {
  const persons = [{ maxLoad: 2 }];
  const rules = { holes: { level: 'soft' } } as const;
  const week = { days: 3, slots: 1, persons, rules };
  const filled = (searchDays: number[]) =>
    makeFirstTimetable(makeProblem({ ...week, searchDays }), 0).map((day) => day[0]![0]!.length);
  expect([filled([]), filled([2]), filled([2, 1])]).toEqual([
    [1, 1, 0],
    [1, 0, 1],
    [0, 1, 1],
  ]);
});

test('stays away from slots without lines', () => {
  const problem = makeProblem({ lines: [0, 1, 0, 2], rules: { holes: { level: 'soft' } } });
  expect(evaluate(problem, makeFirstTimetable(problem, 0))).toMatchObject({ cost: 0, holes: 0 });
});

test('is there within a moment for a team of three hundred', () => {
  const problem = makeProblem({
    days: 7,
    slots: 12,
    lines: 40,
    persons: Array.from({ length: 300 }, (_, p) => ({
      name: `p${p}`,
      key: `p${p}`,
      maxLoad: 12,
      dailyMax: 3,
      table: p % 40,
      groups: [`g${p % 9}`],
      busy: new Array<string>(7).fill(p % 3 === 0 ? '000011110000' : '110000000000'),
    })),
    rules: {
      holes: { level: 'soft' },
      'concentrated-load': { level: 'soft' },
      'table-noise': { level: 'soft' },
      'split-day': { level: 'soft' },
    },
  });
  const before = performance.now();
  const assignment = makeFirstTimetable(problem, 0);
  expect(performance.now() - before).toBeLessThan(3000);
  expect(evaluate(problem, assignment).broken).toBe(0);
});

test('of very long days leaves to the engines what takes long to find', () => {
  const problem = makeProblem({
    days: 5,
    slots: 24,
    lines: 40,
    persons: Array.from({ length: 150 }, (_, p) => ({
      name: `p${p}`,
      key: `p${p}`,
      maxLoad: 40,
      dailyMax: 8,
      busy: new Array<string>(5).fill(p % 3 === 0 ? '000011110000000011110000' : '110000000000000000000000'),
      undesired: Array.from({ length: 5 }, (__, d) => (p % (d + 2) === 0 ? '000000111111' : '111111000000')),
    })),
    rules: {
      holes: { level: 'soft' },
      'concentrated-load': { level: 'soft' },
      'optional-unavailability': { level: 'soft' },
      'split-day': { level: 'soft' },
      lunch: { level: 'soft' },
    },
  });
  const greedy = makeGreedyTimetable(problem, 0);
  const first = makeFirstTimetable(problem, 0);
  const improver = new Improver(problem, greedy, 0);
  expect(improver.settle(undefined, MOST_MOVES)).toBe(false);
  expect(improver.assignment()).toEqual(first);
  const { objective, broken } = evaluate(problem, first);
  expect(objective).toBeLessThan(evaluate(problem, greedy).objective);
  expect(broken).toBe(0);
});

test('is never worse than the greedy one that it begins with, and for most small weeks the best there is', () => {
  const best = { greedy: 0, first: 0 };
  fc.assert(
    fc.property(randomWeek, fc.nat(1000), (problem, seed) => {
      const greedy = evaluate(problem, makeGreedyTimetable(problem, seed)).objective;
      const first = evaluate(problem, makeFirstTimetable(problem, seed)).objective;
      expect(first).toBeLessThanOrEqual(greedy);
      const { objective } = bruteForce(problem).evaluation;
      if (greedy === objective) best.greedy++;
      if (first === objective) best.first++;
    }),
    { seed: 69, numRuns: 300 },
  );
  expect(best.first).toBeGreaterThan(best.greedy);
  expect(best.first).toBeGreaterThan(260);
});
