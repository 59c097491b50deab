import { type Kysely, sql } from 'kysely';

/** What goes out of the house by chat and mail: with what it needs to be tried again, in order and only once. */
export async function messages(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('messages')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull().unique())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.references('persons.key'))
    .addColumn('notice', 'text')
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('subject', 'text')
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('html', 'text')
    .addColumn('attachments', 'text', (column) => column.notNull())
    .addColumn('thread_key', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('due_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('last_error', 'text')
    .addColumn('sent_at', 'text')
    .addColumn('dedupe_key', 'text', (column) => column.unique())
    .addColumn('lease', 'text')
    .addColumn('leased_until', 'text')
    .execute();
  await db.schema
    .createIndex('messages_waiting')
    .on('messages')
    .columns(['channel', 'target', 'seq'])
    .where(sql.ref('state'), '=', sql.lit('queued'))
    .execute();
  await db.schema.createIndex('messages_state').on('messages').columns(['state', 'seq']).execute();
}
