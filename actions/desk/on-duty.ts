import { mondayOf } from '../../model/time.ts';
import type { PersonKey } from '../../model/types.ts';
import { dayAt, slotAt } from '../phones/opening-hours.ts';
import { readWeekSource } from '../phones/read-wanted.ts';
import type { Workplace } from '../workplace.ts';

/** Who has a turn at a moment by the timetable in force, in the order of the lines. Nobody who has gone. */
export async function onDuty(
  { store, config }: Pick<Workplace, 'store' | 'config'>,
  at: Date,
): Promise<PersonKey[]> {
  const zone = config.organisation.timezone;
  const date = dayAt(at, zone);
  const week = await readWeekSource(store, mondayOf(date));
  const day = week.kind === 'published' ? week.timetable.days.find((one) => one.date === date) : undefined;
  const slot = day && slotAt(day, at, zone);
  if (!slot) return [];
  const here = new Set((await store.persons.list()).map(({ key }) => key));
  return slot.cells.filter((key): key is PersonKey => key !== null && here.has(key));
}
