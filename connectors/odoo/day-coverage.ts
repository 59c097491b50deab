import { addDays, instantOf, isIsoDate } from '../../model/time.ts';
import type { IsoDate } from '../../model/types.ts';
import type { OdooSurroundings } from './odoo-settings.ts';

/** From `start` on, before `end`. */
export interface Span {
  start: Date;
  end: Date;
}

/** How much of a day's slots some spans take: nothing, less than half, half or more, or all of them. */
export type Coverage = 'none' | 'some' | 'most' | 'whole';

/** Odoo ends days at 23:59:59, and so might other clocks: less than a minute is no difference. */
const SLACK_MS = 60_000;

/** Measures on the slots of the day alone: an afternoon off hurts nobody whose phone is open in the morning. */
export function coverageOf(
  day: IsoDate,
  spans: readonly Span[],
  { timezone, slotsOf }: Pick<OdooSurroundings, 'timezone' | 'slotsOf'>,
): Coverage {
  let open = 0;
  let taken = 0;
  for (const slot of slotsOf(day)) {
    const start = instantOf(day, slot.start, timezone).getTime();
    const end = instantOf(day, slot.end, timezone).getTime();
    open += end - start;
    taken += overlap(start, end, spans);
  }
  if (taken < SLACK_MS) return 'none';
  if (taken >= open - SLACK_MS) return 'whole';
  return taken * 2 >= open ? 'most' : 'some';
}

/** Milliseconds of an interval that at least one span takes. */
function overlap(start: number, end: number, spans: readonly Span[]): number {
  let taken = 0;
  let reached = start;
  for (const span of [...spans].sort((one, other) => one.start.getTime() - other.start.getTime())) {
    const from = Math.max(reached, span.start.getTime());
    const to = Math.min(end, span.end.getTime());
    if (to > from) taken += to - from;
    reached = Math.max(reached, to);
  }
  return taken;
}

/** From the start of a day to the end of another in the zone. */
export function spanOfDays(first: IsoDate, last: IsoDate, timezone: string): Span {
  return { start: instantOf(first, '00:00', timezone), end: instantOf(last, '24:00', timezone) };
}

/**
 * Understands the ends that Odoo gives: "YYYY-MM-DD HH:MM:SS" in UTC, or days in the organisation's zone.
 * `null` if they are neither, or crossed.
 */
export function spanOf(start: string | null, end: string | null, timezone: string): Span | null {
  const from = instantOfText(start, timezone, 0);
  const to = instantOfText(end, timezone, 1);
  return from && to && from <= to ? { start: from, end: to } : null;
}

function instantOfText(text: string | null, timezone: string, daysLater: number): Date | null {
  if (text === null) return null;
  if (isIsoDate(text)) return instantOf(addDays(text, daysLater), '00:00', timezone);
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(\.\d+)?Z?$/.exec(text);
  const instant = match && isIsoDate(match[1]!) ? new Date(`${match[1]}T${match[2]}Z`) : null;
  return instant && !Number.isNaN(instant.getTime()) ? instant : null;
}

/** "YYYY-MM-DD HH:MM:SS" in UTC, as Odoo compares them. */
export function odooInstant(instant: Date): string {
  return instant.toISOString().slice(0, 19).replace('T', ' ');
}
