import type { Pause } from '../model/phones.ts';
import type { Instant } from '../model/types.ts';
import { type StoreContext, writing } from './context.ts';
import type { PauseRow } from './schema.ts';

export interface PausesStore {
  /** Begins a pause; one of the same phone that is open in that queue ends with it. */
  start(pause: Omit<Pause, 'id' | 'endedAt' | 'endedBy'>): Promise<Pause>;
  /** Begins it unless the phone is in a pause for the same reason there. Answers whether it did. */
  note(pause: Omit<Pause, 'id' | 'endedAt' | 'endedBy'>): Promise<boolean>;
  /** Ends the open pause of a phone in a queue. Answers whether there was one. */
  end(queue: string, extension: string, end: { at: Instant; by: string | null }): Promise<boolean>;
  /** Not ended yet, the oldest first. */
  open(queue: string): Promise<Pause[]>;
  /** Those of some length that fall between two moments in part or whole, of all queues or one, the oldest first. */
  list(from: Instant, to: Instant, queue?: string): Promise<Pause[]>;
}

export function pausesStore({ db, newId }: StoreContext): PausesStore {
  const end = (source: typeof db, queue: string, extension: string, at: Instant, by: string | null) =>
    source
      .updateTable('pauses')
      .set({ ended_at: at, ended_by: by })
      .where('queue', '=', queue)
      .where('extension', '=', extension)
      .where('ended_at', 'is', null)
      .executeTakeFirstOrThrow();

  const startIn = async (
    trx: typeof db,
    pause: Omit<Pause, 'id' | 'endedAt' | 'endedBy'>,
  ): Promise<Pause> => {
    const { queue, extension, startedAt, startedBy } = pause;
    await end(trx, queue, extension, startedAt, startedBy);
    const row: PauseRow = {
      id: newId(),
      queue,
      person: pause.person,
      extension,
      reason: pause.reason,
      started_at: startedAt,
      started_by: startedBy,
      ended_at: null,
      ended_by: null,
    };
    await trx.insertInto('pauses').values(row).execute();
    return toPause(row);
  };

  return {
    start: (pause) => writing(db, (trx) => startIn(trx, pause)),

    note: (pause) =>
      writing(db, async (trx) => {
        const open = await trx
          .selectFrom('pauses')
          .select('id')
          .where('queue', '=', pause.queue)
          .where('extension', '=', pause.extension)
          .where('reason', '=', pause.reason)
          .where('ended_at', 'is', null)
          .executeTakeFirst();
        if (open) return false;
        await startIn(trx, pause);
        return true;
      }),

    end: (queue, extension, { at, by }) =>
      writing(db, async (trx) => (await end(trx, queue, extension, at, by)).numUpdatedRows > 0n),

    async open(queue) {
      const rows = await db
        .selectFrom('pauses')
        .selectAll()
        .where('queue', '=', queue)
        .where('ended_at', 'is', null)
        .orderBy('started_at')
        .orderBy('id')
        .execute();
      return rows.map(toPause);
    },

    async list(from, to, queue) {
      let query = db
        .selectFrom('pauses')
        .selectAll()
        .where('started_at', '<', to)
        .where((where) =>
          where.or([
            where('ended_at', 'is', null),
            where.and([where('ended_at', '>', from), where('ended_at', '>', where.ref('started_at'))]),
          ]),
        )
        .orderBy('started_at')
        .orderBy('id');
      if (queue !== undefined) query = query.where('queue', '=', queue);
      return (await query.execute()).map(toPause);
    },
  };
}

function toPause(row: PauseRow): Pause {
  return {
    id: row.id,
    queue: row.queue,
    person: row.person,
    extension: row.extension,
    reason: row.reason,
    startedAt: row.started_at,
    startedBy: row.started_by,
    endedAt: row.ended_at,
    endedBy: row.ended_by,
  };
}
