import type { Instant, Sentence } from '../model/types.ts';
import { type StoreContext, writing } from './context.ts';
import { nextSeq } from './next-seq.ts';
import type { ErpWriteRow } from './schema.ts';

export const ERP_WRITE_STATES = ['waiting', 'done', 'failed', 'overtaken'] as const;
export type ErpWriteState = (typeof ERP_WRITE_STATES)[number];

/** Something that is to be written into a registry that is not ours, and waits until that can take it. */
export interface ErpWrite {
  id: string;
  /** Name of the registry. */
  origin: string;
  /** What it is of: writes of the same one go out in their order. */
  subject: string;
  kind: 'put' | 'remove';
  payload: unknown;
  createdAt: Instant;
  dueAt: Instant;
  attempts: number;
  state: ErpWriteState;
  lastError: Sentence | null;
  doneAt: Instant | null;
}

export type ClaimedErpWrite = ErpWrite & { lease: string };

export interface ErpWritesStore {
  /** Best in the transaction of what it tells of. A write of the same subject that has not gone out is overtaken. */
  add(write: Pick<ErpWrite, 'origin' | 'subject' | 'kind' | 'payload'>): Promise<ErpWrite>;
  /** The oldest first. */
  list(wanted?: { state?: ErpWriteState; limit?: number }): Promise<ErpWrite[]>;
  /** Takes what is due for one sender alone, until `leaseMs` from now, and counts the try. */
  claim(options: { now: Instant; limit: number; leaseMs: number }): Promise<ClaimedErpWrite[]>;
  /** When the next one is due that nobody is writing; `null`: none waits. */
  nextDueAt(): Promise<Instant | null>;
  markDone(claimed: Pick<ClaimedErpWrite, 'id' | 'lease'>): Promise<boolean>;
  /** To be tried again at `retryAt`, or given up. Answers whether it counts. */
  markFailed(
    claimed: Pick<ClaimedErpWrite, 'id' | 'lease'>,
    outcome: { error: Sentence; retryAt: Instant | null },
  ): Promise<boolean>;
  /** Has one that was given up tried anew. Answers whether there was one. */
  retry(id: string): Promise<boolean>;
}

const FREE = { lease: null, leased_until: null };

export function erpWritesStore({ db, now, newId }: StoreContext): ErpWritesStore {
  const waiting = (source: typeof db) =>
    source.selectFrom('erp_writes as one').where('one.state', '=', 'waiting');

  return {
    add: ({ origin, subject, kind, payload }) =>
      writing(db, async (trx) => {
        // Nobody needs a state that was changed before it went out, unless somebody is writing it at this moment.
        await trx
          .updateTable('erp_writes')
          .set({ state: 'overtaken', done_at: now() })
          .where('origin', '=', origin)
          .where('subject', '=', subject)
          .where('state', 'in', ['waiting', 'failed'])
          .where('leased_until', 'is', null)
          .execute();
        const at = now();
        const row: ErpWriteRow = {
          id: newId(),
          seq: await nextSeq(trx, 'erp_writes'),
          origin,
          subject,
          kind,
          payload: JSON.stringify(payload),
          created_at: at,
          due_at: at,
          attempts: 0,
          state: 'waiting',
          last_error: null,
          done_at: null,
          ...FREE,
        };
        await trx.insertInto('erp_writes').values(row).execute();
        return toWrite(row);
      }),

    async list({ state, limit = 100 } = {}) {
      let query = db.selectFrom('erp_writes').selectAll().orderBy('seq').limit(limit);
      if (state !== undefined) query = query.where('state', '=', state);
      return (await query.execute()).map(toWrite);
    },

    claim: ({ now: at, limit, leaseMs }) =>
      writing(db, async (trx) => {
        const rows = await waiting(trx)
          .selectAll('one')
          .where('one.due_at', '<=', at)
          .where((is) => is.or([is('one.leased_until', 'is', null), is('one.leased_until', '<=', at)]))
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('erp_writes as older')
                  .select('older.seq')
                  .whereRef('older.subject', '=', 'one.subject')
                  .whereRef('older.origin', '=', 'one.origin')
                  .whereRef('older.seq', '<', 'one.seq')
                  .where('older.state', '=', 'waiting'),
              ),
            ),
          )
          .orderBy('one.due_at')
          .orderBy('one.seq')
          .limit(limit)
          .execute();
        const until = new Date(Date.parse(at) + leaseMs).toISOString();
        const claimed: ClaimedErpWrite[] = [];
        for (const row of rows) {
          const taken = { lease: newId(), leased_until: until, attempts: row.attempts + 1 };
          await trx.updateTable('erp_writes').set(taken).where('id', '=', row.id).execute();
          claimed.push({ ...toWrite({ ...row, ...taken }), lease: taken.lease });
        }
        return claimed;
      }),

    async nextDueAt() {
      const row = await waiting(db)
        .select(({ fn }) => fn.min('one.due_at').as('at'))
        .where('one.leased_until', 'is', null)
        .executeTakeFirst();
      return row?.at ?? null;
    },

    markDone: ({ id, lease }) =>
      writing(db, async (trx) => {
        const result = await trx
          .updateTable('erp_writes')
          .set({ state: 'done', done_at: now(), last_error: null, ...FREE })
          .where('id', '=', id)
          .where('lease', '=', lease)
          .executeTakeFirstOrThrow();
        return result.numUpdatedRows > 0n;
      }),

    markFailed: ({ id, lease }, { error, retryAt }) =>
      writing(db, async (trx) => {
        const result = await trx
          .updateTable('erp_writes')
          .set({
            last_error: JSON.stringify(error),
            ...(retryAt === null ? { state: 'failed' } : { due_at: retryAt }),
            ...FREE,
          })
          .where('id', '=', id)
          .where('lease', '=', lease)
          .executeTakeFirstOrThrow();
        return result.numUpdatedRows > 0n;
      }),

    retry: (id) =>
      writing(db, async (trx) => {
        const result = await trx
          .updateTable('erp_writes')
          .set({ state: 'waiting', due_at: now() })
          .where('id', '=', id)
          .where('state', '=', 'failed')
          .executeTakeFirstOrThrow();
        return result.numUpdatedRows > 0n;
      }),
  };
}

function toWrite(row: ErpWriteRow): ErpWrite {
  return {
    id: row.id,
    origin: row.origin,
    subject: row.subject,
    kind: row.kind as ErpWrite['kind'],
    payload: JSON.parse(row.payload),
    createdAt: row.created_at,
    dueAt: row.due_at,
    attempts: row.attempts,
    state: row.state as ErpWriteState,
    lastError: row.last_error === null ? null : JSON.parse(row.last_error),
    doneAt: row.done_at,
  };
}
