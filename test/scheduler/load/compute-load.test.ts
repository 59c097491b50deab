import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LoadRow } from '../../../model/types.ts';
import { computeLoad, type LoadInput, type LoadResult } from '../../../scheduler/load/compute-load.ts';
import { feastWeek } from './fixtures/feast-team.ts';
import { springTeam, springWeek } from './fixtures/spring-team.ts';
import { openDays, person, WEEK } from './fixtures/week.ts';

const [MON, TUE] = WEEK;

/** One column of the rows. */
function column(result: LoadResult, step: keyof LoadRow): Record<string, number> {
  return Object.fromEntries(Object.entries(result.rows).map(([key, row]) => [key, row[step]]));
}

/** The row of one person alone in a week of two lines. */
function rowOf(change: Parameters<typeof person>[1], week: Partial<LoadInput> = {}): LoadRow {
  const input = springWeek(2, { persons: [person('ada', change)], ...week });
  return computeLoad(input).rows.ada!;
}

describe('from the ideal load to the bounded', () => {
  test('004.48 nobody has a row but those with an ideal load', () => {
    expect(Object.keys(computeLoad(springWeek(3)).rows)).toEqual(springTeam.map(({ key }) => key));
    expect(rowOf({ ideal: 7 }).ideal).toBe(7);
  });

  test('004.49 prorated is the share of the working days', () => {
    const prorated = { alba: 5, biel: 4, cloe: 2.4, duna: 3, enric: 3, flor: 2.4, guiu: 5, helena: 3, iu: 4 };
    expect(column(computeLoad(springWeek(3)), 'prorated')).toEqual({
      ...prorated,
      jana: 0,
      kilian: 3,
      laia: 6,
    });
  });

  test('004.49 a feast lowers everybody, an absence on it lowers nobody further', () => {
    const days = column(computeLoad(feastWeek(3)), 'workingDays');
    expect(days).toMatchObject({ arnau: 4, cesc: 2, fina: 3, joel: 0 });
    expect(column(computeLoad(feastWeek(3)), 'prorated')).toMatchObject({
      arnau: 2.4,
      cesc: 2,
      fina: 1.8,
      joel: 0,
    });
  });

  test('004.49 a day off that is named twice counts once', () => {
    expect(rowOf({ ideal: 5, absentDates: [MON, MON, TUE] })).toMatchObject({ workingDays: 3, prorated: 3 });
  });

  test('004.49 somebody on leave owes and gets nothing, even with overload allowed', () => {
    expect(rowOf({ onLeave: true, credit: -4 }, { maxOverload: 3 })).toEqual({
      ideal: 4,
      workingDays: 0,
      prorated: 0,
      rounded: 0,
      capacity: 0,
      upperBound: 0,
      bounded: 0,
      complete: 0,
      final: 0,
      overload: 0,
      creditBefore: -4,
      creditAfter: -4,
    });
  });

  test('004.49 prorated prints without dust, and a full week may have other than five days', () => {
    // 0.6600000000000001 and 2.142857142857143
    expect(rowOf({ ideal: 1.1, absentDates: [MON, TUE] }).prorated).toBe(0.66);
    expect(rowOf({ ideal: 3 }, { fullWeekDays: 7 }).prorated).toBe(2.14);
    expect(rowOf({ ideal: 5 }, { fullWeekDays: 4 }).prorated).toBe(6.25);
  });

  test('004.50 rounded takes halves to even', () => {
    const rounded = [0.5, 1.5, 2.5, 3.5].map((ideal) => rowOf({ ideal }).rounded);
    expect(rounded).toEqual([0, 2, 2, 4]);
  });

  test('004.51 capacity follows firm unavailability, absences and the daily limit', () => {
    expect(column(computeLoad(springWeek(3)), 'capacity')).toEqual({
      ...{ alba: 8, biel: 5, cloe: 5, duna: 10, enric: 10, flor: 8 },
      ...{ guiu: 8, helena: 0, iu: 9, jana: 0, kilian: 10, laia: 10 },
    });
  });

  test('004.52 the upper bound allows the overload as far as the capacity goes', () => {
    expect(column(computeLoad(springWeek(2, { maxOverload: 1 })), 'upperBound')).toEqual({
      ...{ alba: 6, biel: 5, cloe: 3, duna: 4, enric: 4, flor: 3 },
      ...{ guiu: 6, helena: 0, iu: 5, jana: 0, kilian: 4, laia: 7 },
    });
    expect(rowOf({ ideal: 9, dailyLimit: 1 }, { maxOverload: 2 })).toMatchObject({
      upperBound: 5,
      bounded: 5,
    });
  });

  test('004.52 the upper bound is rounded halves to even and never below 0', () => {
    expect(rowOf({ ideal: 2 }, { maxOverload: 0.5 }).upperBound).toBe(2);
    expect(rowOf({ ideal: 3 }, { maxOverload: 0.5 }).upperBound).toBe(4);
    expect(rowOf({ ideal: 1 }, { maxOverload: -3 })).toMatchObject({ upperBound: 0, bounded: 0 });
  });

  test('004.52 bounded is the rounded load within the upper bound', () => {
    expect(column(computeLoad(springWeek(2, { maxOverload: 1 })), 'bounded')).toEqual({
      ...{ alba: 5, biel: 4, cloe: 2, duna: 3, enric: 3, flor: 2 },
      ...{ guiu: 5, helena: 0, iu: 4, jana: 0, kilian: 3, laia: 6 },
    });
  });

  test('004.53 the full load is every line of every slot of the open days', () => {
    expect(computeLoad(springWeek(3)).fullLoad).toBe(60);
    expect(computeLoad(feastWeek(3)).fullLoad).toBe(48);
    const days = [
      { date: MON, lines: [2, 3, 3, 1] },
      { date: TUE, lines: [2, 2, 0] },
    ];
    expect(computeLoad(springWeek(0, { days })).fullLoad).toBe(13);
  });
});

