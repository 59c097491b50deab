import { DateTime } from 'luxon';
import { AppError } from './errors.ts';
import { type IsoDate, type TimeOfDay, WEEKDAYS, type Weekday } from './types.ts';

/** The only file that knows calendars and zones. Everything else handles ISO days and "HH:MM". */

/** Parses a calendar day; refuses what is no real date ("2026-02-30"), with the code `bad-date`. */
export function parseIsoDate(text: string): IsoDate {
  if (!isIsoDate(text)) throw new AppError('bad-date', { value: text });
  return text;
}

export function isIsoDate(text: string): boolean {
  // By hand: it is asked of every value of every sentence.
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= days;
}

/** The Monday of the week that contains the day. */
export function mondayOf(date: IsoDate): IsoDate {
  return DateTime.fromISO(date, { zone: 'utc' }).startOf('week').toISODate()!;
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toISODate()!;
}

/** Today's date in a zone. */
export function dateIn(zone: string, now: Date): IsoDate {
  return DateTime.fromJSDate(now, { zone }).toISODate()!;
}

/** The Monday of the week after the one that contains `now` in the zone. */
export function nextMonday(zone: string, now: Date): IsoDate {
  return addDays(mondayOf(dateIn(zone, now)), 7);
}

export function weekdayOf(date: IsoDate): Weekday {
  return WEEKDAYS[DateTime.fromISO(date, { zone: 'utc' }).weekday - 1]!;
}

/** The date of a weekday in the week that starts on `monday`. */
export function dateOfWeekday(monday: IsoDate, weekday: Weekday): IsoDate {
  return addDays(monday, WEEKDAYS.indexOf(weekday));
}

/** Every day from `from` to `to`, both included; empty if they are crossed. */
export function daysBetween(from: IsoDate, to: IsoDate): IsoDate[] {
  const days: IsoDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Minutes since midnight; "24:00" is 1440. Refuses anything else with `bad-time`. */
export function minutesOf(time: TimeOfDay): number {
  const match = /^(\d{1,2}):(\d{2})$/.exec(time);
  const hours = Number(match?.[1]);
  const minutes = Number(match?.[2]);
  if (!match || minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) {
    throw new AppError('bad-time', { value: time });
  }
  return hours * 60 + minutes;
}

/** A day and a time of day in a zone as an instant; in the hour that a clock change skips, the later one. */
export function instantOf(date: IsoDate, time: TimeOfDay, zone: string): Date {
  const minutes = minutesOf(time);
  const day = minutes === 1440 ? addDays(date, 1) : date;
  const [year, month, dayOfMonth] = day.split('-').map(Number);
  return DateTime.fromObject(
    { year, month, day: dayOfMonth, hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60 },
    { zone },
  ).toJSDate();
}

export function isZone(zone: string): boolean {
  return DateTime.local({ zone }).isValid;
}

/** "2 March 2026" and the like, in a language; with the weekday and without the year if asked so. */
export function longDate(date: IsoDate, locale: string, asDay = false): string {
  const name = `${date} ${locale} ${asDay}`;
  const known = longDates.get(name);
  if (known !== undefined) return known;
  // Day before month, as everywhere but in American English.
  const day = DateTime.fromISO(date, { zone: 'utc', locale: locale === 'en' ? 'en-GB' : locale });
  const text = asDay
    ? day.toLocaleString({ weekday: 'long', day: 'numeric', month: 'long' })
    : day.toLocaleString(DateTime.DATE_FULL);
  if (longDates.size >= MOST_DATES) longDates.clear();
  longDates.set(name, text);
  return text;
}

/** Dates are said again and again, and saying one takes longer than the rest of its sentence. */
const longDates = new Map<string, string>();
const MOST_DATES = 5000;

/** "Mon 2", "dl. 2": for column heads. */
export function shortDay(date: IsoDate, locale: string): string {
  return DateTime.fromISO(date, { zone: 'utc', locale }).toFormat('ccc d');
}

/** Name of a weekday in a language. */
export function weekdayName(weekday: Weekday, locale: string, style: 'long' | 'short' = 'long'): string {
  const monday = DateTime.fromISO('2024-01-01', { zone: 'utc', locale });
  return monday.plus({ days: WEEKDAYS.indexOf(weekday) }).toFormat(style === 'long' ? 'cccc' : 'ccc');
}

/** "3 minutes ago" in a language. */
export function relativeAge(at: string, now: Date, locale: string): string {
  const then = DateTime.fromISO(at, { zone: 'utc', locale });
  return then.toRelative({ base: DateTime.fromJSDate(now, { zone: 'utc' }), locale }) ?? at;
}

/** "2026-03-02 09:15" in a zone. */
export function localStamp(at: string, zone: string): string {
  return DateTime.fromISO(at, { zone }).toFormat('yyyy-MM-dd HH:mm');
}
