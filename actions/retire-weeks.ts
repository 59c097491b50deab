import { addDays, dateIn, mondayOf } from '../model/time.ts';
import type { IsoDate } from '../model/types.ts';
import type { Workplace } from './workplace.ts';

/**
 * Retires the published weeks up to two Mondays ago and folds their overloads into the credit's base, once: who asks
 * again gets an empty list.
 */
export async function retireWeeks({ store, clock, config, by }: Workplace): Promise<IsoDate[]> {
  const until = addDays(mondayOf(dateIn(config.organisation.timezone, clock())), -14);
  return store.transaction(async (parts) => {
    const published = await parts.timetables.list({ state: 'published' });
    const old = published.filter((timetable) => timetable.week <= until);
    if (old.length === 0) return [];
    const next = addDays(old.at(-1)!.week, 7);
    const base = await parts.credit.base();
    // A base that is already newer has these weeks in it.
    if (!base || base.week < next) await parts.credit.setBase(next, await parts.credit.creditAt(next));
    for (const { id } of old) await parts.timetables.retire(id, { by });
    return old.map(({ week }) => week);
  });
}