describe('reaching the full load', () => {
  test('004.54 on one line turns are taken from creditors, then from anyone', () => {
    const result = computeLoad(springWeek(1));
    const final = {
      alba: 3,
      biel: 3,
      cloe: 0,
      duna: 0,
      enric: 3,
      flor: 1,
      guiu: 3,
      helena: 0,
      iu: 2,
      jana: 0,
    };
    expect(column(result, 'complete')).toEqual({ ...final, kilian: 0, laia: 5 });
    expect(column(result, 'final')).toEqual({ ...final, kilian: 0, laia: 5 });
    expect(column(result, 'creditAfter')).toEqual({
      ...{ alba: -1, biel: -2, cloe: 1.5, duna: -1, enric: -3, flor: -3.5 },
      ...{ guiu: -1, helena: 1, iu: -1, jana: 3.5, kilian: 0.5, laia: -1 },
    });
    expect(result.holes).toBe(0);
  });

  test('004.54 on two lines after a feast the creditors rest first', () => {
    const result = computeLoad(feastWeek(2));
    expect(column(result, 'final')).toEqual({
      ...{ arnau: 2, bruna: 2, cesc: 2, dolors: 3, eloi: 2, fina: 2, gerard: 3, hada: 2 },
      ...{ isop: 4, joel: 0, kela: 2, lola: 0, marti: 0, noa: 4, oriol: 3, pere: 1 },
    });
    expect(column(result, 'creditAfter')).toEqual({
      ...{ arnau: -3, bruna: -1, cesc: -2.5, dolors: -1, eloi: -3, fina: -2.5, gerard: -1, hada: -1 },
      ...{ isop: -1, joel: 0, kela: -1, lola: -1, marti: -1.5, noa: -2.5, oriol: -2.5, pere: -1 },
    });
  });

  test('004.55 on two lines with overload allowed turns are given to debtors', () => {
    const result = computeLoad(springWeek(2, { maxOverload: 1 }));
    expect(column(result, 'final')).toEqual({
      ...{ alba: 5, biel: 5, cloe: 2, duna: 3, enric: 4, flor: 3 },
      ...{ guiu: 5, helena: 0, iu: 4, jana: 0, kilian: 3, laia: 6 },
    });
    expect(column(result, 'creditAfter')).toEqual({
      ...{ alba: 1, biel: 0, cloe: 3.5, duna: 2, enric: -2, flor: -1.5 },
      ...{ guiu: 1, helena: 1, iu: 1, jana: 3.5, kilian: 3.5, laia: 0 },
    });
    expect(result.holes).toBe(0);
  });

  test('004.55 when everybody is needed, each is at the upper bound', () => {
    const result = computeLoad(feastWeek(4));
    expect(column(result, 'final')).toEqual(column(result, 'upperBound'));
    expect(result).toMatchObject({ fullLoad: 64, holes: 1, droppedLines: 0 });
    expect(column(result, 'creditAfter')).toMatchObject({ arnau: -2, bruna: 0, marti: 4.5, pere: 1 });
  });

  test('004.56 what is complete already is compensated between debtors and creditors', () => {
    const result = computeLoad(feastWeek(3));
    expect(column(result, 'complete')).toEqual(column(result, 'bounded'));
    expect(column(result, 'final')).toEqual({
      ...{ arnau: 3, bruna: 2, cesc: 3, dolors: 4, eloi: 3, fina: 3, gerard: 4, hada: 4 },
      ...{ isop: 4, joel: 0, kela: 3, lola: 1, marti: 3, noa: 5, oriol: 4, pere: 2 },
    });
    expect(column(result, 'creditAfter')).toEqual({
      ...{ arnau: -2, bruna: -1, cesc: -1.5, dolors: 0, eloi: -2, fina: -1.5, gerard: 0, hada: 1 },
      ...{ isop: -1, joel: 0, kela: 0, lola: 0, marti: 1.5, noa: -1.5, oriol: -1.5, pere: 0 },
    });
  });

  test('004.57 what still lacks are holes', () => {
    const result = computeLoad(springWeek(3));
    expect(column(result, 'final')).toEqual(column(result, 'upperBound'));
    expect(result).toMatchObject({ fullLoad: 60, holes: 23, droppedLines: 0, days: openDays(WEEK, 3) });
  });

  test('004.58 whole lines that nobody would attend are dropped on request', () => {
    const adjusted = computeLoad(feastWeek(9, { maxOverload: 0 }));
    expect(adjusted).toMatchObject({ fullLoad: 48, holes: 0, droppedLines: 6 });
    expect(adjusted.days.map((day) => day.lines)).toEqual(Array(4).fill([3, 3, 3, 3]));
    // People with old credits keep their load: the table shrinks instead.
    expect(column(adjusted, 'final')).toEqual(column(adjusted, 'rounded'));
    const kept = computeLoad(feastWeek(9, { maxOverload: 0, adjustLines: false }));
    expect(kept).toMatchObject({ fullLoad: 144, holes: 96, droppedLines: 0 });
  });

  test('004.59 overload is final minus prorated with one decimal', () => {
    expect(column(computeLoad(springWeek(2, { maxOverload: 1 })), 'overload')).toEqual({
      ...{ alba: 0, biel: 1, cloe: -0.4, duna: 0, enric: 1, flor: 0.6 },
      ...{ guiu: 0, helena: -3, iu: 0, jana: 0, kilian: 0, laia: 0 },
    });
    expect(rowOf({ ideal: 3 }, { fullWeekDays: 7 }).overload).toBe(-0.1);
  });

  test('004.60 credit prints without dust', () => {
    // 0.1 + 0.2 owed becomes 0.7 with a turn more.
    const row = rowOf({ ideal: 4, credit: -(0.1 + 0.2) }, { maxOverload: 1 });
    expect(row).toMatchObject({ creditBefore: -0.3, final: 5, creditAfter: 0.7 });
  });

  test('004.61 forgive takes every credit for 0', () => {
    const result = computeLoad(springWeek(1, { forgive: true }));
    expect(new Set(Object.values(column(result, 'creditBefore')))).toEqual(new Set([0]));
    expect(column(result, 'final')).toEqual({
      ...{ alba: 3, biel: 2, cloe: 0, duna: 1, enric: 1, flor: 0 },
      ...{ guiu: 3, helena: 0, iu: 3, jana: 0, kilian: 2, laia: 5 },
    });
    expect(column(result, 'creditAfter')).toEqual({
      ...{ alba: -2, biel: -2, cloe: -2, duna: -2, enric: -2, flor: -2 },
      ...{ guiu: -2, helena: 0, iu: -1, jana: 0, kilian: -1, laia: -1 },
    });
  });

  test('a week without people is all holes, a week without days asks for nothing', () => {
    expect(computeLoad(springWeek(2, { persons: [] }))).toMatchObject({ rows: {}, fullLoad: 40, holes: 40 });
    const closed = computeLoad(springWeek(2, { days: [] }));
    expect(closed).toMatchObject({ fullLoad: 0, holes: 0, days: [] });
    expect(new Set(Object.values(column(closed, 'final')))).toEqual(new Set([0]));
  });
});

