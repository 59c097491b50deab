import { tag } from '../texts.ts';

/** Today where the browser is. */
export function today(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
}

/** "Fri 25 Dec 2026". */
export function sayDay(date: string): string {
  return dayFormat().format(new Date(`${date}T00:00Z`));
}

/** "Mon 2 – Fri 6 Mar 2026", or one day. */
export function sayDays(from: string, to: string): string {
  return dayFormat().formatRange(new Date(`${from}T00:00Z`), new Date(`${to}T00:00Z`));
}

/** How many days, both ends included. */
export function countDays(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}

/** An instant as this browser's clock has it. */
export function sayInstant(instant: string): string {
  return new Intl.DateTimeFormat(tag(), { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(instant),
  );
}

function dayFormat(): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(tag(), {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
}
