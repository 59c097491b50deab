import type { ClosedDay, IsoDate } from '../model/types.ts';
import { byText, type StoreContext, writing } from './context.ts';

export interface ClosedDaysStore {
  /**
   * Closed days in order, each once: a day that several sources know has all their names ("Labour Day / bridge")
   * and the sources joined by commas.
   */
  list(options?: { from?: IsoDate; to?: IsoDate }): Promise<ClosedDay[]>;
  /** Adds the day, or renames it if its source knows it already. */
  add(day: ClosedDay): Promise<void>;
  /** Opens the day again, for one source or for all. Answers whether it was closed there. */
  remove(date: IsoDate, source?: string): Promise<boolean>;
  /**
   * Exchanges what one source says of the days `from`–`to` (both included; `null`: no limit).
   * Other sources are not touched.
   */
  replaceFromSource(
    source: string,
    from: IsoDate | null,
    to: IsoDate | null,
    days: { date: IsoDate; name: string }[],
  ): Promise<void>;
}

export function closedDaysStore({ db }: StoreContext): ClosedDaysStore {
  const upsert = (trx: StoreContext['db'], day: ClosedDay) =>
    trx
      .insertInto('closed_days')
      .values({ date: day.date, source: day.source, name: day.name })
      .onConflict((conflict) => conflict.columns(['date', 'source']).doUpdateSet({ name: day.name }))
      .execute();

  return {
    async list({ from, to } = {}) {
      let query = db.selectFrom('closed_days').selectAll();
      if (from !== undefined) query = query.where('date', '>=', from);
      if (to !== undefined) query = query.where('date', '<=', to);
      return mergeByDate(await query.execute());
    },

    add: (day) =>
      writing(db, async (trx) => {
        await upsert(trx, day);
      }),

    remove: (date, source) =>
      writing(db, async (trx) => {
        let query = trx.deleteFrom('closed_days').where('date', '=', date);
        if (source !== undefined) query = query.where('source', '=', source);
        return (await query.executeTakeFirstOrThrow()).numDeletedRows > 0n;
      }),

    replaceFromSource: (source, from, to, days) =>
      writing(db, async (trx) => {
        let query = trx.deleteFrom('closed_days').where('source', '=', source);
        if (from !== null) query = query.where('date', '>=', from);
        if (to !== null) query = query.where('date', '<=', to);
        await query.execute();
        for (const day of days) await upsert(trx, { ...day, source });
      }),
  };
}

function mergeByDate(rows: ClosedDay[]): ClosedDay[] {
  const ordered = rows.sort((a, b) => byText(a.date, b.date) || byText(a.source, b.source));
  return [...Map.groupBy(ordered, (row) => row.date)].map(([date, same]) => ({
    date,
    name: [...new Set(same.map((row) => row.name))].join(' / '),
    source: same.map((row) => row.source).join(','),
  }));
}
