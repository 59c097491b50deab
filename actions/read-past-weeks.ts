import { addDays } from '../model/time.ts';
import type { IsoDate, Timetable } from '../model/types.ts';
import type { StoreParts } from '../store/open-store.ts';

/** The timetables in force in the last weeks before one, the oldest first; a week without is left out. */
export async function readPastWeeks(store: StoreParts, monday: IsoDate, weeks: number): Promise<Timetable[]> {
  if (weeks === 0) return [];
  const first = addDays(monday, -7 * weeks);
  const all = await store.timetables.list();
  const past = all.filter(({ week, state, replaced }) => {
    return first <= week && week < monday && state !== 'draft' && !replaced;
  });
  const stored = await Promise.all(past.map(({ id }) => store.timetables.get(id)));
  return stored.flatMap((one) => one?.timetable ?? []);
}
