import type { Edit } from '../model/requests.ts';
import { type StoreContext, writing } from './context.ts';
import { nextSeq } from './next-seq.ts';
import type { EditRow } from './schema.ts';

export interface EditsStore {
  add(edit: Pick<Edit, 'timetable' | 'version' | 'by' | 'change' | 'inverse' | 'reason'>): Promise<Edit>;
  get(id: string): Promise<Edit | null>;
  /** Of one timetable, newest first. */
  list(timetable: string, options?: { limit?: number }): Promise<Edit[]>;
  /** Answers whether it was not undone yet. */
  markUndone(id: string, by: string): Promise<boolean>;
}

export function editsStore({ db, now, newId }: StoreContext): EditsStore {
  return {
    add: ({ timetable, version, by, change, inverse, reason }) =>
      writing(db, async (trx) => {
        const row: EditRow = {
          id: newId(),
          seq: await nextSeq(trx, 'edits'),
          timetable,
          version,
          author: by,
          at: now(),
          change: JSON.stringify(change),
          inverse: JSON.stringify(inverse),
          reason,
          undone_at: null,
          undone_by: null,
        };
        await trx.insertInto('edits').values(row).execute();
        return toEdit(row);
      }),

    async get(id) {
      const row = await db.selectFrom('edits').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toEdit(row) : null;
    },

    async list(timetable, { limit } = {}) {
      let query = db
        .selectFrom('edits')
        .selectAll()
        .where('timetable', '=', timetable)
        .orderBy('seq', 'desc');
      if (limit !== undefined) query = query.limit(limit);
      return (await query.execute()).map(toEdit);
    },

    markUndone: (id, by) =>
      writing(db, async (trx) => {
        const result = await trx
          .updateTable('edits')
          .set({ undone_at: now(), undone_by: by })
          .where('id', '=', id)
          .where('undone_at', 'is', null)
          .executeTakeFirstOrThrow();
        return result.numUpdatedRows > 0n;
      }),
  };
}

function toEdit(row: EditRow): Edit {
  return {
    id: row.id,
    timetable: row.timetable,
    version: row.version,
    by: row.author,
    at: row.at,
    change: JSON.parse(row.change),
    inverse: JSON.parse(row.inverse),
    reason: row.reason,
    undoneAt: row.undone_at,
    undoneBy: row.undone_by,
  };
}
