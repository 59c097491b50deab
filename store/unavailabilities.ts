import { AppError } from '../model/errors.ts';
import { type PersonKey, type Unavailability, WEEKDAYS, type Weekday } from '../model/types.ts';
import { byText, type StoreContext, writing } from './context.ts';
import { requirePersons } from './require-persons.ts';
import type { UnavailabilityRow } from './schema.ts';

/** An entry as it arrives: without an id it gets a fresh one. */
export type NewUnavailability = Omit<Unavailability, 'id'> & { id?: string };

export interface UnavailabilitiesStore {
  /** By person; the weekly ones first, in the order of the week, then those of a date. */
  list(options?: { person?: PersonKey }): Promise<Unavailability[]>;
  get(id: string): Promise<Unavailability | null>;
  /** `unknown-person` if nobody has the key. */
  add(entry: NewUnavailability): Promise<Unavailability>;
  /** `unknown-unavailability`. */
  remove(id: string): Promise<void>;
  /** Exchanges all entries of one person; nobody else's are touched. `unknown-person`. */
  replaceForPerson(
    person: PersonKey,
    entries: Omit<NewUnavailability, 'person'>[],
  ): Promise<Unavailability[]>;
}

export function unavailabilitiesStore({ db, newId }: StoreContext): UnavailabilitiesStore {
  return {
    async list({ person } = {}) {
      let query = db.selectFrom('unavailabilities').selectAll();
      if (person !== undefined) query = query.where('person', '=', person);
      return (await query.execute()).map(toUnavailability).sort(inReadingOrder);
    },

    async get(id) {
      const row = await db.selectFrom('unavailabilities').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toUnavailability(row) : null;
    },

    add: (entry) =>
      writing(db, async (trx) => {
        await requirePersons(trx, [entry.person]);
        const saved: Unavailability = { ...entry, id: entry.id ?? newId() };
        await trx.insertInto('unavailabilities').values(toRow(saved)).execute();
        return saved;
      }),

    remove: (id) =>
      writing(db, async (trx) => {
        const result = await trx
          .deleteFrom('unavailabilities')
          .where('id', '=', id)
          .executeTakeFirstOrThrow();
        if (result.numDeletedRows === 0n) throw new AppError('unknown-unavailability', { id });
      }),

    replaceForPerson: (person, entries) =>
      writing(db, async (trx) => {
        await requirePersons(trx, [person]);
        await trx.deleteFrom('unavailabilities').where('person', '=', person).execute();
        const saved = entries.map((entry) => ({ ...entry, person, id: entry.id ?? newId() }));
        for (const entry of saved) await trx.insertInto('unavailabilities').values(toRow(entry)).execute();
        return saved.sort(inReadingOrder);
      }),
  };
}

function inReadingOrder(a: Unavailability, b: Unavailability): number {
  return (
    byText(a.person, b.person) ||
    byText(a.date ?? '', b.date ?? '') ||
    weekdayIndex(a) - weekdayIndex(b) ||
    // The earlier hours first; the whole day before any.
    byText(b.slots ?? '2', a.slots ?? '2') ||
    byText(a.reason, b.reason) ||
    byText(a.id, b.id)
  );
}

function weekdayIndex({ weekday }: Unavailability): number {
  return weekday === null ? -1 : WEEKDAYS.indexOf(weekday);
}

function toUnavailability(row: UnavailabilityRow): Unavailability {
  return { ...row, weekday: row.weekday as Weekday | null, firm: row.firm === 1 };
}

function toRow(entry: Unavailability): UnavailabilityRow {
  const { id, person, weekday, date, slots, firm, reason } = entry;
  return { id, person, weekday, date, slots, firm: Number(firm), reason };
}
