import type { Kysely } from 'kysely';

/** How often a person was written: who changes her says which version was seen. */
export async function versions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('persons')
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
}
