import type { Callback, CallbackState } from '../model/call-notes.ts';
import type { Instant, PersonKey } from '../model/types.ts';
import { type StoreContext, writing } from './context.ts';
import { nextSeq } from './next-seq.ts';
import type { CallbackRow } from './schema.ts';

export interface CallbacksStore {
  /** The last one of a number, whatever became of it. */
  latest(number: string): Promise<Callback | null>;
  /** Opens one, unless the number has one that is open: that one counts a missed call more. */
  miss(missed: { number: string; call: string; at: Instant }): Promise<Callback>;
  get(id: string): Promise<Callback | null>;
  /** The oldest first. */
  list(wanted?: { state?: CallbackState; number?: string; limit?: number }): Promise<Callback[]>;
  /** Answers whether it was open and nobody had taken it. */
  offer(id: string, person: PersonKey | null): Promise<boolean>;
  /** Somebody says that she calls. Answers whether it was open, and not taken by another. */
  take(id: string, person: PersonKey): Promise<boolean>;
  /** Answers whether it was open. */
  close(id: string, end: { state: Exclude<CallbackState, 'open'>; by: string }): Promise<boolean>;
}

export function callbacksStore({ db, now, newId }: StoreContext): CallbacksStore {
  const open = (source: typeof db, id: string) =>
    source.updateTable('callbacks').where('id', '=', id).where('state', '=', 'open');

  async function latest(source: typeof db, number: string): Promise<CallbackRow | null> {
    const query = source.selectFrom('callbacks').selectAll().where('number', '=', number);
    return (await query.orderBy('seq', 'desc').limit(1).executeTakeFirst()) ?? null;
  }

  return {
    async latest(number) {
      const row = await latest(db, number);
      return row && toCallback(row);
    },

    miss: ({ number, call, at }) =>
      writing(db, async (trx) => {
        const last = await latest(trx, number);
        if (last?.state === 'open') {
          if (last.call === call) return toCallback(last);
          const more = { call, missed: last.missed + 1, missed_at: at };
          await open(trx, last.id).set(more).execute();
          return toCallback({ ...last, ...more });
        }
        const row: CallbackRow = {
          id: newId(),
          seq: await nextSeq(trx, 'callbacks'),
          number,
          call,
          missed: 1,
          state: 'open',
          created_at: now(),
          missed_at: at,
          offered_to: null,
          taken_at: null,
          closed_at: null,
          closed_by: null,
        };
        await trx.insertInto('callbacks').values(row).execute();
        return toCallback(row);
      }),

    async get(id) {
      const row = await db.selectFrom('callbacks').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toCallback(row) : null;
    },

    async list({ state, number, limit } = {}) {
      let query = db.selectFrom('callbacks').selectAll();
      if (state !== undefined) query = query.where('state', '=', state);
      if (number !== undefined) query = query.where('number', '=', number);
      // Of many the newest ones.
      const rows = await query
        .orderBy('seq', 'desc')
        .limit(limit ?? 1000)
        .execute();
      return rows.reverse().map(toCallback);
    },

    offer: (id, person) =>
      writing(db, async (trx) => {
        const query = open(trx, id).where('taken_at', 'is', null).set({ offered_to: person });
        return (await query.executeTakeFirstOrThrow()).numUpdatedRows > 0n;
      }),

    take: (id, person) =>
      writing(db, async (trx) => {
        const query = open(trx, id)
          .where((is) => is.or([is('taken_at', 'is', null), is('offered_to', '=', person)]))
          .set({ offered_to: person, taken_at: now() });
        return (await query.executeTakeFirstOrThrow()).numUpdatedRows > 0n;
      }),

    close: (id, { state, by }) =>
      writing(db, async (trx) => {
        const query = open(trx, id).set({ state, closed_at: now(), closed_by: by });
        return (await query.executeTakeFirstOrThrow()).numUpdatedRows > 0n;
      }),
  };
}

function toCallback(row: CallbackRow): Callback {
  return {
    id: row.id,
    number: row.number,
    call: row.call,
    missed: row.missed,
    state: row.state as CallbackState,
    createdAt: row.created_at,
    missedAt: row.missed_at,
    offeredTo: row.offered_to,
    takenAt: row.taken_at,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
  };
}
