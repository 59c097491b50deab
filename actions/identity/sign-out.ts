import type { Session } from '../../model/identity.ts';
import type { PersonKey } from '../../model/types.ts';
import type { Workplace } from '../workplace.ts';

/** Ends one session. */
export async function signOut({ store, events, by }: Workplace, session: Session): Promise<void> {
  const { id, person } = session;
  await store.transaction(async (parts) => {
    await parts.sessions.end(id);
    const before = { session: id };
    await parts.audit.add({ who: by, what: 'session.end', subject: person, before, after: null });
  });
  events.publish('session-ended', { session: id, person, state: 'ended' });
}

/** Ends a session of a person in another browser; answers whether there was one. */
export async function signOutThere(workplace: Workplace, person: PersonKey, id: string): Promise<boolean> {
  const session = (await workplace.store.sessions.list(person)).find((one) => one.id === id);
  if (session) await signOut(workplace, session);
  return session !== undefined;
}

/** Ends all sessions of a person, in every browser. Answers how many there were. */
export async function signOutEverywhere(
  { store, events, by }: Workplace,
  person: PersonKey,
): Promise<number> {
  const ended = await store.transaction(async (parts) => {
    const ids = await parts.sessions.endAll(person);
    const before = { sessions: ids };
    await parts.audit.add({ who: by, what: 'session.end-all', subject: person, before, after: null });
    return ids;
  });
  for (const session of ended) events.publish('session-ended', { session, person, state: 'ended' });
  return ended.length;
}
