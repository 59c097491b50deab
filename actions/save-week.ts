import type { StoredTimetable, Timetable } from '../model/types.ts';
import type { Workplace } from './workplace.ts';

/** What becomes of a planned week: a draft, or in force at once. */
export type SaveAs = 'draft' | 'publish';

/** Keeps a planned week. Publishing replaces the week's published timetable, whose versions stay. */
export async function saveWeek(
  { store, by }: Workplace,
  timetable: Timetable,
  options: { as: SaveAs; description: string },
): Promise<StoredTimetable> {
  return store.transaction(async (parts) => {
    const draft = await parts.timetables.saveDraft({ timetable, description: options.description, by });
    return options.as === 'publish' ? parts.timetables.publish(draft.id, { by }) : draft;
  });
}
