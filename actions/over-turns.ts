import type { Config } from '../model/config/schema.ts';
import { AppError } from '../model/errors.ts';
import type { Place } from '../model/requests.ts';
import { localStamp } from '../model/time.ts';
import type { IsoDate, Timetable } from '../model/types.ts';

/** The hour of the organisation's clocks, to be compared with days and times of a timetable. */
export type LocalHour = string;

export function localHour({ organisation }: Config, now: Date): LocalHour {
  return localStamp(now.toISOString(), organisation.timezone);
}

/** Whether a slot is over. */
export function isOver(timetable: Timetable, { date, slot }: Omit<Place, 'line'>, hour: LocalHour): boolean {
  const at = timetable.days.find((day) => day.date === date)?.slots[slot];
  return at !== undefined && `${date} ${padded(at.end)}` <= hour;
}

/** `past-turn` if any of the places is over. */
export function refuseOver(timetable: Timetable, places: readonly Place[], hour: LocalHour): void {
  const over = places.find((place) => isOver(timetable, place, hour));
  if (!over) return;
  const { start } = timetable.days.find(({ date }) => date === over.date)!.slots[over.slot]!;
  throw new AppError('past-turn', { date: over.date, time: start });
}

/** The slot that runs at this moment; `null`: none of this week. */
export function slotNow(timetable: Timetable, hour: LocalHour): { date: IsoDate; slot: number } | null {
  for (const { date, slots } of timetable.days) {
    const slot = slots.findIndex(
      ({ start, end }) => `${date} ${padded(start)}` <= hour && hour < `${date} ${padded(end)}`,
    );
    if (slot >= 0) return { date, slot };
  }
  return null;
}

function padded(time: string): string {
  return time.padStart(5, '0');
}
