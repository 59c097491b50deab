import type { Absence, IsoDate, PersonKey, Unavailability, Weekday } from '../model/types.ts';

/** An open day as availability sees it. */
export interface OpenDay {
  date: IsoDate;
  weekday: Weekday;
  slots: { start: string; end: string; lines: number }[];
}

/** Why somebody is not to be had in some slots of one day. */
export interface BusyEntry {
  person: PersonKey;
  date: IsoDate;
  /** Slots as a mask, bit 0 = the first. */
  mask: number;
  firm: boolean;
  kind: 'unavailability' | 'absence';
  /** The words of the person, or the kind of the absence. */
  reason: string;
  /** The entry's bitmap is not as long as the day has slots: only what fits was taken. */
  misfit: boolean;
}

/** Everything that keeps people from the open days of a week, entry by entry, in the order given. */
export function listBusy(
  days: readonly OpenDay[],
  unavailabilities: readonly Unavailability[],
  absences: readonly Absence[],
): BusyEntry[] {
  const entries: BusyEntry[] = [];
  for (const absence of absences) {
    for (const day of days) {
      if (day.date < absence.from || day.date > absence.to) continue;
      const { person, kind } = absence;
      const mask = wholeDay(day);
      entries.push({
        person,
        date: day.date,
        mask,
        firm: true,
        kind: 'absence',
        reason: kind,
        misfit: false,
      });
    }
  }
  for (const entry of unavailabilities) {
    for (const day of days) {
      const concerns = entry.date ? entry.date === day.date : (entry.weekday ?? day.weekday) === day.weekday;
      if (!concerns) continue;
      const { person, firm, reason } = entry;
      const mask = entry.slots === null ? wholeDay(day) : maskOf(entry.slots) & wholeDay(day);
      const misfit = entry.slots !== null && entry.slots.length !== day.slots.length;
      entries.push({ person, date: day.date, mask, firm, kind: 'unavailability', reason, misfit });
    }
  }
  return entries;
}

/** The slots of a person that entries take from her, for each open day: those of firm ones, or of optional ones. */
export function busyMasks(
  days: readonly OpenDay[],
  entries: readonly BusyEntry[],
  person: PersonKey,
  firm: boolean,
): number[] {
  return days.map((day) =>
    entries
      .filter((entry) => entry.person === person && entry.date === day.date && entry.firm === firm)
      .reduce((mask, entry) => mask | entry.mask, 0),
  );
}

/** "0110" → the mask of its ones; beyond 31 slots there is no day. */
export function maskOf(bitmap: string): number {
  return [...bitmap.slice(0, 31)].reduce((mask, bit, slot) => (bit === '1' ? mask | (1 << slot) : mask), 0);
}

/** A mask as a bitmap of so many slots: "0110". */
export function bitmapOf(mask: number, slotCount: number): string {
  return Array.from({ length: slotCount }, (_, slot) => ((mask >> slot) & 1 ? '1' : '0')).join('');
}

function wholeDay(day: OpenDay): number {
  return 2 ** day.slots.length - 1;
}
