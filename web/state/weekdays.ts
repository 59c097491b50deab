import { WEEKDAYS, type Weekday } from '../../model/types.ts';
import { tag } from '../texts.ts';
import { addDays } from './mondays.ts';

const SOME_MONDAY = '2024-01-01';

/** Name of a weekday in the language of the page. */
export function sayWeekday(weekday: Weekday, style: 'long' | 'short' = 'long'): string {
  const date = addDays(SOME_MONDAY, WEEKDAYS.indexOf(weekday));
  return new Intl.DateTimeFormat(tag(), { timeZone: 'UTC', weekday: style }).format(
    new Date(`${date}T00:00Z`),
  );
}

export function weekdayOf(date: string): Weekday {
  return WEEKDAYS[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7]!;
}
