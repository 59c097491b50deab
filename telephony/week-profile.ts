import type { Call } from '../model/phones.ts';
import { weekdayOf } from '../model/time.ts';
import { type IsoDate, type TimeOfDay, WEEKDAYS, type Weekday } from '../model/types.ts';
import { type AttendedTime, type CallFigures, type DayStatsOptions, dayStats } from './day-stats.ts';

/** A slot of one date, by the organisation's clock and as instants. */
export interface DatedSlot extends AttendedTime {
  date: IsoDate;
  start: TimeOfDay;
  end: TimeOfDay;
}

/** A slot of the week over the weeks: what comes on an average day of it. */
export interface ProfileCell {
  weekday: Weekday;
  start: TimeOfDay;
  end: TimeOfDay;
  /** So many of them were in the time. */
  days: number;
  /** On average, to the hundredth. */
  received: number;
  answered: number;
  unanswered: number;
  /** Of all these days together. */
  figures: CallFigures;
}

/**
 * When people call: by weekday and slot over some weeks, in the order of the week. Slots of different length or
 * beginning are different ones.
 */
export function weekProfile(
  calls: readonly Call[],
  { slots, ...options }: Omit<DayStatsOptions, 'slots'> & { slots: readonly DatedSlot[] },
): ProfileCell[] {
  const cells = new Map<string, { weekday: Weekday; start: TimeOfDay; end: TimeOfDay; slots: DatedSlot[] }>();
  for (const slot of slots) {
    const { start, end } = slot;
    const weekday = weekdayOf(slot.date);
    const name = `${WEEKDAYS.indexOf(weekday)} ${start} ${end}`;
    const cell = cells.get(name) ?? { weekday, start, end, slots: [] };
    cell.slots.push(slot);
    cells.set(name, cell);
  }
  return [...cells]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { weekday, start, end, slots: own }]) => {
      const inside = calls.filter(({ startedAt }) =>
        own.some(({ from, to }) => startedAt >= from && startedAt < to),
      );
      // All of them are in opening hours: no one of these days is the first or the last one of anything.
      const ordered = [...own].sort((a, b) => (a.from < b.from ? -1 : 1));
      const {
        tests: _tests,
        slots: _slots,
        persons: _persons,
        queues: _queues,
        ...figures
      } = dayStats(inside, {
        ...options,
        slots: ordered,
      });
      const { received, answered, lost, waiting } = figures;
      const average = (sum: number) => Math.round((100 * sum) / own.length) / 100;
      return {
        weekday,
        start,
        end,
        days: own.length,
        received: average(received),
        answered: average(answered),
        unanswered: average(received - answered - lost - waiting),
        figures,
      };
    });
}
