import { AppError } from '../../model/errors.ts';
import { sentence } from '../../model/texts/sentence.ts';
import { isIsoDate, minutesOf, mondayOf } from '../../model/time.ts';
import type { IsoDate, Sentence, Timetable } from '../../model/types.ts';
import type { StoreParts } from '../../store/open-store.ts';
import type { Workplace } from '../workplace.ts';
import { dayAt } from './opening-hours.ts';
import type { LiveQueue } from './phones.ts';
import { type WantedNow, type WeekSource, wantedMembers } from './wanted-members.ts';

/** Who is to be in a queue at a moment, with all that is known of it by the store. */
export async function readWanted(
  { store, config }: Pick<Workplace, 'store' | 'config'>,
  queue: Pick<LiveQueue, 'queue' | 'lines'>,
  at: Date,
): Promise<WantedNow> {
  const today = dayAt(at, config.organisation.timezone);
  const week = await readWeekSource(store, mondayOf(today));
  const closed = await store.closedDays.list({ from: today, to: today });
  const persons = await store.persons.list();
  const overrides = await store.overrides.active(queue.queue, at.toISOString());
  const closedDays = new Set(closed.map(({ date }) => date));
  return wantedMembers({ config, queue, at, week, closedDays, persons, overrides });
}

/** The timetable in force. What cannot be read is told, and is not taken for an empty one. */
export async function readWeekSource(
  { timetables }: Pick<StoreParts, 'timetables'>,
  week: IsoDate,
): Promise<WeekSource> {
  const unreadable = (reason: string): WeekSource => ({
    kind: 'unreadable',
    reason: sentence('phones.unreadable', { week, reason }),
  });
  let stored: Awaited<ReturnType<typeof timetables.published>>;
  try {
    stored = await timetables.published(week);
  } catch (error) {
    // A store that is out of reach is no matter of this week.
    if (error instanceof AppError && error.code !== 'store-unreadable') throw error;
    return unreadable((error as Error).message);
  }
  if (!stored) return { kind: 'none' };
  const fault = faultOf(stored.timetable, week);
  return fault === null ? { kind: 'published', timetable: stored.timetable } : unreadable(fault);
}

/** What is wrong with the form of a timetable; `null`: nothing. */
function faultOf(timetable: Timetable, week: IsoDate): string | null {
  const found = timetable as Partial<Timetable> | null;
  if (found?.week !== week) return `it says that its week is ${found?.week}`;
  if (!Array.isArray(found.days) || !Array.isArray(found.lines)) return 'it has no days';
  if (!Array.isArray(found.closedDays)) return 'it does not say which days are closed';
  for (const day of found.days) {
    if (!isIsoDate(day?.date) || !Array.isArray(day.slots)) return `a day of it has no slots: ${day?.date}`;
    for (const slot of day.slots) {
      const isWhole = Array.isArray(slot?.cells) && slot.cells.every((key) => key === null || isText(key));
      if (!isWhole || !isTime(slot.start) || !isTime(slot.end))
        return `${day.date} ${slot?.start} is damaged`;
    }
  }
  return null;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isTime(value: unknown): boolean {
  try {
    return typeof value === 'string' && minutesOf(value) >= 0;
  } catch {
    return false;
  }
}

/** As the finding of a plan: what an error says. */
export function sentenceOf(error: unknown): Sentence {
  if (error instanceof AppError) return { key: `error.${error.code}`, values: error.values };
  return { key: 'error.internal', values: { reason: (error as Error).message } };
}
