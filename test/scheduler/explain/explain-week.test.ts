import { expect, test } from 'vitest';
import type { LoadRow } from '../../../model/types.ts';
import { explainWeek } from '../../../scheduler/explain/explain-week.ts';
import { setScene } from '../../../scheduler/explain/scene.ts';
import { busyEntry } from '../../support/busy-entries.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';
import { said } from '../../support/said.ts';

const row: LoadRow = {
  ideal: 4,
  workingDays: 2,
  prorated: 2,
  rounded: 2,
  capacity: 8,
  upperBound: 3,
  bounded: 2,
  complete: 3,
  final: 3,
  overload: 1,
  creditBefore: -1,
  creditAfter: 0,
};

const problem = makeProblem({
  days: 2,
  slots: 4,
  persons: [
    { maxLoad: 3, undesired: ['0010', '1000'] },
    { maxLoad: 3, busy: ['0000', '1000'] },
  ],
  fixed: [{ day: 0, slot: 0, person: 0 }],
  rules: {
    'fixed-turns': { level: 'soft' },
    'optional-unavailability': { level: 'soft', weight: 5 },
    'concentrated-load': { level: 'soft', weight: 20 },
  },
});
const busy = [
  busyEntry(problem, 0, 0, '0010', { firm: false, reason: 'gym' }),
  busyEntry(problem, 0, 1, '1000', { firm: false, reason: 'school' }),
];
const assignment = attend(problem, ['1100', '1000'], ['0000', '0100']);

test('your week, because …: load, turns, penalties with ways out, wishes', () => {
  const week = explainWeek(setScene(problem, assignment, { busy }), 0, row);
  expect(said(week.load)).toEqual([
    'ada has 3 turns this week; the load is 3.',
    '2 working days this week: 2 turns instead of 4.',
    'Takes 1 more turn to make up for earlier weeks.',
  ]);
  expect(said(week.turns.map(({ short }) => short))).toEqual([
    'Monday 2 March 9:00–10:00: a fixed turn.',
    'Monday 2 March 10:00–11:00: bo would be better.',
    'Tuesday 3 March 9:00–10:00: nobody else could.',
  ]);
  expect(week.penalties.map(({ finding, way }) => [finding.rule, way?.change.costDelta])).toEqual([
    ['concentrated-load', -20],
    ['optional-unavailability', undefined],
  ]);
  expect(week.wishes.map(({ kept }) => kept)).toEqual([true, true, false]);
  expect(said(week.wishes.map(({ sentence }) => sentence))).toEqual([
    'The fixed turn of Monday 2 March 9:00–10:00 is kept.',
    'The wish for Monday 2 March 11:00–12:00 is kept: gym.',
    'The wish for Tuesday 3 March 9:00–10:00 is not kept: school.',
  ]);
});

test('wishes without words, and a fixed turn that is lost', () => {
  const other = attend(problem, ['0000', '1000'], ['1000']);
  const { wishes, load } = explainWeek(setScene(problem, other), 0, null);
  expect(said(wishes.map(({ sentence }) => sentence))).toEqual([
    'The fixed turn of Monday 2 March 9:00–10:00 is not kept.',
    'The wish for Monday 2 March 11:00–12:00 is kept.',
    'The wish for Tuesday 3 March 9:00–10:00 is not kept.',
  ]);
  expect(load).toHaveLength(1);
});

test('a fixed turn that she cannot attend is nobody’s fault', () => {
  const away = makeProblem({ persons: [{ busy: ['1000'] }], fixed: [{ slot: 0, person: 0 }] });
  expect(explainWeek(setScene(away, attend(away)), 0, null).wishes).toEqual([]);
});

test('turns in short: the price of the others, a draw, and nothing to choose', () => {
  const week = makeProblem({
    slots: 3,
    persons: [{}, { undesired: ['100'] }, { busy: ['100'] }],
    rules: { 'optional-unavailability': { level: 'soft', weight: 5 }, lunch: { level: 'off' } },
  });
  const shorts = (...worked: string[][]) =>
    said(explainWeek(setScene(week, attend(week, ...worked)), 0, null).turns.map(({ short }) => short));
  expect(shorts(['110'])).toEqual([
    'Monday 2 March 9:00–10:00: anybody else would cost more; bo least, 5 more.',
    'Monday 2 March 10:00–11:00: it costs nothing; 2 others could have it as well.',
  ]);
  const noisy = makeProblem({
    slots: 1,
    lines: 2,
    persons: [{ table: 1 }, { table: 1 }, { table: 1 }],
    rules: { 'table-noise': { level: 'soft' } },
  });
  const scene = setScene(noisy, attend(noisy, ['1'], ['1']));
  expect(said(explainWeek(scene, 0, null).turns.map(({ short }) => short))).toEqual([
    'Monday 2 March 9:00–10:00: 1 other could have it at the same cost, so it is a draw.',
  ]);
});
