import { describe, expect, test } from 'vitest';
import type { Absence, Unavailability } from '../../model/types.ts';
import { bitmapOf, busyMasks, listBusy, maskOf, type OpenDay } from '../../scheduler/availability.ts';

const openDay = (date: string, weekday: OpenDay['weekday'], slots = 4): OpenDay => ({
  date,
  weekday,
  slots: Array.from({ length: slots }, (_, h) => ({ start: `${9 + h}:00`, end: `${10 + h}:00`, lines: 1 })),
});
// Wednesday is closed.
const days = [openDay('2026-03-02', 'mon'), openDay('2026-03-03', 'tue', 2), openDay('2026-03-05', 'thu')];

const entry = (change: Partial<Unavailability> = {}): Unavailability => ({
  id: 'u1',
  person: 'ada',
  weekday: null,
  date: null,
  slots: null,
  firm: true,
  reason: 'meeting',
  ...change,
});
const absence = (change: Partial<Absence> = {}): Absence => ({
  id: 'a1',
  person: 'ada',
  from: '2026-03-03',
  to: '2026-03-04',
  kind: 'holiday',
  source: 'hand',
  ...change,
});
const shown = (unavailabilities: Unavailability[], absences: Absence[] = []) =>
  listBusy(days, unavailabilities, absences).map(({ date, mask }) => [date.slice(8), mask.toString(2)]);

describe('004.36 which days an entry concerns', () => {
  test('those of its weekday, every week', () => {
    expect(shown([entry({ weekday: 'thu' })])).toEqual([['05', '1111']]);
    expect(shown([entry({ weekday: 'wed' })])).toEqual([]);
  });

  test('every open day, where it names none', () => {
    expect(shown([entry({ slots: '0100' })])).toEqual([
      ['02', '10'],
      ['03', '10'],
      ['05', '10'],
    ]);
  });

  test('004.42 its date, in the week of that date', () => {
    expect(shown([entry({ date: '2026-03-03' })])).toEqual([['03', '11']]);
    expect(shown([entry({ date: '2026-03-10' })])).toEqual([]);
  });
});

describe('004.37 which slots it takes', () => {
  test('the ones of its bitmap, or the whole day', () => {
    expect(shown([entry({ date: '2026-03-02', slots: '0011' })])).toEqual([['02', '1100']]);
    expect(shown([entry({ date: '2026-03-02' })])).toEqual([['02', '1111']]);
  });

  test('as far as the day has them, and says that it did not fit', () => {
    const busy = listBusy(days, [entry({ slots: '1011' })], []);
    expect(busy.map(({ date, mask, misfit }) => [date, mask, misfit])).toEqual([
      ['2026-03-02', 0b1101, false],
      ['2026-03-03', 0b01, true],
      ['2026-03-05', 0b1101, false],
    ]);
  });
});

test('004.45 an absence takes the open days from its first to its last, firmly', () => {
  expect(listBusy(days, [], [absence()])).toEqual([
    {
      person: 'ada',
      date: '2026-03-03',
      mask: 0b11,
      firm: true,
      kind: 'absence',
      reason: 'holiday',
      misfit: false,
    },
  ]);
  expect(shown([], [absence({ from: '2026-01-01', to: '2026-03-02' })])).toEqual([['02', '1111']]);
  expect(shown([], [absence({ from: '2026-03-04', to: '2026-03-04' })])).toEqual([]);
});

test('004.38 what is firm and what is optional are added up apart, for each person', () => {
  const entries = listBusy(
    days,
    [
      entry({ weekday: 'mon', slots: '1000' }),
      entry({ weekday: 'mon', slots: '0010' }),
      entry({ weekday: 'mon', slots: '0111', firm: false }),
      entry({ person: 'bo', weekday: 'mon' }),
    ],
    [absence()],
  );
  expect(busyMasks(days, entries, 'ada', true)).toEqual([0b0101, 0b11, 0]);
  expect(busyMasks(days, entries, 'ada', false)).toEqual([0b1110, 0, 0]);
  expect(busyMasks(days, entries, 'bo', true)).toEqual([0b1111, 0, 0]);
  expect(busyMasks(days, entries, 'carla', true)).toEqual([0, 0, 0]);
});

test('a bitmap and its mask say the same', () => {
  expect([maskOf('0110'), maskOf(''), bitmapOf(0b0011, 4), bitmapOf(0, 3)]).toEqual([
    0b0110,
    0,
    '1100',
    '000',
  ]);
  const long = '10'.repeat(15).concat('1');
  expect(bitmapOf(maskOf(long), 31)).toBe(long);
  expect(maskOf('0'.repeat(32).concat('1'))).toBe(0);
  expect(
    busyMasks(
      [openDay('2026-03-02', 'mon', 31)],
      listBusy([openDay('2026-03-02', 'mon', 31)], [entry()], []),
      'ada',
      true,
    ),
  ).toEqual([2 ** 31 - 1]);
});
