import type { MessageState, NewMessage, OutgoingMessage } from '../model/messages.ts';
import type { Instant, Sentence } from '../model/types.ts';
import { type StoreContext, writing } from './context.ts';
import { toMessage, toRow } from './message-rows.ts';
import { nextSeq } from './next-seq.ts';
import type { MessageRow } from './schema.ts';

export interface MessagesStore {
  /** `isNew` is false where one with the same `dedupeKey` is there already: that one is given, and nothing added. */
  add(message: NewMessage): Promise<{ message: OutgoingMessage; isNew: boolean }>;
  get(id: string): Promise<OutgoingMessage | null>;
  /** The newest first, at most `limit` (100). */
  list(options?: { state?: MessageState; limit?: number }): Promise<OutgoingMessage[]>;
  /** Those given up, the newest first. */
  listDead(limit?: number): Promise<OutgoingMessage[]>;
  /**
   * What may go out now: of each target of a channel the oldest that waits, if its time has come and nobody is sending
   * it. What waits behind another never overtakes it.
   */
  nextDue(now: Instant, limit: number): Promise<OutgoingMessage[]>;
  /**
   * Takes what may go out now for one sender alone, until `leaseMs` from now, and counts the try. Of who dies with it
   * somebody else takes it after that. `only`: no other target.
   */
  claim(options: {
    now: Instant;
    limit: number;
    leaseMs: number;
    only?: { channel: string; target: string };
  }): Promise<ClaimedMessage[]>;
  /** When the next message is due that nobody is sending; `null`: none waits. */
  nextDueAt(): Promise<Instant | null>;
  /** Until when somebody is sending it; `null`: nobody is. */
  leasedUntil(id: string): Promise<Instant | null>;
  /** How many wait before it for the same target. */
  countBefore(id: string): Promise<number>;
  /** It has gone out, whoever had it. */
  markSent(id: string): Promise<void>;
  /**
   * It has not gone out: to be tried again at `retryAt`, or given up. Answers whether it counts: not if another sender
   * has it meanwhile.
   */
  markFailed(
    claimed: Pick<ClaimedMessage, 'id' | 'lease'>,
    outcome: { error: Sentence; retryAt: Instant | null },
  ): Promise<boolean>;
  /** Nobody wants it any more. */
  markSkipped(id: string, reason: Sentence): Promise<void>;
  /** Hands back what was taken and not tried. */
  release(claimed: Pick<ClaimedMessage, 'id' | 'lease'>): Promise<void>;
  /** Has a dead letter tried anew, from now on. Answers whether there was one. */
  retry(id: string): Promise<boolean>;
  /** Forgets what was sent or skipped before that instant; how many. */
  forget(before: Instant): Promise<number>;
}

export type ClaimedMessage = OutgoingMessage & { lease: string };

/** Nobody has it. */
const FREE = { lease: null, leased_until: null };

