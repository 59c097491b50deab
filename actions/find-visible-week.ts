import { AppError } from '../model/errors.ts';
import { mondayOf } from '../model/time.ts';
import type { IsoDate, StoredTimetable } from '../model/types.ts';
import type { StoreParts } from '../store/open-store.ts';
import { type Actor, may } from './edit-rights.ts';
import { timetableAtHand } from './week-at-hand.ts';

/** A week by any of its days: what is in force, else the newest draft; or the timetable with that id. */
export interface WeekName {
  week: IsoDate;
  id?: string | undefined;
}

/**
 * The timetable that is meant, if the one who asks may see it; `unknown-week` otherwise, so that nobody learns of
 * drafts that are not for her. What was replaced is for those who see drafts.
 */
export async function findVisibleWeek(
  store: StoreParts,
  actor: Actor,
  { week: date, id }: WeekName,
): Promise<StoredTimetable> {
  const week = mondayOf(date);
  const stored = await (id === undefined
    ? store.timetables.latest(week, timetableAtHand)
    : store.timetables.get(id, timetableAtHand));
  const isRight = stored?.timetable.week === week;
  if (!isRight || !(await isVisible(store, actor, stored))) throw new AppError('unknown-week', { week });
  return stored;
}

async function isVisible(store: StoreParts, actor: Actor, stored: StoredTimetable): Promise<boolean> {
  if (!may(actor, 'timetable.see')) return false;
  if (stored.state === 'published' || may(actor, 'draft.see')) return true;
  if (stored.state === 'draft') return false;
  return (await store.timetables.latest(stored.timetable.week, timetableAtHand))?.id === stored.id;
}
