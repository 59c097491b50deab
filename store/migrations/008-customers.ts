import { type Kysely, PostgresAdapter, sql } from 'kysely';

/** Our own directory of customers, and by what they are found. */
export async function customers(db: Kysely<unknown>): Promise<void> {
  // Beginnings are searched for as a range, so the order must be that of code points.
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const ordered = isPostgres ? sql`text collate "C"` : 'text';
  await db.schema
    .createTable('customers')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('customer_keys')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('value', ordered, (column) => column.notNull())
    .addColumn('customer', 'text', (column) =>
      column.notNull().references('customers.id').onDelete('cascade'),
    )
    .addPrimaryKeyConstraint('customer_keys_pk', ['kind', 'value', 'customer'])
    .execute();
  await db.schema
    .createIndex('customer_keys_customer')
    .on('customer_keys')
    .columns(['customer', 'kind', 'value'])
    .execute();
}
