import type { Call, CallOutcome } from '../model/phones.ts';
import type { Instant, PersonKey } from '../model/types.ts';
import { type StoreContext, writing } from './context.ts';
import type { CallRow } from './schema.ts';

export interface CallsWanted {
  /** Begun then or later, and before that. */
  from?: Instant;
  to?: Instant;
  queue?: string;
  /** Who answered. */
  person?: PersonKey;
  number?: string;
  outcome?: CallOutcome;
  /** At most so many; by default all. */
  limit?: number;
  /** Id of a call: those before it. */
  before?: string;
}

export interface CallsStore {
  /** Keeps a call as it is now, in place of how it was. */
  save(call: Call): Promise<void>;
  /** Several at once. */
  saveAll(calls: readonly Call[]): Promise<void>;
  get(id: string): Promise<Call | null>;
  /** In no order; those that are not there are left out. */
  getMany(ids: readonly string[]): Promise<Call[]>;
  /** The newest first. */
  list(wanted?: CallsWanted): Promise<Call[]>;
  /** Those that were not over when they were kept last, the oldest first. */
  openCalls(pbx?: string): Promise<Call[]>;
  /** What began before that moment and is not over yet is lost: nobody will tell how it ended. How many. */
  markLost(before: Instant): Promise<number>;
}

export function callsStore({ db, now }: StoreContext): CallsStore {
  const saveAll = (calls: readonly Call[]): Promise<void> =>
    writing(db, async (trx) => {
      for (const call of calls) {
        const { id, ...rest } = toRow(call);
        await trx
          .insertInto('calls')
          .values({ id, ...rest })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
          .execute();
      }
    });

  return {
    save: (call) => saveAll([call]),
    saveAll,

    async get(id) {
      const row = await db.selectFrom('calls').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toCall(row) : null;
    },

    async getMany(ids) {
      const rows: CallRow[] = [];
      // Both databases take some thousands of values at most in one statement.
      for (let i = 0; i < ids.length; i += 500) {
        const some = ids.slice(i, i + 500);
        rows.push(...(await db.selectFrom('calls').selectAll().where('id', 'in', some).execute()));
      }
      return rows.map(toCall);
    },

    async list({ from, to, queue, person, number, outcome, limit, before } = {}) {
      let query = db.selectFrom('calls').selectAll().orderBy('started_at', 'desc').orderBy('id', 'desc');
      if (from !== undefined) query = query.where('started_at', '>=', from);
      if (to !== undefined) query = query.where('started_at', '<', to);
      if (queue !== undefined) query = query.where('queue', '=', queue);
      if (person !== undefined) query = query.where('person', '=', person);
      if (number !== undefined) query = query.where('number', '=', number);
      if (outcome !== undefined) query = query.where('outcome', '=', outcome);
      if (limit !== undefined) query = query.limit(limit);
      if (before !== undefined) {
        const last = await db
          .selectFrom('calls')
          .select('started_at')
          .where('id', '=', before)
          .executeTakeFirst();
        if (!last) return [];
        query = query.where((where) =>
          where.or([
            where('started_at', '<', last.started_at),
            where.and([where('started_at', '=', last.started_at), where('id', '<', before)]),
          ]),
        );
      }
      return (await query.execute()).map(toCall);
    },

    async openCalls(pbx) {
      let query = db.selectFrom('calls').selectAll().where('state', '<>', 'ended');
      if (pbx !== undefined) query = query.where('pbx', '=', pbx);
      return (await query.orderBy('started_at').orderBy('id').execute()).map(toCall);
    },

    markLost: (before) =>
      writing(db, async (trx) => {
        const at = now();
        const open = trx.updateTable('calls').where('state', '<>', 'ended').where('started_at', '<', before);
        const answered = await open
          .set({ state: 'ended', ended_at: at })
          .where('outcome', '=', 'answered')
          .executeTakeFirstOrThrow();
        const others = await open
          .set({ state: 'ended', outcome: 'lost', ended_at: at })
          .executeTakeFirstOrThrow();
        return Number(answered.numUpdatedRows + others.numUpdatedRows);
      }),
  };
}

function toRow(call: Call): CallRow {
  return {
    id: call.id,
    pbx: call.pbx,
    queue: call.queue,
    number: call.number,
    caller_name: call.callerName,
    state: call.state,
    outcome: call.outcome,
    started_at: call.startedAt,
    answered_at: call.answeredAt,
    ended_at: call.endedAt,
    hold_seconds: call.holdSeconds,
    talk_seconds: call.talkSeconds,
    answered_extension: call.answeredBy?.extension ?? null,
    answered_interface: call.answeredBy?.interface ?? null,
    person: call.person,
    rings: JSON.stringify(call.rings),
    transfers: JSON.stringify(call.transfers),
    ended_by: call.endedBy,
    position: call.position,
    source: call.source,
  };
}

function toCall(row: CallRow): Call {
  return {
    id: row.id,
    pbx: row.pbx,
    queue: row.queue,
    number: row.number,
    callerName: row.caller_name,
    state: row.state as Call['state'],
    outcome: row.outcome as Call['outcome'],
    startedAt: row.started_at,
    answeredAt: row.answered_at,
    endedAt: row.ended_at,
    holdSeconds: row.hold_seconds,
    talkSeconds: row.talk_seconds,
    answeredBy:
      row.answered_interface === null
        ? null
        : { extension: row.answered_extension, interface: row.answered_interface },
    person: row.person,
    rings: JSON.parse(row.rings),
    transfers: JSON.parse(row.transfers),
    endedBy: row.ended_by as Call['endedBy'],
    position: row.position,
    source: row.source as Call['source'],
  };
}
