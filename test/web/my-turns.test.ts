import { expect, test } from 'vitest';
import { turnsOf } from '../../web/mine/my-turns.ts';

const cell = (person: string | null, isPast = false) => ({
  person,
  ...(isPast && { pinned: true as const }),
});
const week = {
  timetable: {
    lines: ['L1'],
    days: [
      {
        date: '2026-03-02',
        weekday: 'mon' as const,
        slots: [
          { start: '09:00', end: '10:15', cells: [cell('ada', true), cell('ben', true)] },
          { start: '10:15', end: '11:30', cells: [cell(null), cell('ada', true)] },
        ],
      },
      {
        date: '2026-03-03',
        weekday: 'tue' as const,
        slots: [{ start: '09:00', end: '10:15', cells: [cell('ada'), cell('ben')] }],
      },
    ],
    closedDays: [],
  },
  now: { date: '2026-03-02', slot: 1 },
};

test('my turns are those of mine alone: over, going on, to come', () => {
  const turns = turnsOf(week, 'ada');
  expect(turns.map(({ start, isOver, isNow }) => [start, isOver, isNow])).toEqual([
    ['09:00', true, false],
    ['10:15', false, true],
    ['09:00', false, false],
  ]);
  expect(turns[1]).toMatchObject({ date: '2026-03-02', slot: 1, line: 1, lineName: 'L2' });
  expect(turnsOf(week, 'eva')).toEqual([]);
});
