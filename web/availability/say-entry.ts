import type { Unavailability } from '../../model/types.ts';
import type { DayShape } from '../data/week-shape.ts';
import { sayWeekday, weekdayOf } from '../state/weekdays.ts';
import { say, sayDate } from '../texts.ts';

/** "Tuesday", "Every working day", "Fri 27 November". */
export function sayWhen({ weekday, date }: Pick<Unavailability, 'weekday' | 'date'>): string {
  if (date !== null) return sayDate(date, 'long');
  return weekday === null ? say('availability.every-day') : sayWeekday(weekday);
}

/** "All day", or "09:00–10:15, 12:45–14:00": slots that follow one another are one span. */
export function sayTimes(
  { weekday, date, slots }: Pick<Unavailability, 'weekday' | 'date' | 'slots'>,
  days: readonly DayShape[],
): string {
  if (slots === null) return say('availability.all-day');
  const concerned = date ? weekdayOf(date) : weekday;
  const fits = (day: DayShape) => day.slots.length === slots.length;
  const day = days.find((one) => fits(one) && (concerned === null || one.weekday === concerned));
  const spans: { start: string; end: string }[] = [];
  for (const [slot, bit] of [...slots].entries()) {
    if (bit !== '1') continue;
    const { start, end } = day?.slots[slot] ?? { start: `${slot + 1}`, end: `${slot + 1}` };
    const last = spans.at(-1);
    if (last && last.end === start) last.end = end;
    else spans.push({ start, end });
  }
  return spans.map(({ start, end }) => (start === end ? start : `${start}–${end}`)).join(', ');
}