const busy = fc
  .array(fc.constantFrom('0', '0', '1'), { minLength: 5, maxLength: 5 })
  .map((slots) => slots.join(''));
const someone = fc.record({
  ideal: fc.integer({ min: 0, max: 20 }).map((half) => half / 2),
  dailyLimit: fc.integer({ min: 0, max: 4 }),
  absentDates: fc.subarray([...WEEK]),
  onLeave: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
  firmBusy: fc.dictionary(fc.constantFrom(...WEEK), busy),
  credit: fc.integer({ min: -60, max: 60 }).map((tenths) => tenths / 10),
});
const anyWeek: fc.Arbitrary<LoadInput> = fc.record({
  days: fc
    .array(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 }), { maxLength: 5 })
    .map((days) => days.map((lines, index) => ({ date: WEEK[index]!, lines }))),
  persons: fc.array(someone, { maxLength: 14 }).map((persons) => {
    return persons.map((one, index) => ({ key: `p${index}`, ...one }));
  }),
  fullWeekDays: fc.constantFrom(4, 5, 6, 7),
  maxOverload: fc.constantFrom(0, 0.5, 1, 3),
  adjustLines: fc.boolean(),
  forgive: fc.boolean(),
});

function sum(figures: number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}

describe('whatever the week', () => {
  test('004.53 the loads lie within their bounds and make the full load together with the holes', () => {
    fc.assert(
      fc.property(anyWeek, (input) => {
        const result = computeLoad(input);
        for (const row of Object.values(result.rows)) {
          for (const load of [row.bounded, row.complete, row.final]) {
            expect(load).toBeGreaterThanOrEqual(0);
            expect(load).toBeLessThanOrEqual(row.upperBound);
            expect(Number.isInteger(load)).toBe(true);
          }
          expect(row.upperBound).toBeLessThanOrEqual(row.capacity);
        }
        const covered = sum(Object.values(column(result, 'final')));
        expect(result.holes).toBeGreaterThanOrEqual(0);
        expect(covered + result.holes).toBe(result.fullLoad);
        expect(sum(result.days.flatMap((day) => day.lines))).toBe(result.fullLoad);
      }),
      { seed: 53, numRuns: 300 },
    );
  });

  test('004.59 every turn moved is a turn of credit, and no figure carries dust', () => {
    fc.assert(
      fc.property(anyWeek, (input) => {
        for (const row of Object.values(computeLoad(input).rows)) {
          const moved = row.creditAfter - row.creditBefore;
          expect(moved).toBeCloseTo(row.final - row.bounded, 9);
          expect(String(row.creditAfter)).toMatch(/^-?\d+(\.\d)?$/);
          expect(String(row.overload)).toMatch(/^-?\d+(\.\d)?$/);
          expect(String(row.prorated)).toMatch(/^\d+(\.\d\d?)?$/);
          for (const figure of Object.values(row)) expect(Object.is(figure, -0)).toBe(false);
        }
      }),
      { seed: 59, numRuns: 300 },
    );
  });

  test('004.56 the order in which people come changes nothing', () => {
    const shuffled = anyWeek.chain((input) => {
      const all = { minLength: input.persons.length, maxLength: input.persons.length };
      return fc.tuple(fc.constant(input), fc.shuffledSubarray(input.persons, all));
    });
    fc.assert(
      fc.property(shuffled, ([input, persons]) => {
        expect(computeLoad({ ...input, persons })).toEqual(computeLoad(input));
      }),
      { seed: 56, numRuns: 200 },
    );
  });

  test('004.57 holes are left only where nobody could take one more', () => {
    fc.assert(
      fc.property(anyWeek, (input) => {
        const result = computeLoad({ ...input, adjustLines: false });
        if (result.holes === 0) return;
        for (const row of Object.values(result.rows)) expect(row.final).toBe(row.upperBound);
      }),
      { seed: 57, numRuns: 200 },
    );
  });
});
