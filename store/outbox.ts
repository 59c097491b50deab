import type { Notice } from '../model/requests.ts';
import type { Instant, PersonKey } from '../model/types.ts';
import { type StoreContext, writing } from './context.ts';
import { nextSeq } from './next-seq.ts';
import { requirePersons } from './require-persons.ts';
import type { OutboxRow } from './schema.ts';

export type NewNotice = Pick<Notice, 'person' | 'kind' | 'sentence'> & { subject?: string | null };

export interface OutboxStore {
  /** `unknown-person`. */
  add(notice: NewNotice): Promise<Notice>;
  /** Several at once. `unknown-person`. */
  addAll(notices: readonly NewNotice[]): Promise<Notice[]>;
  get(id: string): Promise<Notice | null>;
  /** Of one person, newest first, at most `limit` (100). */
  list(person: PersonKey, options?: { onlyUnseen?: boolean; limit?: number }): Promise<Notice[]>;
  /** Answers whether it was not seen yet. */
  markSeen(id: string): Promise<boolean>;
  /** Oldest first: what no channel has sent yet. */
  unsent(limit?: number): Promise<Notice[]>;
  markSent(id: string): Promise<void>;
  /**
   * What may go by mail, the oldest first: made since that instant, neither sent nor seen, to people who are here and
   * have an address.
   */
  waiting(since: Instant): Promise<Notice[]>;
}

export function outboxStore({ db, now, newId }: StoreContext): OutboxStore {
  const addAll = (notices: readonly NewNotice[]): Promise<Notice[]> =>
    writing(db, async (trx) => {
      if (notices.length === 0) return [];
      await requirePersons(trx, [...new Set(notices.map(({ person }) => person))]);
      const first = await nextSeq(trx, 'outbox');
      const rows = notices.map(
        ({ person, kind, sentence, subject = null }, i): OutboxRow => ({
          id: newId(),
          seq: first + i,
          person,
          kind,
          sentence: JSON.stringify(sentence),
          subject,
          created_at: now(),
          seen_at: null,
          sent_at: null,
        }),
      );
      // Both databases take some thousands of values at most in one statement.
      for (let i = 0; i < rows.length; i += 200) {
        await trx
          .insertInto('outbox')
          .values(rows.slice(i, i + 200))
          .execute();
      }
      return rows.map(toNotice);
    });

  return {
    add: async (notice) => (await addAll([notice]))[0]!,
    addAll,

    async get(id) {
      const row = await db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toNotice(row) : null;
    },

    async list(person, { onlyUnseen = false, limit = 100 } = {}) {
      let query = db
        .selectFrom('outbox')
        .selectAll()
        .where('person', '=', person)
        .orderBy('seq', 'desc')
        .limit(limit);
      if (onlyUnseen) query = query.where('seen_at', 'is', null);
      return (await query.execute()).map(toNotice);
    },

    markSeen: (id) =>
      writing(db, async (trx) => {
        const result = await trx
          .updateTable('outbox')
          .set({ seen_at: now() })
          .where('id', '=', id)
          .where('seen_at', 'is', null)
          .executeTakeFirstOrThrow();
        return result.numUpdatedRows > 0n;
      }),

    async unsent(limit = 100) {
      const rows = await db
        .selectFrom('outbox')
        .selectAll()
        .where('sent_at', 'is', null)
        .orderBy('seq')
        .limit(limit)
        .execute();
      return rows.map(toNotice);
    },

    markSent: (id) =>
      writing(db, async (trx) => {
        await trx.updateTable('outbox').set({ sent_at: now() }).where('id', '=', id).execute();
      }),

    async waiting(since) {
      const rows = await db
        .selectFrom('outbox')
        .innerJoin('persons', 'persons.key', 'outbox.person')
        .selectAll('outbox')
        .where('outbox.sent_at', 'is', null)
        .where('outbox.seen_at', 'is', null)
        .where('outbox.created_at', '>=', since)
        .where('persons.active', '=', 1)
        .where('persons.email', 'is not', null)
        .orderBy('outbox.seq')
        .limit(1000)
        .execute();
      return rows.map(toNotice);
    },
  };
}

function toNotice(row: OutboxRow): Notice {
  return {
    id: row.id,
    person: row.person,
    kind: row.kind,
    sentence: JSON.parse(row.sentence),
    subject: row.subject,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    sentAt: row.sent_at,
  };
}
