import type { Download } from '../model/types.ts';
import { byText, type StoreContext, writing } from './context.ts';
import { nextSeq } from './next-seq.ts';

export interface DownloadsStore {
  remember(download: Download): Promise<void>;
  /** The newest of each subject, by subject. */
  latest(): Promise<Download[]>;
}

export function downloadsStore({ db }: StoreContext): DownloadsStore {
  return {
    remember: ({ what, source, detail, at }) =>
      writing(db, async (trx) => {
        const seq = await nextSeq(trx, 'downloads');
        await trx.insertInto('downloads').values({ seq, what, source, detail, at }).execute();
      }),

    async latest() {
      const newest = db
        .selectFrom('downloads')
        .select(({ fn }) => fn.max('seq').as('seq'))
        .groupBy('what');
      const rows = await db
        .selectFrom('downloads')
        .select(['what', 'source', 'detail', 'at'])
        .where('seq', 'in', newest)
        .execute();
      return rows.sort((a, b) => byText(a.what, b.what));
    },
  };
}
