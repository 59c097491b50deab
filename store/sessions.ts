import type { Session, SignInMethod } from '../model/identity.ts';
import type { Instant, PersonKey } from '../model/types.ts';
import { byText, type StoreContext, writing } from './context.ts';
import { requirePersons } from './require-persons.ts';
import type { SessionRow } from './schema.ts';

export interface SessionsStore {
  /** `unknown-person`. */
  add(
    session: Pick<Session, 'person' | 'method' | 'userAgent' | 'expiresAt'>,
    tokenHash: string,
  ): Promise<Session>;
  /** The session of a token that has not run out; `null`: none. */
  find(tokenHash: string): Promise<Session | null>;
  /** Notes that it was used now, and until when it counts. */
  touch(id: string, expiresAt: Instant): Promise<void>;
  /** Those of a person that have not run out, oldest first. */
  list(person: PersonKey): Promise<Session[]>;
  /** Answers whether there was one. */
  end(id: string): Promise<boolean>;
  /** Ends all sessions of a person and answers which they were. */
  endAll(person: PersonKey): Promise<string[]>;
  /** Forgets what has run out. */
  forgetExpired(): Promise<number>;
}

export function sessionsStore({ db, now, newId }: StoreContext): SessionsStore {
  return {
    add: ({ person, method, userAgent, expiresAt }, tokenHash) =>
      writing(db, async (trx) => {
        await requirePersons(trx, [person]);
        const at = now();
        const row: SessionRow = {
          id: newId(),
          token_hash: tokenHash,
          person,
          method,
          user_agent: userAgent,
          created_at: at,
          last_seen_at: at,
          expires_at: expiresAt,
        };
        await trx.insertInto('sessions').values(row).execute();
        return toSession(row);
      }),

    async find(tokenHash) {
      const row = await db
        .selectFrom('sessions')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', now())
        .executeTakeFirst();
      return row ? toSession(row) : null;
    },

    touch: (id, expiresAt) =>
      writing(db, async (trx) => {
        await trx
          .updateTable('sessions')
          .set({ last_seen_at: now(), expires_at: expiresAt })
          .where('id', '=', id)
          .execute();
      }),

    async list(person) {
      const rows = await db
        .selectFrom('sessions')
        .selectAll()
        .where('person', '=', person)
        .where('expires_at', '>', now())
        .execute();
      return rows.map(toSession).sort((a, b) => byText(a.createdAt, b.createdAt) || byText(a.id, b.id));
    },

    end: (id) =>
      writing(db, async (trx) => {
        const result = await trx.deleteFrom('sessions').where('id', '=', id).executeTakeFirstOrThrow();
        return result.numDeletedRows > 0n;
      }),

    endAll: (person) =>
      writing(db, async (trx) => {
        const rows = await trx.selectFrom('sessions').select('id').where('person', '=', person).execute();
        await trx.deleteFrom('sessions').where('person', '=', person).execute();
        return rows.map(({ id }) => id).sort(byText);
      }),

    forgetExpired: () =>
      writing(db, async (trx) => {
        const result = await trx
          .deleteFrom('sessions')
          .where('expires_at', '<=', now())
          .executeTakeFirstOrThrow();
        return Number(result.numDeletedRows);
      }),
  };
}

function toSession(row: SessionRow): Session {
  return {
    id: row.id,
    person: row.person,
    method: row.method as SignInMethod,
    userAgent: row.user_agent,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  };
}
