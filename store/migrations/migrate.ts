import type { Kysely } from 'kysely';
import { AppError } from '../../model/errors.ts';
import type { Instant } from '../../model/types.ts';
import type { Engine } from '../engines/engine.ts';
import type { Database } from '../schema.ts';
import { migrations } from './index.ts';

/** The version that this Lineup writes. */
export const NEWEST_VERSION = migrations.length;

/**
 * The version of a store; `null`: nothing of ours is there yet.
 * Refuses a store of a newer Lineup with `store-newer`.
 */
export async function readVersion(engine: Engine, db: Kysely<Database>): Promise<number | null> {
  const tables = await engine.tableNames(db);
  if (!tables.includes('schema_version')) return null;
  const row = await db
    .selectFrom('schema_version')
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirst();
  const version = Number(row?.version ?? 0);
  if (version > NEWEST_VERSION) {
    throw new AppError('store-newer', { place: engine.place, found: version });
  }
  return version;
}

/**
 * Brings a store to the newest version, in one transaction: it has either all the steps or none.
 * Of several processes that do it at once, one works and the others find it done.
 * Returns the version it had, `null` if there was none.
 */
export async function migrate(engine: Engine, now: Instant): Promise<number | null> {
  return engine.kysely.transaction().execute(async (db) => {
    const found = await readVersion(engine, db);
    await applySteps(db, found ?? 0, NEWEST_VERSION, now);
    return found;
  });
}

/** Runs the steps after version `from` up to and with version `to`. Expects to be in a transaction. */
export async function applySteps(
  db: Kysely<Database>,
  from: number,
  to: number,
  now: Instant,
): Promise<void> {
  if (from === 0) await createVersionTable(db);
  for (let version = from + 1; version <= to; version++) {
    const step = migrations[version - 1]!;
    await step.up(db as unknown as Kysely<unknown>);
    await db.insertInto('schema_version').values({ version, name: step.name, at: now }).execute();
  }
}

async function createVersionTable(db: Kysely<Database>): Promise<void> {
  await db.schema
    .createTable('schema_version')
    .addColumn('version', 'integer', (column) => column.notNull().primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute();
}