export function messagesStore(context: StoreContext): MessagesStore {
  const { db, now, newId } = context;

  const due = (
    source: typeof db,
    at: Instant,
    limit: number,
    only?: { channel: string; target: string },
  ): Promise<MessageRow[]> => {
    let query = source
      .selectFrom('messages as one')
      .selectAll('one')
      .where('one.state', '=', 'queued')
      .where('one.due_at', '<=', at)
      .where((where) =>
        where.or([where('one.leased_until', 'is', null), where('one.leased_until', '<=', at)]),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('messages as older')
              .select('older.seq')
              .whereRef('older.channel', '=', 'one.channel')
              .whereRef('older.target', '=', 'one.target')
              .whereRef('older.seq', '<', 'one.seq')
              .where('older.state', '=', 'queued'),
          ),
        ),
      )
      .orderBy('one.due_at')
      .orderBy('one.seq')
      .limit(limit);
    if (only) query = query.where('one.channel', '=', only.channel).where('one.target', '=', only.target);
    return query.execute();
  };

  return {
    add: (message) =>
      writing(db, async (trx) => {
        const { dedupeKey = null } = message;
        const known =
          dedupeKey !== null &&
          (await trx
            .selectFrom('messages')
            .selectAll()
            .where('dedupe_key', '=', dedupeKey)
            .executeTakeFirst());
        if (known) return { message: toMessage(known), isNew: false };
        const row = toRow(message, { id: newId(), seq: await nextSeq(trx, 'messages'), at: now() });
        await trx.insertInto('messages').values(row).execute();
        return { message: toMessage(row), isNew: true };
      }),

    async get(id) {
      const row = await db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toMessage(row) : null;
    },

    async list({ state, limit = 100 } = {}) {
      let query = db.selectFrom('messages').selectAll().orderBy('seq', 'desc').limit(limit);
      if (state !== undefined) query = query.where('state', '=', state);
      return (await query.execute()).map(toMessage);
    },

    async listDead(limit = 100) {
      return this.list({ state: 'failed', limit });
    },

    nextDue: async (at, limit) => (await due(db, at, limit)).map(toMessage),

    claim: ({ now: at, limit, leaseMs, only }) =>
      writing(db, async (trx) => {
        const rows = await due(trx, at, limit, only);
        const until = new Date(Date.parse(at) + leaseMs).toISOString();
        const claimed: ClaimedMessage[] = [];
        for (const row of rows) {
          const lease = newId();
          const attempts = row.attempts + 1;
          await trx
            .updateTable('messages')
            .set({ lease, leased_until: until, attempts })
            .where('id', '=', row.id)
            .execute();
          claimed.push({ ...toMessage({ ...row, attempts }), lease });
        }
        return claimed;
      }),

    async nextDueAt() {
      const row = await db
        .selectFrom('messages')
        .select(({ fn }) => fn.min('due_at').as('at'))
        .where('state', '=', 'queued')
        .where('leased_until', 'is', null)
        .executeTakeFirst();
      return row?.at ?? null;
    },

    async leasedUntil(id) {
      const row = await db
        .selectFrom('messages')
        .select('leased_until')
        .where('id', '=', id)
        .where('state', '=', 'queued')
        .executeTakeFirst();
      return row?.leased_until ?? null;
    },

    async countBefore(id) {
      const row = await db
        .selectFrom('messages as one')
        .innerJoin('messages as older', (join) =>
          join
            .onRef('older.channel', '=', 'one.channel')
            .onRef('older.target', '=', 'one.target')
            .onRef('older.seq', '<', 'one.seq'),
        )
        .select(({ fn }) => fn.countAll().as('count'))
        .where('one.id', '=', id)
        .where('older.state', '=', 'queued')
        .executeTakeFirst();
      return Number(row?.count ?? 0);
    },

    markSent: (id) =>
      writing(db, async (trx) => {
        await trx
          .updateTable('messages')
          .set({ state: 'sent', sent_at: now(), last_error: null, ...FREE })
          .where('id', '=', id)
          .execute();
      }),

    markFailed: ({ id, lease }, { error, retryAt }) =>
      writing(db, async (trx) => {
        const result = await trx
          .updateTable('messages')
          .set({
            last_error: JSON.stringify(error),
            ...(retryAt === null ? { state: 'failed' } : { due_at: retryAt }),
            ...FREE,
          })
          .where('id', '=', id)
          .where('lease', '=', lease)
          .where('state', '=', 'queued')
          .executeTakeFirstOrThrow();
        return result.numUpdatedRows > 0n;
      }),

    markSkipped: (id, reason) =>
      writing(db, async (trx) => {
        await trx
          .updateTable('messages')
          .set({ state: 'skipped', last_error: JSON.stringify(reason), ...FREE })
          .where('id', '=', id)
          .where('state', '=', 'queued')
          .execute();
      }),

    release: ({ id, lease }) =>
      writing(db, async (trx) => {
        await trx
          .updateTable('messages')
          .set(({ eb }) => ({ attempts: eb('attempts', '-', 1), ...FREE }))
          .where('id', '=', id)
          .where('lease', '=', lease)
          .where('state', '=', 'queued')
          .execute();
      }),

    retry: (id) =>
      writing(db, async (trx) => {
        const result = await trx
          .updateTable('messages')
          .set({ state: 'queued', attempts: 0, due_at: now(), expires_at: null })
          .where('id', '=', id)
          .where('state', '=', 'failed')
          .executeTakeFirstOrThrow();
        return result.numUpdatedRows > 0n;
      }),

    forget: (before) =>
      writing(db, async (trx) => {
        const result = await trx
          .deleteFrom('messages')
          .where('state', 'in', ['sent', 'skipped'])
          .where('created_at', '<', before)
          .executeTakeFirstOrThrow();
        return Number(result.numDeletedRows);
      }),
  };
}
