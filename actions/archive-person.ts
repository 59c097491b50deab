import { AppError } from '../model/errors.ts';
import type { PersonKey } from '../model/types.ts';
import { refuseLastAdmin } from './edit-person.ts';
import type { Workplace } from './workplace.ts';

/**
 * Takes a person out of service: signed out everywhere, the calendar's address void. What they did stays.
 * `unknown-person`, `last-admin`.
 */
export async function archivePerson({ store, events, by }: Workplace, key: PersonKey): Promise<void> {
  const ended = await store.transaction(async (parts) => {
    const person = await parts.persons.get(key);
    if (!person) throw new AppError('unknown-person', { person: key });
    await refuseLastAdmin(parts, person, { ...person, active: false });
    await parts.persons.archive(key);
    await parts.calendarFeeds.revoke(key);
    const sessions = await parts.sessions.endAll(key);
    const after = await parts.persons.get(key);
    await parts.audit.add({ who: by, what: 'person.archive', subject: key, before: person, after });
    return sessions;
  });
  for (const session of ended) events.publish('session-ended', { session, person: key, state: 'ended' });
}

/** Brings a person back from the archive. `unknown-person`, `extension-taken`. */
export async function bringBackPerson({ store, by }: Workplace, key: PersonKey): Promise<void> {
  await store.transaction(async (parts) => {
    const person = await parts.persons.get(key);
    if (!person) throw new AppError('unknown-person', { person: key });
    if (person.active) return;
    const after = { ...person, active: true };
    await parts.persons.save(after);
    await parts.audit.add({ who: by, what: 'person.bring-back', subject: key, before: person, after });
  });
}
