import { type Kysely, sql } from 'kysely';
import { AppError } from '../model/errors.ts';
import type { GivenRole } from '../model/permissions.ts';
import type { Locale, Person, PersonKey } from '../model/types.ts';
import { byText, type StoreContext, writing } from './context.ts';
import type { Database, PersonRow } from './schema.ts';

/** A person with the number of writes that made her what she is. */
export interface StoredPerson {
  person: Person;
  /** 1 at first save; every write adds one. */
  version: number;
}

export interface PersonsStore {
  /** Persons by key; those archived only if asked for. */
  list(options?: { includeArchived?: boolean }): Promise<Person[]>;
  /** A person, archived or not; `null`: nobody has this key. */
  get(key: PersonKey): Promise<Person | null>;
  /** As `list`, with versions. */
  listStored(options?: { includeArchived?: boolean }): Promise<StoredPerson[]>;
  /** As `get`, with the version. */
  getStored(key: PersonKey): Promise<StoredPerson | null>;
  /**
   * Adds the person or changes the one with the same key. Who is new gets the next coat; nobody's ever changes.
   * `extension-taken` (with the name of who has it) if another active person has the extension.
   */
  save(person: Person): Promise<void>;
  /** Takes a person out of service and of all groups; what they did stays. `unknown-person`. */
  archive(key: PersonKey): Promise<void>;
}

export function personsStore({ db }: StoreContext): PersonsStore {
  async function listStored({ includeArchived = false } = {}): Promise<StoredPerson[]> {
    let query = db.selectFrom('persons').selectAll();
    if (!includeArchived) query = query.where('active', '=', 1);
    const rows = await query.execute();
    const groups = await groupsByPerson(db);
    return rows
      .map((row) => ({ person: toPerson(row, groups), version: row.version }))
      .sort((a, b) => byText(a.person.key, b.person.key));
  }

  async function getStored(key: PersonKey): Promise<StoredPerson | null> {
    const row = await db.selectFrom('persons').selectAll().where('key', '=', key).executeTakeFirst();
    return row ? { person: toPerson(row, await groupsByPerson(db, key)), version: row.version } : null;
  }

  return {
    listStored,
    getStored,
    list: async (options) => (await listStored(options)).map(({ person }) => person),
    get: async (key) => (await getStored(key))?.person ?? null,

    save: (person) =>
      writing(db, async (trx) => {
        await refuseTakenExtension(trx, person);
        const { key, ...rest } = toRow(person);
        await trx
          .insertInto('persons')
          .values({ key, ...rest, coat: await nextCoat(trx), version: 1 })
          .onConflict((conflict) =>
            conflict
              .column('key')
              .doUpdateSet(({ ref }) => ({ ...rest, version: sql`${ref('persons.version')} + 1` })),
          )
          .execute();
        await trx.deleteFrom('person_groups').where('person', '=', key).execute();
        const names = [...new Set(person.groups)];
        if (names.length > 0) {
          await trx
            .insertInto('person_groups')
            .values(names.map((name) => ({ person: key, name })))
            .execute();
        }
      }),

    archive: (key) =>
      writing(db, async (trx) => {
        const result = await trx
          .updateTable('persons')
          .set(({ ref }) => ({ active: 0, version: sql`${ref('version')} + 1` }))
          .where('key', '=', key)
          .executeTakeFirstOrThrow();
        if (result.numUpdatedRows === 0n) throw new AppError('unknown-person', { person: key });
        await trx.deleteFrom('person_groups').where('person', '=', key).execute();
      }),
  };
}

async function nextCoat(db: Kysely<Database>): Promise<number> {
  const row = await db
    .selectFrom('persons')
    .select(({ fn }) => fn.max('coat').as('coat'))
    .executeTakeFirst();
  return Number(row?.coat ?? 0) + 1;
}

async function refuseTakenExtension(db: Kysely<Database>, person: Person): Promise<void> {
  if (!person.active || person.extension === null) return;
  const holder = await db
    .selectFrom('persons')
    .select('name')
    .where('extension', '=', person.extension)
    .where('active', '=', 1)
    .where('key', '<>', person.key)
    .executeTakeFirst();
  if (holder) throw new AppError('extension-taken', { extension: person.extension, person: holder.name });
}

async function groupsByPerson(db: Kysely<Database>, key?: PersonKey): Promise<Map<PersonKey, string[]>> {
  let query = db.selectFrom('person_groups').selectAll();
  if (key !== undefined) query = query.where('person', '=', key);
  const groups = new Map<PersonKey, string[]>();
  for (const { person, name } of await query.execute())
    groups.set(person, [...(groups.get(person) ?? []), name]);
  return groups;
}

function toPerson(row: PersonRow, groups: Map<PersonKey, string[]>): Person {
  return {
    key: row.key,
    name: row.name,
    email: row.email,
    extension: row.extension,
    color: row.color,
    table: row.desk_table,
    groups: (groups.get(row.key) ?? []).sort(byText),
    idealLoad: row.ideal_load,
    dailyLimit: row.daily_limit,
    lunchExempt: row.lunch_exempt === 1,
    locale: row.locale as Locale | null,
    active: row.active === 1,
    roles: JSON.parse(row.roles) as GivenRole[],
    coat: row.coat,
  };
}

function toRow(person: Person): Omit<PersonRow, 'coat' | 'version'> {
  return {
    key: person.key,
    name: person.name,
    email: person.email,
    extension: person.extension,
    color: person.color,
    desk_table: person.table,
    ideal_load: person.idealLoad,
    daily_limit: person.dailyLimit,
    lunch_exempt: Number(person.lunchExempt),
    locale: person.locale,
    active: Number(person.active),
    roles: JSON.stringify([...new Set(person.roles)].sort()),
  };
}
