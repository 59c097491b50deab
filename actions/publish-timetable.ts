import { AppError } from '../model/errors.ts';
import type { Notice } from '../model/requests.ts';
import { sentence } from '../model/texts/sentence.ts';
import { dateIn } from '../model/time.ts';
import type { IsoDate, StoredTimetable } from '../model/types.ts';
import type { StoreParts } from '../store/open-store.ts';
import type { Actor } from './edit-rights.ts';
import { refuseStale } from './edit-week.ts';
import { findVisibleWeek } from './find-visible-week.ts';
import { type ToldPerson, tellAll, toldTurns, turnsOf } from './told-turns.ts';
import type { Workplace } from './workplace.ts';

export interface PublishedTimetable {
  stored: StoredTimetable;
  /** Everybody whose turns are not those that she was told of before. */
  told: ToldPerson[];
}

/**
 * Puts one timetable of a week in force, as it was seen, and tells those alone whose turns have changed. Nothing
 * happens if it is in force. `unknown-week`, `version-conflict`, `week-retired`.
 */
export async function publishTimetable(
  workplace: Workplace,
  actor: Actor,
  { week, id, version }: { week: IsoDate; id: string; version: number },
): Promise<PublishedTimetable> {
  const { by } = workplace;
  const { stored, told, notices } = await workplace.store.transaction(async (parts) => {
    const draft = await findVisibleWeek(parts, actor, { week, id });
    refuseStale(draft, version);
    if (draft.state === 'retired') throw new AppError('week-retired', { week });
    if (draft.state === 'published') return { stored: draft, told: [], notices: [] };
    const former = await parts.timetables.published(week);
    const told = await whoIsTold(parts, workplace, former, draft);
    const stored = await parts.timetables.publish(id, { by, expectedVersion: version });
    await parts.audit.add({
      who: by,
      what: 'week.publish',
      subject: `week:${week}`,
      before: former && { id: former.id, version: former.version },
      after: { id, version: stored.version, told: told.map(({ person }) => person) },
    });
    const notices = await tellAll(parts, told, { kind: 'week-published', week, but: actor.person });
    return { stored, told, notices };
  });
  announceWeek(workplace, stored, notices);
  return { stored, told };
}

/** What publishing a timetable would tell, and whom. `unknown-week`. */
export async function previewPublication(
  workplace: Workplace,
  actor: Actor,
  name: { week: IsoDate; id?: string | undefined },
): Promise<ToldPerson[]> {
  const { store } = workplace;
  const stored = await findVisibleWeek(store, actor, name);
  if (stored.state !== 'draft') return [];
  return whoIsTold(store, workplace, await store.timetables.published(stored.timetable.week), stored);
}

/**
 * Ends the service of a published week before its time; who still had turns in it is told. What was done of it counts
 * for the credit. `unknown-week`, `version-conflict`, `week-not-published`.
 */
export async function withdrawTimetable(
  workplace: Workplace,
  actor: Actor,
  { week, id, version }: { week: IsoDate; id: string; version: number },
): Promise<StoredTimetable> {
  const { by, clock, config } = workplace;
  const today = dateIn(config.organisation.timezone, clock());
  const { stored, notices } = await workplace.store.transaction(async (parts) => {
    const found = await findVisibleWeek(parts, actor, { week, id });
    refuseStale(found, version);
    if (found.state !== 'published') throw new AppError('week-not-published', { week });
    await parts.timetables.retire(id, { by });
    const stored = (await parts.timetables.get(id))!;
    const persons = await parts.persons.list();
    const told = persons.filter(({ key }) => turnsOf(found.timetable, key).some(({ date }) => date >= today));
    await parts.audit.add({
      who: by,
      what: 'week.retire',
      subject: `week:${week}`,
      before: { id, version },
      after: { version: stored.version, told: told.map(({ key }) => key) },
    });
    const said = told.map(({ key }) => ({
      person: key,
      lost: [],
      gained: [],
      sentence: sentence('notice.week.retired', { week }),
    }));
    return { stored, notices: await tellAll(parts, said, { kind: 'week-retired', week, but: actor.person }) };
  });
  announceWeek(workplace, stored, notices);
  return stored;
}

/** Once the store has it. */
export function announceWeek(
  { events, by }: Workplace,
  stored: StoredTimetable,
  notices: readonly Notice[],
): void {
  const { id, version, state, timetable } = stored;
  events.publish('week-changed', { week: timetable.week, id, version, state, by });
  for (const notice of notices) events.publish('notice', { notice });
}

async function whoIsTold(
  parts: StoreParts,
  { config }: Workplace,
  former: StoredTimetable | null,
  next: StoredTimetable,
): Promise<ToldPerson[]> {
  const persons = await parts.persons.list();
  return toldTurns(former?.timetable ?? null, next.timetable, persons, config.organisation.locale);
}
