import type { Scope } from './permissions.ts';
import type { Instant, PersonKey } from './types.ts';

/** How somebody proved who they are. */
export type SignInMethod = 'demo' | 'oidc';

/** A browser in which somebody is signed in. Its secret token is nowhere but in that browser. */
export interface Session {
  id: string;
  person: PersonKey;
  method: SignInMethod;
  userAgent: string;
  createdAt: Instant;
  lastSeenAt: Instant;
  expiresAt: Instant;
}

/** A service that may do what its scopes say. Its secret is shown once and nowhere kept. */
export interface ApiKey {
  id: string;
  name: string;
  scopes: Scope[];
  createdBy: string;
  createdAt: Instant;
  /** To the minute; `null`: never. */
  lastUsedAt: Instant | null;
  revokedAt: Instant | null;
}

/** The secret address of a person's calendar. */
export interface CalendarFeed {
  id: string;
  person: PersonKey;
  createdAt: Instant;
}

/** Who changed what, and what was there before and after. */
export interface AuditEntry {
  /** Counts up; nothing is ever taken out. */
  seq: number;
  at: Instant;
  /** A person's key, "key:NAME" of a service, or the name of a program. */
  who: string;
  /** Room and verb: "person.edit". */
  what: string;
  /** A key, an id or a date. */
  subject: string;
  before: unknown;
  after: unknown;
}
