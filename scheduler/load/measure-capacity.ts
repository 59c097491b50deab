import type { IsoDate } from '../../model/types.ts';
import { middleSlots, slotsOf } from '../problem.ts';

/** An open day as the load sees it. */
export interface LoadDay {
  date: IsoDate;
  /** Lines of each slot of the day; a slot with none cannot be attended. */
  lines: number[];
  /** Indices of the lunch slots; the two middle slots when left out. */
  lunch?: number[];
}

/** What decides how many turns a person can attend at all. */
export interface Availability {
  /** Most turns in a day. */
  dailyLimit: number;
  /** Days away; those that are not open do no harm. */
  absentDates: IsoDate[];
  /** Away the whole week. */
  onLeave: boolean;
  /** Firm unavailability without the absences: one '0' or '1' per slot, '1' = busy; a day left out is free. */
  firmBusy: Record<IsoDate, string>;
}

function longestRun(free: readonly boolean[]): number {
  let longest = 0;
  let run = 0;
  for (const isFree of free) {
    run = isFree ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** Two free slots in a row that are not exactly the two lunch slots. */
function hasFreePair(free: readonly boolean[], lunch: readonly number[]): boolean {
  return free.some((isFree, slot) => {
    const isLunch = lunch.length === 2 && lunch.includes(slot) && lunch.includes(slot + 1);
    return isFree && free[slot + 1] === true && !isLunch;
  });
}

/**
 * Turns that fit in one day: at most one with a limit of 1; two with a limit of 2 only where they are neighbours
 * that leave time for lunch; with a greater limit the longest free run up to it.
 */
export function measureDayCapacity(
  free: readonly boolean[],
  dailyLimit: number,
  lunch: readonly number[] = slotsOf(middleSlots(free.length)),
): number {
  if (dailyLimit < 1 || !free.includes(true)) return 0;
  if (dailyLimit === 1) return 1;
  if (dailyLimit === 2) return hasFreePair(free, lunch) ? 2 : 1;
  return Math.min(dailyLimit, longestRun(free));
}

/** Turns that fit in the open days of a week. Only what is firm counts: a wish lowers nothing. */
export function measureCapacity(days: readonly LoadDay[], person: Availability): number {
  if (person.onLeave) return 0;
  let capacity = 0;
  for (const day of days) {
    if (person.absentDates.includes(day.date)) continue;
    const busy = person.firmBusy[day.date] ?? '';
    const free = day.lines.map((lines, slot) => lines > 0 && busy[slot] !== '1');
    capacity += measureDayCapacity(free, person.dailyLimit, day.lunch);
  }
  return capacity;
}
