import { AppError } from '../model/errors.ts';
import { mondayOf } from '../model/time.ts';
import type { IsoDate, StoredTimetable } from '../model/types.ts';
import type { StoreParts } from '../store/open-store.ts';

/** The week's timetable in force, or its newest draft; `unknown-week` if there is neither. */
export async function findTimetable(store: StoreParts, date: IsoDate): Promise<StoredTimetable> {
  const week = mondayOf(date);
  const found = await store.timetables.latest(week);
  if (!found) throw new AppError('unknown-week', { week });
  return found;
}

/** The newest draft of a week, whatever is in force; `unknown-week` if there is none. */
export async function findDraft(store: StoreParts, date: IsoDate): Promise<StoredTimetable> {
  const week = mondayOf(date);
  const draft = (await store.timetables.list({ week, state: 'draft' })).at(-1);
  const found = draft ? await store.timetables.get(draft.id) : null;
  if (!found) throw new AppError('unknown-week', { week });
  return found;
}
