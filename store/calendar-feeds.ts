import type { CalendarFeed } from '../model/identity.ts';
import type { PersonKey } from '../model/types.ts';
import { type StoreContext, writing } from './context.ts';
import { requirePersons } from './require-persons.ts';
import type { CalendarFeedRow } from './schema.ts';

export interface CalendarFeedsStore {
  /** A new address for a person; the former is revoked. `hashOf` gives the hash of its secret. `unknown-person`. */
  renew(person: PersonKey, hashOf: (id: string) => string): Promise<CalendarFeed>;
  /** The one in force. */
  of(person: PersonKey): Promise<CalendarFeed | null>;
  /** The feed behind a secret, unless it was revoked. */
  find(tokenHash: string): Promise<CalendarFeed | null>;
  /** Answers whether there was one in force. */
  revoke(person: PersonKey): Promise<boolean>;
}

export function calendarFeedsStore({ db, now, newId }: StoreContext): CalendarFeedsStore {
  const inForce = () => db.selectFrom('calendar_feeds').selectAll().where('revoked_at', 'is', null);
  const revokeIn = async (trx: StoreContext['db'], person: PersonKey) => {
    const result = await trx
      .updateTable('calendar_feeds')
      .set({ revoked_at: now() })
      .where('person', '=', person)
      .where('revoked_at', 'is', null)
      .executeTakeFirstOrThrow();
    return result.numUpdatedRows > 0n;
  };

  return {
    renew: (person, hashOf) =>
      writing(db, async (trx) => {
        await requirePersons(trx, [person]);
        await revokeIn(trx, person);
        const id = newId();
        const row = { id, token_hash: hashOf(id), person, created_at: now(), revoked_at: null };
        await trx.insertInto('calendar_feeds').values(row).execute();
        return toFeed(row);
      }),

    async of(person) {
      const row = await inForce().where('person', '=', person).executeTakeFirst();
      return row ? toFeed(row) : null;
    },

    async find(tokenHash) {
      const row = await inForce().where('token_hash', '=', tokenHash).executeTakeFirst();
      return row ? toFeed(row) : null;
    },

    revoke: (person) => writing(db, (trx) => revokeIn(trx, person)),
  };
}

function toFeed({ id, person, created_at }: CalendarFeedRow): CalendarFeed {
  return { id, person, createdAt: created_at };
}
