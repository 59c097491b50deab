import { expect, test } from 'vitest';
import type { WeekView } from '../../web/data/week-types.ts';
import { nextTurn } from '../../web/week/next-turn.ts';

const day = (date: string, ...persons: (string | null)[]) => ({
  date,
  weekday: 'mon',
  slots: [{ start: '09:00', end: '10:15', cells: persons.map((person) => ({ person })) }],
});
const timetable = { days: [day('2026-03-02', 'ada', null, 'ben'), day('2026-03-03', 'ben', 'ada')] };
const week = { timetable } as unknown as WeekView;
const at = (date: string, line: number) => ({ date, slot: 0, line });

test('the next turn of somebody follows the place where one is, and starts over at the end', () => {
  expect(nextTurn(week, null, 'ada')).toEqual(at('2026-03-02', 0));
  expect(nextTurn(week, at('2026-03-02', 0), 'ada')).toEqual(at('2026-03-03', 1));
  expect(nextTurn(week, at('2026-03-03', 1), 'ada')).toEqual(at('2026-03-02', 0));
});

test('the next hole is found where nobody is', () => {
  expect(nextTurn(week, at('2026-03-03', 0), null)).toEqual(at('2026-03-02', 1));
  expect(nextTurn(week, null, 'eva')).toBeNull();
});
