import { describe, expect, test } from 'vitest';
import { measureCapacity, measureDayCapacity } from '../../../scheduler/load/measure-capacity.ts';
import { openDays, person, WEEK } from './fixtures/week.ts';

const [MON, TUE] = WEEK;

/** Capacity of a day written as its busy slots. */
function capacityOf(busy: string, dailyLimit: number, lunch?: number[]): number {
  const free = [...busy].map((slot) => slot === '0');
  return measureDayCapacity(free, dailyLimit, lunch);
}

describe('004.51 a day of four slots', () => {
  test('004.51 holds nothing when all is busy, whatever the limit', () => {
    expect([1, 2, 3, 4].map((limit) => capacityOf('1111', limit))).toEqual([0, 0, 0, 0]);
  });

  test('004.51 holds nothing for a limit of 0 or less', () => {
    expect([0, -1].map((limit) => capacityOf('0000', limit))).toEqual([0, 0]);
  });

  test('004.51 holds one turn with a limit of 1', () => {
    expect(capacityOf('0000', 1)).toBe(1);
    expect(capacityOf('1101', 1)).toBe(1);
  });

  test('004.51 holds two turns with a limit of 2 only if the first two or the last two are free', () => {
    expect(['0000', '0011', '1100', '0001', '1000'].map((busy) => capacityOf(busy, 2))).toEqual([
      2, 2, 2, 2, 2,
    ]);
  });

  test('004.51 holds one turn with a limit of 2 when only the lunch pair or lone slots are free', () => {
    expect(['1001', '0101', '0110', '1010', '1110', '1011'].map((busy) => capacityOf(busy, 2))).toEqual([
      1, 1, 1, 1, 1, 1,
    ]);
  });

  test('004.51 holds the longest free run with a limit of 3', () => {
    expect(
      ['0000', '0001', '1000', '1001', '0010', '0101', '0110'].map((busy) => capacityOf(busy, 3)),
    ).toEqual([3, 3, 3, 2, 2, 1, 1]);
  });

  test('004.51 holds four turns only with a limit of 4 and all free', () => {
    expect(capacityOf('0000', 4)).toBe(4);
    expect(capacityOf('0000', 9)).toBe(4);
    expect(capacityOf('1000', 4)).toBe(3);
    expect(capacityOf('0100', 4)).toBe(2);
  });
});

describe('004.51 days of other lengths', () => {
  test('004.51 the two middle slots are for lunch', () => {
    expect(capacityOf('111001111', 2)).toBe(1);
    expect(capacityOf('110011111', 2)).toBe(2);
    expect(capacityOf('11100111', 2)).toBe(1);
    expect(capacityOf('001', 2)).toBe(1);
    expect(capacityOf('100', 2)).toBe(2);
  });

  test('004.51 lunch slots can be named', () => {
    expect(capacityOf('1001', 2, [0, 1])).toBe(2);
    expect(capacityOf('0011', 2, [1, 0])).toBe(1);
    expect(capacityOf('0011', 2, [])).toBe(2);
  });

  test('004.51 a single slot holds one turn', () => {
    expect([1, 2, 3].map((limit) => capacityOf('0', limit))).toEqual([1, 1, 1]);
  });

  test('004.51 a long day holds its longest free run up to the limit', () => {
    expect(capacityOf('0000010000', 3)).toBe(3);
    expect(capacityOf('0000010000', 8)).toBe(5);
  });
});

describe('004.51 a week', () => {
  test('004.51 adds up its days', () => {
    expect(
      measureCapacity(openDays(WEEK, 2), person('ada', { firmBusy: { [MON]: '1111', [TUE]: '0110' } })),
    ).toBe(7);
  });

  test('004.51 an absent day holds nothing, once', () => {
    const days = openDays(WEEK, 2);
    expect(measureCapacity(days, person('ada', { absentDates: [MON, MON, '2026-12-25'] }))).toBe(8);
  });

  test('004.51 nobody on leave has capacity', () => {
    expect(measureCapacity(openDays(WEEK, 2), person('ada', { onLeave: true }))).toBe(0);
  });

  test('004.51 a slot without lines cannot be attended', () => {
    expect(measureCapacity([{ date: MON, lines: [0, 2, 2, 0] }], person('ada'))).toBe(1);
    expect(measureCapacity([{ date: MON, lines: [0, 0, 2, 1] }], person('ada'))).toBe(2);
  });

  test('004.51 each day has its own slots and lunch', () => {
    const days = [
      { date: MON, lines: [1, 1] },
      { date: TUE, lines: [1, 1], lunch: [] },
    ];
    expect(measureCapacity(days, person('ada'))).toBe(3);
  });
});
