import type { ApiKey, Session } from '../../model/identity.ts';
import type { Store } from '../../store/open-store.ts';
import type { StoredPerson } from '../../store/persons.ts';
import type { Workplace } from '../workplace.ts';
import { sessionEnd } from './sign-in.ts';
import { hashOf } from './token.ts';

/** A session with whose it is. */
export interface FoundSession extends StoredPerson {
  session: Session;
}

/** How exact "last used" is: more would be a write for every reading. */
const TOUCH_AFTER_MS = 60_000;

/** Who holds this token of a session; `null`: nobody, no longer, or somebody who was archived. */
export async function identifySession(
  { store, config, clock }: Workplace,
  token: string,
): Promise<FoundSession | null> {
  const found = await findSession(store, hashOf(token), clock());
  if (!found) return null;
  const { session } = found;
  const now = clock();
  if (now.getTime() - Date.parse(session.lastSeenAt) < TOUCH_AFTER_MS) return { ...found };
  const expiresAt = sessionEnd(config.access.sessionHours, now);
  await store.sessions.touch(session.id, expiresAt);
  found.session = { ...session, lastSeenAt: now.toISOString(), expiresAt };
  return { ...found };
}

/** Sessions that were asked for last, by the hash of their token, as long as the store says that they are as they were. */
const sessions = new WeakMap<Store, { revision: string; found: Map<string, FoundSession> }>();
const MOST_SESSIONS = 10_000;

async function findSession(store: Store, hash: string, now: Date): Promise<FoundSession | null> {
  const revision = store.revision();
  const kept = sessions.get(store);
  const known = kept?.revision === revision ? kept.found.get(hash) : undefined;
  if (known) return known.session.expiresAt > now.toISOString() ? known : null;
  const session = await store.sessions.find(hash);
  if (!session) return null;
  const stored = await store.persons.getStored(session.person);
  if (!stored?.person.active) return null;
  const found = { session, ...stored };
  if (revision !== null) {
    const current =
      kept?.revision === revision && kept.found.size < MOST_SESSIONS ? kept : { revision, found: new Map() };
    current.found.set(hash, found);
    sessions.set(store, current);
  }
  return found;
}

/** The service that has this secret; `null`: none, or it was revoked. */
export async function identifyKey({ store, clock }: Workplace, secret: string): Promise<ApiKey | null> {
  const key = await store.apiKeys.find(hashOf(secret));
  if (!key) return null;
  const now = clock();
  const isStale = key.lastUsedAt === null || now.getTime() - Date.parse(key.lastUsedAt) >= TOUCH_AFTER_MS;
  if (isStale) await store.apiKeys.touch(key.id);
  return key;
}
