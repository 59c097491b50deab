import { session } from '../data/session.ts';
import { say, tag } from '../texts.ts';

/** A moment in the organisation's zone: its time today, else its date too. */
export function sayMoment(at: string): string {
  const timeZone = session.value?.organisation.timezone;
  const day = (date: Date) => new Intl.DateTimeFormat('sv', { timeZone }).format(date);
  const moment = new Date(at);
  const isToday = day(moment) === day(new Date());
  return new Intl.DateTimeFormat(tag(), {
    timeZone,
    ...(isToday ? {} : { day: 'numeric', month: 'short', year: 'numeric' }),
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(moment);
}

/** A date, or a dash where there is none. */
export function sayDay(date: string | null): string {
  if (date === null) return '–';
  const form: Intl.DateTimeFormatOptions = {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  };
  return new Intl.DateTimeFormat(tag(), form).format(new Date(`${date}T00:00Z`));
}

/** Whole cents as an amount: the currency is the directory's. */
export function sayAmount(cents: number): string {
  return new Intl.NumberFormat(tag(), { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    cents / 100,
  );
}

export function sayNumber(number: string | null): string {
  return number === null || number === '' ? say('call-page.withheld') : number;
}
