import { AppError } from '../model/errors.ts';
import type { FixedTurn, PersonKey } from '../model/types.ts';
import type { StoreParts } from '../store/open-store.ts';
import type { StoredPerson } from '../store/persons.ts';
import { refuseLastAdmin } from './edit-person.ts';
import { refuseStalePerson } from './refuse-stale-person.ts';
import type { Workplace } from './workplace.ts';

export interface ArchivedPerson {
  stored: StoredPerson;
  /** Turns of the weekly template that were hers and are free now. */
  freedTurns: FixedTurn[];
  /** Ids of the sessions that ended. */
  sessions: string[];
}

/**
 * Takes a person out of service: signed out everywhere, the calendar's address void, her fixed turns free. What she
 * did stays. `seen`: the version that was looked at. `unknown-person`, `person-changed`, `last-admin`.
 */
export async function archivePerson(
  workplace: Workplace,
  key: PersonKey,
  seen?: number,
): Promise<ArchivedPerson> {
  const archived = await workplace.store.transaction(async (parts) => {
    await refuseStalePerson(parts, key, seen);
    return putIntoArchive(parts, workplace, key);
  });
  announceArchived(workplace, archived);
  return archived;
}

/** As part of a transaction; `announceArchived` once it is done. `unknown-person`, `last-admin`. */
export async function putIntoArchive(
  parts: StoreParts,
  { by }: Pick<Workplace, 'by'>,
  key: PersonKey,
): Promise<ArchivedPerson> {
  const person = await parts.persons.get(key);
  if (!person) throw new AppError('unknown-person', { person: key });
  await refuseLastAdmin(parts, person, { ...person, active: false });
  await parts.persons.archive(key);
  await parts.calendarFeeds.revoke(key);
  const sessions = await parts.sessions.endAll(key);
  const stored = (await parts.persons.getStored(key))!;
  await parts.audit.add({
    who: by,
    what: 'person.archive',
    subject: key,
    before: person,
    after: stored.person,
  });
  return { stored, sessions, freedTurns: await freeFixedTurns(parts, by, key) };
}

/** Once the store has it. */
export function announceArchived({ events }: Pick<Workplace, 'events'>, archived: ArchivedPerson): void {
  const person = archived.stored.person.key;
  for (const session of archived.sessions)
    events.publish('session-ended', { session, person, state: 'ended' });
}

/** A template that names somebody archived would be refused at its next writing. */
async function freeFixedTurns(parts: StoreParts, by: string, key: PersonKey): Promise<FixedTurn[]> {
  const before = await parts.fixedTurns.list();
  const freed = before.filter(({ person }) => person === key);
  if (freed.length === 0) return [];
  const after = before.filter(({ person }) => person !== key);
  await parts.fixedTurns.replaceAll(after);
  await parts.audit.add({ who: by, what: 'fixed-turn.edit', subject: 'template', before, after });
  return freed;
}
