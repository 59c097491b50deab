import type { Config } from '../model/config/schema.ts';
import { weekShape } from '../model/config/week-shape.ts';
import { dateOfWeekday } from '../model/time.ts';
import type { ClosedDay, IsoDate } from '../model/types.ts';
import type { OpenDay } from '../scheduler/availability.ts';

/** The working days of a week as the configuration wants them, open and closed ones apart. */
export function weekDays(
  config: Pick<Config, 'week'>,
  monday: IsoDate,
  closed: readonly ClosedDay[],
): { open: OpenDay[]; closed: { date: IsoDate; name: string }[] } {
  const names = new Map(closed.map((day) => [day.date, day.name]));
  const all = weekShape(config).days.map(({ weekday, slots }) => {
    return { date: dateOfWeekday(monday, weekday), weekday, slots };
  });
  return {
    open: all.filter((day) => !names.has(day.date)),
    closed: all.filter((day) => names.has(day.date)).map(({ date }) => ({ date, name: names.get(date)! })),
  };
}
