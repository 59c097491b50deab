import type { Kysely } from 'kysely';

/** What happened at the phones: calls, who was put in or out of a queue by hand, and pauses. */
export async function phones(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('calls')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('pbx', 'text', (column) => column.notNull())
    .addColumn('queue', 'text', (column) => column.notNull())
    .addColumn('number', 'text')
    .addColumn('caller_name', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text')
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('answered_at', 'text')
    .addColumn('ended_at', 'text')
    .addColumn('hold_seconds', 'integer')
    .addColumn('talk_seconds', 'integer')
    .addColumn('answered_extension', 'text')
    .addColumn('answered_interface', 'text')
    .addColumn('person', 'text', (column) => column.references('persons.key'))
    .addColumn('rings', 'text', (column) => column.notNull())
    .addColumn('transfers', 'text', (column) => column.notNull())
    .addColumn('ended_by', 'text')
    .addColumn('position', 'integer')
    .addColumn('source', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('calls_started').on('calls').columns(['started_at', 'id']).execute();
  await db.schema.createIndex('calls_queue').on('calls').columns(['queue', 'started_at']).execute();
  await db.schema.createIndex('calls_person').on('calls').columns(['person', 'started_at']).execute();
  await db.schema.createIndex('calls_number').on('calls').columns(['number', 'started_at']).execute();
  await db.schema.createIndex('calls_state').on('calls').columns(['state', 'pbx']).execute();

  await db.schema
    .createTable('queue_overrides')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('queue', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull().references('persons.key'))
    .addColumn('extension', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('from_at', 'text', (column) => column.notNull())
    .addColumn('until_at', 'text', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'text')
    .execute();
  await db.schema
    .createIndex('queue_overrides_queue')
    .on('queue_overrides')
    .columns(['queue', 'until_at'])
    .execute();

  await db.schema
    .createTable('pauses')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('queue', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.references('persons.key'))
    .addColumn('extension', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('started_by', 'text')
    .addColumn('ended_at', 'text')
    .addColumn('ended_by', 'text')
    .execute();
  await db.schema.createIndex('pauses_queue').on('pauses').columns(['queue', 'started_at']).execute();
}
