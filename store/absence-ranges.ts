import { addDays } from '../model/time.ts';
import type { Absence, IsoDate } from '../model/types.ts';

/** Days away of one person, without id and source. */
export type AbsenceRange = Pick<Absence, 'person' | 'from' | 'to' | 'kind'>;

/**
 * What is known after a source has answered for the days `from`–`to`: inside of them what it says now, outside
 * what it said before, and whatever it says beyond them. A holiday that reaches over the border stays one.
 */
export function renewRanges(
  before: readonly AbsenceRange[],
  from: IsoDate,
  to: IsoDate,
  answered: readonly AbsenceRange[],
): AbsenceRange[] {
  const renewed = answered.map((range) => ({ ...range }));
  for (const left of before.flatMap((range) => outside(range, from, to))) {
    const same = renewed.find((range) => touches(range, left));
    if (same) {
      same.from = same.from < left.from ? same.from : left.from;
      same.to = same.to > left.to ? same.to : left.to;
    } else {
      renewed.push(left);
    }
  }
  return renewed;
}

function outside(range: AbsenceRange, from: IsoDate, to: IsoDate): AbsenceRange[] {
  const parts: AbsenceRange[] = [];
  if (range.from < from) parts.push({ ...range, to: range.to < from ? range.to : addDays(from, -1) });
  if (range.to > to) parts.push({ ...range, from: range.from > to ? range.from : addDays(to, 1) });
  return parts;
}

function touches(a: AbsenceRange, b: AbsenceRange): boolean {
  return (
    a.person === b.person && a.kind === b.kind && a.from <= addDays(b.to, 1) && b.from <= addDays(a.to, 1)
  );
}
