import { expect, test } from 'vitest';
import { findTurn } from '../../actions/find-turn.ts';
import { AppError } from '../../model/errors.ts';
import type { Timetable } from '../../model/types.ts';

const slots = [
  { start: '09:00', end: '10:15', cells: ['ada', 'bo'] },
  { start: '10:15', end: '11:30', cells: [null, 'ada'] },
  { start: '12:00', end: '13:00', cells: ['bo'] },
];
const timetable = {
  week: '2026-03-02',
  lines: ['Front', 'L2'],
  days: [
    { date: '2026-03-02', weekday: 'mon', slots },
    { date: '2026-03-03', weekday: 'tue', slots },
  ],
} as Timetable;

test.each([
  ['tue 10:15 L2', 1, 1, 1],
  ['Tue 11:29 l2', 1, 1, 1],
  ['tue 9:00 front', 1, 0, 0],
  ['tuesday 09:00 1', 1, 0, 0],
  ['2026-03-02 9:30 Front', 0, 0, 0],
  ['2026-03-03/2/1', 1, 1, 0],
  ['mon/3/1', 0, 2, 0],
  ['mon 12:30', 0, 2, 0],
])('%s is a place', (text, day, slot, line) => {
  expect(findTurn(timetable, text, { locale: 'en' })).toEqual({ day, slot, line });
});

test('days have the names of the language', () => {
  const place = { day: 1, slot: 1, line: 1 };
  expect(findTurn(timetable, 'dimarts 10:15 L2', { locale: 'ca' })).toEqual(place);
  expect(findTurn(timetable, 'martes 10:15 L2', { locale: 'es' })).toEqual(place);
  expect(findTurn(timetable, 'вторник 10:15 L2', { locale: 'ru' })).toEqual(place);
  expect(findTurn(timetable, 'dt. 10:15 L2', { locale: 'ca' })).toEqual(place);
});

test('a person tells the line', () => {
  expect(findTurn(timetable, 'tue 10:20', { locale: 'en', person: 'ada' })).toEqual({
    day: 1,
    slot: 1,
    line: 1,
  });
});

test.each([
  'tue',
  'tue 10:15',
  'wed 10:15 L2',
  'tue 11:45 L2',
  'tue 8:00 L2',
  'tue 25:99 L2',
  'tue 10:15 L3',
  'tue 12:00 L2',
  '2026-03-03/4/1',
  '2026-03-03/2/0',
  '',
])('"%s" is none, and what is expected is said', (text) => {
  let error: unknown;
  try {
    findTurn(timetable, text, { locale: 'en' });
  } catch (caught) {
    error = caught;
  }
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: expect.stringMatching(/^bad-(option|time)$/) });
});
