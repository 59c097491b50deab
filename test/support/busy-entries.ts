import type { BusyEntry } from '../../scheduler/availability.ts';
import type { Problem } from '../../scheduler/problem.ts';

/** Words for what keeps a person of a sketched problem from a day; slots as a bitmap. */
export function busyEntry(
  problem: Problem,
  person: number,
  day: number,
  slots: string,
  words: Partial<Pick<BusyEntry, 'firm' | 'kind' | 'reason'>> = {},
): BusyEntry {
  return {
    person: problem.persons[person]!.key,
    date: problem.days[day]!.date!,
    mask: [...slots].reduce((mask, bit, slot) => (bit === '1' ? mask | (1 << slot) : mask), 0),
    firm: true,
    kind: 'unavailability',
    reason: 'dentist',
    misfit: false,
    ...words,
  };
}
