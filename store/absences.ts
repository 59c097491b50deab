import type { Absence, AbsenceKind, IsoDate, PersonKey } from '../model/types.ts';
import { type AbsenceRange, renewRanges } from './absence-ranges.ts';
import { byText, type StoreContext, writing } from './context.ts';
import { requirePersons } from './require-persons.ts';
import type { AbsenceRow } from './schema.ts';

export interface AbsencesStore {
  /** Those that touch the days asked for, by first day and person. */
  list(options?: { from?: IsoDate; to?: IsoDate; person?: PersonKey }): Promise<Absence[]>;
  /** `unknown-person` if nobody has the key. */
  add(absence: Omit<Absence, 'id'> & { id?: string }): Promise<Absence>;
  /** Answers whether there was one. */
  remove(id: string): Promise<boolean>;
  /**
   * Exchanges what one source says of the days `from`–`to` (both included); the days outside of them and other
   * sources are not touched. Every person must be known (`unknown-person`): leave strangers out before.
   */
  replaceFromSource(source: string, from: IsoDate, to: IsoDate, absences: AbsenceRange[]): Promise<void>;
}

export function absencesStore({ db, newId }: StoreContext): AbsencesStore {
  return {
    async list({ from, to, person } = {}) {
      let query = db.selectFrom('absences').selectAll();
      if (from !== undefined) query = query.where('to_day', '>=', from);
      if (to !== undefined) query = query.where('from_day', '<=', to);
      if (person !== undefined) query = query.where('person', '=', person);
      return (await query.execute()).map(toAbsence).sort(inReadingOrder);
    },

    add: (absence) =>
      writing(db, async (trx) => {
        await requirePersons(trx, [absence.person]);
        const saved: Absence = { ...absence, id: absence.id ?? newId() };
        await trx.insertInto('absences').values(toRow(saved)).execute();
        return saved;
      }),

    remove: (id) =>
      writing(db, async (trx) => {
        const result = await trx.deleteFrom('absences').where('id', '=', id).executeTakeFirstOrThrow();
        return result.numDeletedRows > 0n;
      }),

    replaceFromSource: (source, from, to, absences) =>
      writing(db, async (trx) => {
        await requirePersons(
          trx,
          absences.map((absence) => absence.person),
        );
        const touched = await trx
          .selectFrom('absences')
          .selectAll()
          .where('source', '=', source)
          .where('to_day', '>=', from)
          .where('from_day', '<=', to)
          .execute();
        for (const { id } of touched) await trx.deleteFrom('absences').where('id', '=', id).execute();
        for (const range of renewRanges(touched.map(toAbsence), from, to, absences)) {
          await trx
            .insertInto('absences')
            .values(toRow({ ...range, source, id: newId() }))
            .execute();
        }
      }),
  };
}

function inReadingOrder(a: Absence, b: Absence): number {
  return byText(a.from, b.from) || byText(a.person, b.person) || byText(a.to, b.to) || byText(a.id, b.id);
}

function toAbsence(row: AbsenceRow): Absence {
  const { id, person, from_day, to_day, kind, source } = row;
  return { id, person, from: from_day, to: to_day, kind: kind as AbsenceKind, source };
}

function toRow({ id, person, from, to, kind, source }: Absence): AbsenceRow {
  return { id, person, from_day: from, to_day: to, kind, source };
}
