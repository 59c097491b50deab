import { addDays } from '../model/time.ts';
import type { IsoDate } from '../model/types.ts';
import type { StoreParts } from '../store/open-store.ts';
import type { WeekData } from './plan-week.ts';
import { readPastWeeks } from './read-past-weeks.ts';

/**
 * Everything that the store knows of a week before it is planned. `pastWeeks` says how many weeks before it come along:
 * the fairness rule wants them, whoever only lists what is there does not.
 */
export async function readWeek(store: StoreParts, monday: IsoDate, pastWeeks = 0): Promise<WeekData> {
  const range = { from: monday, to: addDays(monday, 6) };
  return {
    persons: await store.persons.list(),
    unavailabilities: await store.unavailabilities.list(),
    absences: await store.absences.list(range),
    closedDays: await store.closedDays.list(range),
    fixedTurns: await store.fixedTurns.list(),
    credit: await store.credit.creditAt(monday),
    pastWeeks: await readPastWeeks(store, monday, pastWeeks),
  };
}
