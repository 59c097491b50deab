import { expect, test } from 'vitest';
import { gridKind } from '../../web/week/grid-kind.ts';

function weekOf(lines: number) {
  const cells = Array.from({ length: lines }, () => ({ person: null }));
  const slots = [{ start: '09:00', end: '10:15', cells }];
  const days = [{ date: '2026-03-02', weekday: 'mon' as const, slots }];
  return { timetable: { lines: [], days, closedDays: [] } };
}

test('a week of many lines is shown a day at a time, unless somebody wants it otherwise', () => {
  const desk = { isPhone: false, dense: null };
  expect(gridKind(weekOf(8), desk)).toBe('roomy');
  expect(gridKind(weekOf(9), desk)).toBe('dense');
  expect(gridKind(weekOf(9), { ...desk, dense: false })).toBe('roomy');
  expect(gridKind(weekOf(1), { ...desk, dense: true })).toBe('dense');
});

test('a phone has its own way', () => {
  expect(gridKind(weekOf(9), { isPhone: true, dense: true })).toBe('phone');
});
