import type { DayView, WeekView } from '../data/week-types.ts';

/** Days of a week as grids lay them out. */

export interface ClosedDay {
  date: string;
  name: string;
}

/** Days and closed days in calendar order. */
export function columnsOf({ timetable }: WeekView): (DayView | ClosedDay)[] {
  return [...timetable.days, ...timetable.closedDays].sort((a, b) => a.date.localeCompare(b.date));
}

export function isWorked(day: DayView | ClosedDay): day is DayView {
  return 'slots' in day;
}

export function holesOf({ slots }: DayView): number {
  return slots.reduce((sum, { cells }) => sum + cells.filter(({ person }) => person === null).length, 0);
}

/** Whether a slot is going on right now. */
export function isNowIn({ now }: WeekView, date: string, slot: number): boolean {
  return now?.date === date && now.slot === slot;
}

/** "now" as a class. */
export function nowClass(week: WeekView, date: string, slot: number): string {
  return isNowIn(week, date, slot) ? 'now' : '';
}

/** The day to be shown where only one is: the wanted one, else the first. */
export function shownDay({ timetable }: WeekView, wanted: string | null): DayView | null {
  return timetable.days.find(({ date }) => date === wanted) ?? timetable.days[0] ?? null;
}
