import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../model/errors.ts';
import {
  addDays,
  dateIn,
  dateOfWeekday,
  daysBetween,
  instantOf,
  isIsoDate,
  isZone,
  localStamp,
  longDate,
  minutesOf,
  mondayOf,
  nextMonday,
  parseIsoDate,
  relativeAge,
  shortDay,
  weekdayName,
  weekdayOf,
} from '../../model/time.ts';
import { WEEKDAYS } from '../../model/types.ts';

const codeOf = (act: () => unknown): string | null => {
  try {
    act();
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return null;
};

describe('days', () => {
  test.each(['2026-03-02', '2024-02-29', '1999-12-31'])('%s is a date', (text) => {
    expect([parseIsoDate(text), isIsoDate(text)]).toEqual([text, true]);
  });

  test.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-3-2',
    '02-03-2026',
    '2026-03-02T10:00',
    '20260302',
    ' 2026-03-02',
    'mon',
    '',
  ])('004.86 "%s" is no date', (text) => {
    expect([codeOf(() => parseIsoDate(text)), isIsoDate(text)]).toEqual(['bad-date', false]);
  });

  test('004.64 the week of a day starts on its Monday, also over the end of a year', () => {
    expect(['2026-03-02', '2026-03-05', '2026-03-08', '2027-01-01'].map(mondayOf)).toEqual([
      '2026-03-02',
      '2026-03-02',
      '2026-03-02',
      '2026-12-28',
    ]);
  });

  test('004.64 next week is that of the zone, not of the machine', () => {
    // Sunday 22:30 in UTC is Monday 00:30 in Madrid.
    const now = new Date('2026-06-07T22:30:00Z');
    expect([dateIn('UTC', now), dateIn('Europe/Madrid', now)]).toEqual(['2026-06-07', '2026-06-08']);
    expect([nextMonday('UTC', now), nextMonday('Europe/Madrid', now)]).toEqual(['2026-06-08', '2026-06-15']);
    expect(nextMonday('Pacific/Kiritimati', new Date('2026-06-01T09:00:00Z'))).toBe('2026-06-08');
  });

  test('are added over the ends of months and over clock changes', () => {
    expect([addDays('2026-02-28', 1), addDays('2026-03-01', -1), addDays('2026-03-28', 2)]).toEqual([
      '2026-03-01',
      '2026-02-28',
      '2026-03-30',
    ]);
  });

  test('from one to another are all in between, both included', () => {
    expect(daysBetween('2026-02-27', '2026-03-02')).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
      '2026-03-02',
    ]);
    expect(daysBetween('2026-03-02', '2026-03-02')).toEqual(['2026-03-02']);
    expect(daysBetween('2026-03-02', '2026-03-01')).toEqual([]);
  });

  test('and weekdays agree', () => {
    const week = WEEKDAYS.map((weekday) => dateOfWeekday('2026-03-02', weekday));
    expect(week[0]).toBe('2026-03-02');
    expect(week[6]).toBe('2026-03-08');
    expect(week.map(weekdayOf)).toEqual([...WEEKDAYS]);
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (offset) => {
        const date = addDays('2026-01-01', offset);
        expect(dateOfWeekday(mondayOf(date), weekdayOf(date))).toBe(date);
      }),
      { seed: 6 },
    );
  });
});

describe('times of day', () => {
  test.each([
    ['00:00', 0],
    ['9:05', 545],
    ['09:05', 545],
    ['23:59', 1439],
    ['24:00', 1440],
  ])('%s is %i minutes after midnight', (time, minutes) => {
    expect(minutesOf(time)).toBe(minutes);
  });

  test.each(['24:01', '25:00', '12:60', '12', '12:5', '-1:00', '12:00:00', '', 'noon'])(
    '"%s" is no time of day',
    (time) => {
      expect(codeOf(() => minutesOf(time))).toBe('bad-time');
    },
  );

  test('in a zone are instants', () => {
    const at = (date: string, time: string) => instantOf(date, time, 'Europe/Madrid').toISOString();
    expect(at('2026-03-02', '09:00')).toBe('2026-03-02T08:00:00.000Z');
    expect(at('2026-07-01', '09:00')).toBe('2026-07-01T07:00:00.000Z');
    expect(at('2026-03-02', '24:00')).toBe('2026-03-02T23:00:00.000Z');
    expect(at('2026-12-31', '24:00')).toBe('2026-12-31T23:00:00.000Z');
  });

  test('that a clock change skips are the later ones', () => {
    expect(instantOf('2026-03-29', '02:30', 'Europe/Madrid').toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(instantOf('2026-03-29', '03:00', 'Europe/Madrid').toISOString()).toBe('2026-03-29T01:00:00.000Z');
    expect(instantOf('2026-10-25', '03:00', 'Europe/Madrid').toISOString()).toBe('2026-10-25T02:00:00.000Z');
  });
});

test('zones are those that the world knows', () => {
  expect(['Europe/Madrid', 'UTC', 'America/New_York'].every(isZone)).toBe(true);
  expect(['Mars/Base', '', 'Madrid'].some(isZone)).toBe(false);
});

describe('written for people', () => {
  test('dates and days', () => {
    expect(longDate('2026-03-02', 'en')).toMatch(/^(March 2, 2026|2 March 2026)$/);
    expect(longDate('2026-03-02', 'ca')).toBe('2 de març del 2026');
    expect(longDate('2026-03-02', 'es', true)).toBe('lunes, 2 de marzo');
    expect(longDate('2026-03-02', 'ru', true)).toBe('понедельник, 2 марта');
    expect(shortDay('2026-03-02', 'en')).toBe('Mon 2');
  });

  test('weekdays', () => {
    expect(WEEKDAYS.map((day) => weekdayName(day, 'en', 'short'))).toEqual([
      'Mon',
      'Tue',
      'Wed',
      'Thu',
      'Fri',
      'Sat',
      'Sun',
    ]);
    expect([weekdayName('thu', 'ca'), weekdayName('sun', 'es'), weekdayName('wed', 'ru')]).toEqual([
      'dijous',
      'domingo',
      'среда',
    ]);
  });

  test('how long ago, and when', () => {
    const now = new Date('2026-03-02T10:00:00Z');
    expect(relativeAge('2026-03-02T09:57:00Z', now, 'en')).toBe('3 minutes ago');
    expect(relativeAge('2026-02-28T10:00:00Z', now, 'es')).toBe('hace 2 días');
    expect(relativeAge('long ago', now, 'en')).toBe('long ago');
    expect(localStamp('2026-03-02T08:15:30Z', 'Europe/Madrid')).toBe('2026-03-02 09:15');
  });
});
