import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, daysBetween } from '../../model/time.ts';
import { type AbsenceRange, renewRanges } from '../../store/absence-ranges.ts';

const day = (offset: number) => addDays('2026-03-02', offset);
const range = fc
  .record({
    person: fc.constantFrom('ada', 'ben'),
    kind: fc.constantFrom('holiday' as const, 'leave' as const),
    start: fc.integer({ min: -15, max: 20 }),
    length: fc.integer({ min: 0, max: 12 }),
  })
  .map(
    ({ person, kind, start, length }): AbsenceRange => ({
      person,
      kind,
      from: day(start),
      to: day(start + length),
    }),
  );

function daysOf(ranges: AbsenceRange[]): Set<string> {
  return new Set(
    ranges.flatMap(({ person, kind, from, to }) =>
      daysBetween(from, to).map((date) => `${person} ${kind} ${date}`),
    ),
  );
}

it('after a renewal the days asked for are as answered, and the days outside are as before or as answered', () => {
  fc.assert(
    fc.property(fc.array(range), fc.array(range), fc.nat(10), (before, answered, length) => {
      const [from, to] = [day(0), day(length)];
      const isInside = (text: string) => text.slice(-10) >= from && text.slice(-10) <= to;
      const outsideBefore = [...daysOf(before)].filter((text) => !isInside(text));
      const expected = new Set([...daysOf(answered), ...outsideBefore]);
      expect(daysOf(renewRanges(before, from, to, answered))).toEqual(expected);
    }),
    { seed: 20260302, numRuns: 400 },
  );
});

it('a holiday that reaches over both borders stays one', () => {
  const whole = { person: 'ada', kind: 'holiday', from: day(-10), to: day(20) } as const;
  const answered = { ...whole, from: day(0), to: day(6) };
  expect(renewRanges([whole], day(0), day(6), [answered])).toEqual([whole]);
});

it('two answers that follow on each other stay two', () => {
  const first = { person: 'ada', kind: 'leave', from: day(0), to: day(1) } as const;
  const second = { ...first, from: day(2), to: day(3) };
  expect(renewRanges([], day(0), day(6), [first, second])).toEqual([first, second]);
});
