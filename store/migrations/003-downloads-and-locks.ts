import type { Kysely } from 'kysely';

/** What was fetched from where, and which work is going on. */
export async function downloadsAndLocks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('downloads')
    .addColumn('seq', 'integer', (column) => column.notNull().primaryKey())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('locks')
    .addColumn('name', 'text', (column) => column.notNull().primaryKey())
    .addColumn('token', 'text', (column) => column.notNull())
    .addColumn('pid', 'integer', (column) => column.notNull())
    .addColumn('host', 'text', (column) => column.notNull())
    .addColumn('since', 'text', (column) => column.notNull())
    .addColumn('stale_at', 'text', (column) => column.notNull())
    .execute();
}
