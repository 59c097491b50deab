import type { Session, SignInMethod } from '../../model/identity.ts';
import type { PersonKey } from '../../model/types.ts';
import type { Workplace } from '../workplace.ts';
import { hashOf, newToken } from './token.ts';

export interface SignedIn {
  session: Session;
  /** For the browser alone. */
  token: string;
}

/**
 * Opens a session under a new token, whatever the browser had before: that one (`former`) ends, and the pages that
 * lived on it are told. `unknown-person`.
 */
export async function signIn(
  { store, config, clock, events }: Workplace,
  who: { person: PersonKey; method: SignInMethod; userAgent: string; former: Session | null },
): Promise<SignedIn> {
  const { person, method, former } = who;
  const token = newToken();
  const expiresAt = sessionEnd(config.access.sessionHours, clock());
  const userAgent = who.userAgent.slice(0, 300);
  const session = await store.transaction(async (parts) => {
    await parts.sessions.forgetExpired();
    if (former) await parts.sessions.end(former.id);
    const opened = await parts.sessions.add({ person, method, userAgent, expiresAt }, hashOf(token));
    const after = { session: opened.id, method };
    await parts.audit.add({ who: person, what: 'session.start', subject: person, before: null, after });
    return opened;
  });
  if (former) {
    events.publish('session-ended', { session: former.id, person: former.person, state: 'changed' });
  }
  return { session, token };
}

/** Sessions slide: each use moves the end. */
export function sessionEnd(hours: number, now: Date): string {
  return new Date(now.getTime() + hours * 3_600_000).toISOString();
}
