import { expect, test } from 'vitest';
import type { LoadRow } from '../../model/types.ts';
import { evaluate } from '../../scheduler/evaluate.ts';
import { makeTimetable, penaltiesOf } from '../../scheduler/make-timetable.ts';
import { attend, makeProblem } from '../support/problem-builder.ts';

const row: LoadRow = {
  ideal: 2,
  workingDays: 5,
  prorated: 2.4,
  rounded: 2,
  capacity: 5,
  upperBound: 2,
  bounded: 2,
  complete: 2,
  final: 2,
  overload: -0.4,
  creditBefore: 0,
  creditAfter: 0,
};
const problem = makeProblem({
  days: 2,
  slots: 2,
  lines: [1, 3],
  persons: [{ undesired: ['01', '00'] }, { busy: ['01', '00'] }],
  rules: { holes: { level: 'soft' }, 'optional-unavailability': { level: 'soft' } },
});
const assignment = attend(problem, ['11', '00'], ['00', '01']);
const evaluation = evaluate(problem, assignment);
const slots = [
  { start: '09:00', end: '10:00', lines: 1 },
  { start: '10:00', end: '11:00', lines: 3 },
];
const timetable = makeTimetable(
  {
    week: '2026-03-02',
    days: [
      { date: '2026-03-02', weekday: 'mon', slots },
      { date: '2026-03-03', weekday: 'tue', slots },
    ],
    closedDays: [{ date: '2026-03-06', name: 'Feast' }],
    lineNames: ['Front'],
    loads: { ada: row },
  },
  problem,
  assignment,
  evaluation,
);

test('004.73 a timetable says who sits on which line, day by day, and leaves holes', () => {
  expect(timetable.days).toEqual([
    {
      date: '2026-03-02',
      weekday: 'mon',
      slots: [
        { start: '09:00', end: '10:00', cells: ['ada'] },
        { start: '10:00', end: '11:00', cells: ['ada', null, null] },
      ],
    },
    {
      date: '2026-03-03',
      weekday: 'tue',
      slots: [
        { start: '09:00', end: '10:00', cells: [null] },
        { start: '10:00', end: '11:00', cells: ['bo', null, null] },
      ],
    },
  ]);
  expect(timetable).toMatchObject({
    week: '2026-03-02',
    closedDays: [{ date: '2026-03-06', name: 'Feast' }],
    log: [],
  });
});

test('lines have their names, and those without are numbered', () => {
  expect(timetable.lines).toEqual(['Front', 'L2', 'L3']);
});

test('004.59 the loads come with it, and the overload apart', () => {
  expect([timetable.loads, timetable.overload]).toEqual([{ ada: row }, { ada: -0.4 }]);
});

test('004.73 cost and penalties are those of the judge, with dates and keys', () => {
  expect(timetable.cost).toBe(evaluation.cost);
  expect(timetable.penalties).toEqual(penaltiesOf(problem, evaluation));
  expect(
    timetable.penalties.map(({ rule, cost, broken, date, slots: at, persons }) => [
      rule,
      cost,
      broken,
      date,
      at,
      persons,
    ]),
  ).toEqual([
    ['holes', 401, false, '2026-03-02', [1], []],
    ['holes', 100, false, '2026-03-03', [0], []],
    ['holes', 401, false, '2026-03-03', [1], []],
    ['optional-unavailability', 5, false, '2026-03-02', [1], ['ada']],
  ]);
});

test('004.73 what is broken is told without a price', () => {
  const bad = evaluate(problem, attend(problem, [], ['01']));
  const broken = penaltiesOf(problem, bad).filter((penalty) => penalty.broken);
  expect(broken.map(({ rule, cost, persons }) => [rule, cost, persons])).toEqual([
    ['firm-unavailability', 0, ['bo']],
  ]);
});
