import type { Weekday } from '../../model/types.ts';
import type { WrittenEntry } from '../data/availability.ts';
import type { DayShape } from '../data/week-shape.ts';
import { weekdayOf } from '../state/weekdays.ts';
import { wholeAsNull } from './weekly-draft.ts';

/** What a form of entries speaks of: dates, weekdays, or every working day. */
export interface Asked {
  dates: readonly string[];
  weekdays: readonly Weekday[];
  everyDay: boolean;
  /** "09:00–10:15"; `null`: all day. */
  times: readonly string[] | null;
  firm: boolean;
  reason: string;
}

/** Slots that can be chosen for these days, each once, in the order of the day. */
export function timesFor(asked: Pick<Asked, 'dates' | 'weekdays' | 'everyDay'>, days: readonly DayShape[]) {
  const times = shapesOf(asked, days).flatMap(({ slots }) => slots.map(timeOf));
  return [...new Set(times)].sort();
}

/**
 * One entry for each day, without the days that have none of the slots. Every working day is one entry, unless some
 * slots are meant and the days differ.
 */
export function entriesFor(asked: Asked, days: readonly DayShape[]): WrittenEntry[] {
  const { dates, weekdays, everyDay, times, firm, reason } = asked;
  const bitmapOf = ({ slots }: DayShape) =>
    slots.map((slot) => (times?.includes(timeOf(slot)) ? '1' : '0')).join('');
  const entry = (of: Pick<WrittenEntry, 'weekday' | 'date'>, shape: DayShape | undefined): WrittenEntry[] => {
    if (times === null) return [{ ...of, slots: null, firm, reason }];
    const slots = shape ? bitmapOf(shape) : '';
    return slots.includes('1') ? [{ ...of, slots: wholeAsNull(slots), firm, reason }] : [];
  };
  if (everyDay) {
    const isSame = new Set(days.map(bitmapOf)).size === 1;
    if (times === null || isSame) return entry({ weekday: null, date: null }, days[0]);
  }
  const meant = everyDay ? days.map(({ weekday }) => weekday) : weekdays;
  const shapeOf = (weekday: Weekday) => days.find((day) => day.weekday === weekday);
  return [
    ...meant.flatMap((weekday) => entry({ weekday, date: null }, shapeOf(weekday))),
    ...[...new Set(dates)].sort().flatMap((date) => entry({ weekday: null, date }, shapeOf(weekdayOf(date)))),
  ];
}

function shapesOf(
  { dates, weekdays, everyDay }: Pick<Asked, 'dates' | 'weekdays' | 'everyDay'>,
  days: readonly DayShape[],
): DayShape[] {
  if (everyDay) return [...days];
  const meant = new Set([...weekdays, ...dates.map(weekdayOf)]);
  return days.filter(({ weekday }) => meant.has(weekday));
}

function timeOf({ start, end }: { start: string; end: string }): string {
  return `${start}–${end}`;
}
