import type { Config } from '../../model/config/schema.ts';
import { weekShape } from '../../model/config/week-shape.ts';
import { dateIn, instantOf, weekdayOf } from '../../model/time.ts';
import type { IsoDate, TimeOfDay } from '../../model/types.ts';

export interface DaySlots<Slot = { start: TimeOfDay; end: TimeOfDay }> {
  date: IsoDate;
  slots: readonly Slot[];
}

/** The organisation's day of a moment. */
export function dayAt(at: Date, zone: string): IsoDate {
  return dateIn(zone, at);
}

/**
 * The slot that runs at a moment; `null`: none. A slot is the time between two instants, so that the nights in which
 * clocks change have no moment with two slots, nor a hole between slots that touch: the later one counts.
 */
export function slotAt<Slot extends { start: TimeOfDay; end: TimeOfDay }>(
  { date, slots }: DaySlots<Slot>,
  at: Date,
  zone: string,
): Slot | null {
  const running = slots.filter(
    ({ start, end }) => instantOf(date, start, zone) <= at && at < instantOf(date, end, zone),
  );
  return running.at(-1) ?? null;
}

/** The slots that the configuration has for a day, whether it is closed or not. */
export function configuredDay(config: Pick<Config, 'week'>, date: IsoDate): DaySlots {
  const weekday = weekdayOf(date);
  const day = weekShape(config).days.find((one) => one.weekday === weekday);
  return { date, slots: day?.slots ?? [] };
}

/** Whether the phones are usually attended at a moment. */
export function isOpenByConfig(config: Pick<Config, 'week' | 'organisation'>, at: Date): boolean {
  const zone = config.organisation.timezone;
  return slotAt(configuredDay(config, dayAt(at, zone)), at, zone) !== null;
}
