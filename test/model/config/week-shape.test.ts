import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../model/config/parse-config.ts';
import type { Config } from '../../../model/config/schema.ts';
import { weekShape } from '../../../model/config/week-shape.ts';

type Week = Partial<Config['week']>;

const shapeOf = (week: Week) => weekShape({ week: { ...parseConfig([], {}).config!.week, ...week } });

/** The days as "mon 09:00–10:15×6 …". */
function daysOf(week: Week): string[] {
  const { days, faults } = shapeOf(week);
  expect(faults).toEqual([]);
  return days.map(({ weekday, slots }) =>
    [weekday, ...slots.map(({ start, end, lines }) => `${start}–${end}×${lines}`)].join(' '),
  );
}

const faultsOf = (week: Week) =>
  shapeOf(week).faults.map(({ path, value, expected }) => `${path}: ${value}; expected ${expected}`);

describe('004.37 the week is as the configuration wants it', () => {
  test('by default, five days of four slots', () => {
    const slots = '09:00–10:15×6 10:15–11:30×6 11:30–12:45×6 12:45–14:00×6';
    expect(daysOf({})).toEqual(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => `${day} ${slots}`));
  });

  test('days come in the order of the calendar, whatever the order of the list', () => {
    expect(shapeOf({ days: ['sun', 'tue', 'mon'] }).days.map(({ weekday }) => weekday)).toEqual([
      'mon',
      'tue',
      'sun',
    ]);
  });

  test('intervals may leave gaps and touch each other', () => {
    expect(daysOf({ days: ['mon'], slots: ['9:00-10:00', '10:00-11:30', '15:00-24:00'], lines: 2 })).toEqual([
      'mon 09:00–10:00×2 10:00–11:30×2 15:00–24:00×2',
    ]);
  });

  test('one interval is a day of one slot', () => {
    expect(daysOf({ days: ['sat'], slots: ['10:00-14:00'], lines: 1 })).toEqual(['sat 10:00–14:00×1']);
  });

  test('lines may differ by slot', () => {
    expect(daysOf({ days: ['mon'], slots: ['08:00', '09:00', '10:00'], lines: [3, 1] })).toEqual([
      'mon 08:00–09:00×3 09:00–10:00×1',
    ]);
  });

  test('days may differ in slots and lines', () => {
    const week: Week = {
      days: ['mon', 'tue', 'fri'],
      slots: { default: ['08:00', '09:00', '10:00'], fri: ['08:00-09:00'] },
      lines: { default: [2, 3], tue: 5, fri: [1] },
    };
    expect(daysOf(week)).toEqual([
      'mon 08:00–09:00×2 09:00–10:00×3',
      'tue 08:00–09:00×5 09:00–10:00×5',
      'fri 08:00–09:00×1',
    ]);
  });

  test('no default is needed where every day is named', () => {
    expect(daysOf({ days: ['mon', 'fri'], slots: ['08:00', '09:00'], lines: { mon: 1, fri: 2 } })).toEqual([
      'mon 08:00–09:00×1',
      'fri 08:00–09:00×2',
    ]);
  });
});

describe('what cannot be a week', () => {
  const days: Week['days'] = ['mon', 'tue'];

  test.each<[string, Week, string]>([
    [
      'days of which nothing is said',
      { slots: { mon: ['08:00', '09:00'] } },
      'week.slots: tue: says nothing of it; expected the weekday or default',
    ],
    [
      'days without lines',
      { lines: { tue: 2 } },
      'week.lines: mon: says nothing of it; expected the weekday or default',
    ],
    [
      'limits among intervals',
      { slots: ['08:00-09:00', '10:00'] },
      'week.slots: mon, tue: mixes limits and intervals; expected all "HH:MM" or all "HH:MM-HH:MM"',
    ],
    [
      'an opening without a closing',
      { slots: ['08:00'] },
      'week.slots: mon, tue: has one limit only; expected at least an opening and a closing time',
    ],
    [
      'limits out of order',
      { slots: ['08:00', '10:00', '09:00'] },
      'week.slots: mon, tue: 10:00 to 09:00 is out of order; expected slots that follow one another',
    ],
    [
      'slots of no length',
      { slots: ['08:00', '08:00'] },
      'week.slots: mon, tue: 08:00 to 08:00 is out of order; expected slots that follow one another',
    ],
    [
      'intervals that overlap',
      { slots: ['08:00-10:00', '09:00-11:00'] },
      'week.slots: mon, tue: 09:00 to 11:00 is out of order; expected slots that follow one another',
    ],
    [
      'times that are none',
      { slots: ['08:00', '25:00'] },
      'week.slots: mon, tue: "08:00" to "25:00"; expected times of day from 00:00 to 24:00',
    ],
    [
      'a fault on one day only',
      { slots: { default: ['08:00', '09:00'], tue: ['09:00', '08:00'] } },
      'week.slots: tue: 09:00 to 08:00 is out of order; expected slots that follow one another',
    ],
    [
      'lines for more slots than there are',
      { slots: ['08:00', '09:00'], lines: [1, 2] },
      'week.lines: mon, tue: has 2 numbers for 1 slots; expected one number for each slot',
    ],
  ])('%s', (_, week, said) => {
    expect(faultsOf({ days, ...week })).toEqual([said]);
  });

  test('more slots than a day may have', () => {
    const slots = Array.from(
      { length: 32 },
      (_, i) =>
        `${Math.floor(i / 2)}:${i % 2 ? '30-' : '00-'}${Math.floor((i + 1) / 2)}:${i % 2 ? '00' : '30'}`,
    );
    expect(faultsOf({ days: ['mon'], slots })).toEqual([
      'week.slots: mon: has 32 slots; expected at most 31',
    ]);
    expect(faultsOf({ days: ['mon'], slots: slots.slice(1) })).toEqual([]);
  });
});
