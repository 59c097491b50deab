import { AppError } from '../model/errors.ts';
import { mondayOf } from '../model/time.ts';
import type { IsoDate, StoredTimetable } from '../model/types.ts';
import type { Workplace } from './workplace.ts';

/**
 * Puts the newest draft of the week of a day in force. Drafts that are older than what is in force do not count:
 * asked again, it answers what is published, with `isNew` false. `unknown-week` if the week has no timetable.
 */
export async function publishWeek(
  { store, by }: Workplace,
  date: IsoDate,
): Promise<{ stored: StoredTimetable; isNew: boolean }> {
  const week = mondayOf(date);
  return store.transaction(async (parts) => {
    const all = await parts.timetables.list({ week });
    const current = all.findLastIndex(({ state, replaced }) => state !== 'draft' && !replaced);
    const draft = all.slice(current + 1).findLast(({ state }) => state === 'draft');
    if (draft) return { stored: await parts.timetables.publish(draft.id, { by }), isNew: true };
    const stored = current < 0 ? null : await parts.timetables.get(all[current]!.id);
    if (!stored) throw new AppError('unknown-week', { week });
    return { stored, isNew: false };
  });
}
