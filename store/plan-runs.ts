import type { IsoDate, PlanRun } from '../model/types.ts';
import { type StoreContext, writing } from './context.ts';
import { nextSeq } from './next-seq.ts';
import type { PlanRunRow } from './schema.ts';

export interface PlanRunsStore {
  start(run: Pick<PlanRun, 'week' | 'startedBy' | 'options'>): Promise<PlanRun>;
  /** Does nothing if the run is unknown or already stopped. */
  finish(
    id: string,
    end: { result: NonNullable<PlanRun['result']>; timetableId: string | null },
  ): Promise<void>;
  /** Marks as failed the runs that a dead process left behind; only for who holds the planner's lock. */
  failUnfinished(): Promise<number>;
  /** Newest first. */
  list(options?: { week?: IsoDate; limit?: number }): Promise<PlanRun[]>;
}

export function planRunsStore({ db, now, newId }: StoreContext): PlanRunsStore {
  return {
    start: ({ week, startedBy, options }) =>
      writing(db, async (trx) => {
        const row: PlanRunRow = {
          id: newId(),
          seq: await nextSeq(trx, 'plan_runs'),
          week,
          state: 'running',
          result: null,
          started_at: now(),
          finished_at: null,
          started_by: startedBy,
          options: JSON.stringify(options),
          timetable: null,
        };
        await trx.insertInto('plan_runs').values(row).execute();
        return toPlanRun(row);
      }),

    finish: (id, { result, timetableId }) =>
      writing(db, async (trx) => {
        await trx
          .updateTable('plan_runs')
          .set({ state: 'stopped', result, timetable: timetableId, finished_at: now() })
          .where('id', '=', id)
          .where('state', '=', 'running')
          .execute();
      }),

    failUnfinished: () =>
      writing(db, async (trx) => {
        const result = await trx
          .updateTable('plan_runs')
          .set({ state: 'stopped', result: 'failed', finished_at: now() })
          .where('state', '=', 'running')
          .executeTakeFirstOrThrow();
        return Number(result.numUpdatedRows);
      }),

    async list({ week, limit } = {}) {
      let query = db.selectFrom('plan_runs').selectAll().orderBy('seq', 'desc');
      if (week !== undefined) query = query.where('week', '=', week);
      if (limit !== undefined) query = query.limit(limit);
      return (await query.execute()).map(toPlanRun);
    },
  };
}

function toPlanRun(row: PlanRunRow): PlanRun {
  return {
    id: row.id,
    week: row.week,
    state: row.state as PlanRun['state'],
    result: row.result as PlanRun['result'],
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    startedBy: row.started_by,
    options: JSON.parse(row.options),
    timetableId: row.timetable,
  };
}
