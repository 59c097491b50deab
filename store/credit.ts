import type { CreditBase, IsoDate, PersonKey } from '../model/types.ts';
import { type StoreContext, writing } from './context.ts';
import { nextSeq } from './next-seq.ts';

/** Turns that people did more (+) or less (−) than their share. */
export type Credit = Record<PersonKey, number>;

export interface CreditStore {
  /** The base that was set last. */
  base(): Promise<CreditBase | null>;
  /** From now on the weeks before `week` are summed up in `credit`. Earlier bases stay on record. */
  setBase(week: IsoDate, credit: Credit): Promise<void>;
  /**
   * The credit at the start of a week: the base plus the overload of each published or retired week from it on
   * and before this one. Replaced timetables do not count. Without a base it starts at nothing.
   */
  creditAt(week: IsoDate): Promise<Credit>;
}

export function creditStore({ db, now }: StoreContext): CreditStore {
  async function baseAt(week: IsoDate | null): Promise<CreditBase | null> {
    let query = db.selectFrom('credit_bases').selectAll().orderBy('seq', 'desc').limit(1);
    if (week !== null) query = query.where('week', '<=', week);
    const row = await query.executeTakeFirst();
    return row ? { week: row.week, credit: JSON.parse(row.credit) } : null;
  }

  return {
    base: () => baseAt(null),

    setBase: (week, credit) =>
      writing(db, async (trx) => {
        const seq = await nextSeq(trx, 'credit_bases');
        await trx
          .insertInto('credit_bases')
          .values({ seq, week, credit: JSON.stringify(credit), set_at: now() })
          .execute();
      }),

    async creditAt(week) {
      const base = await baseAt(week);
      let query = db
        .selectFrom('timetables')
        .select('overload')
        .where('state', '<>', 'draft')
        .where('replaced_by', 'is', null)
        .where('week', '<', week);
      if (base) query = query.where('week', '>=', base.week);
      const overloads = (await query.execute()).map((row): Credit => JSON.parse(row.overload));
      return sum([base?.credit ?? {}, ...overloads]);
    },
  };
}

function sum(credits: Credit[]): Credit {
  const total: Credit = {};
  for (const credit of credits) {
    for (const [person, amount] of Object.entries(credit)) {
      // Tenths are no whole binary fractions: without rounding 0.1 + 0.2 would come back as 0.30000000000000004.
      total[person] = Math.round(((total[person] ?? 0) + amount) * 1e6) / 1e6;
    }
  }
  return total;
}
