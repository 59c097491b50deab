import type { Kysely } from 'kysely';

/** What becomes of a call: the registry's notes and categories, service requests, callbacks, and what goes elsewhere. */
export async function desk(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('categories')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('parent', 'text')
    .addColumn('color', 'text')
    .addColumn('keywords', 'text', (column) => column.notNull())
    .addColumn('enabled', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('categories_code').on('categories').column('code').unique().execute();

  await db.schema
    .createTable('call_notes')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull())
    // Of an exchange's own id: calls may be put in later, or never.
    .addColumn('call', 'text')
    .addColumn('operator', 'text', (column) => column.notNull().references('persons.key'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('number', 'text')
    .addColumn('customer_origin', 'text')
    .addColumn('customer_id', 'text')
    .addColumn('customer_name', 'text')
    .addColumn('customer_tax_id', 'text')
    .addColumn('contract', 'text')
    .addColumn('comment', 'text', (column) => column.notNull())
    .addColumn('solved', 'integer')
    .addColumn('claim', 'text')
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('external_id', 'text')
    .addColumn('save_key', 'text')
    .addColumn('search', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('call_notes_key').on('call_notes').column('save_key').unique().execute();
  await db.schema
    .createIndex('call_notes_call')
    .on('call_notes')
    .columns(['call', 'operator'])
    .unique()
    .execute();
  await db.schema.createIndex('call_notes_at').on('call_notes').columns(['at', 'id']).execute();
  await db.schema.createIndex('call_notes_number').on('call_notes').columns(['number', 'at']).execute();
  await db.schema
    .createIndex('call_notes_customer')
    .on('call_notes')
    .columns(['customer_origin', 'customer_id', 'at'])
    .execute();

  await db.schema
    .createTable('call_note_categories')
    .addColumn('note', 'text', (column) => column.notNull().references('call_notes.id').onDelete('cascade'))
    .addColumn('category', 'text', (column) => column.notNull().references('categories.id'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('call_note_categories_key', ['note', 'category'])
    .execute();
  await db.schema
    .createIndex('call_note_categories_category')
    .on('call_note_categories')
    .column('category')
    .execute();

  await db.schema
    .createTable('service_requests')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('number_in_year', 'integer', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('customer_origin', 'text')
    .addColumn('customer_id', 'text')
    .addColumn('customer_name', 'text')
    .addColumn('customer_tax_id', 'text')
    .addColumn('contract', 'text')
    .addColumn('phone', 'text')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('category', 'text', (column) => column.references('categories.id'))
    .addColumn('priority', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('assignee', 'text', (column) => column.references('persons.key'))
    .addColumn('call', 'text')
    .addColumn('resolution', 'text')
    .addColumn('closed_reason', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addColumn('first_response_at', 'text')
    .addColumn('closed_at', 'text')
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('save_key', 'text')
    .addColumn('search', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('service_requests_number')
    .on('service_requests')
    .columns(['year', 'number_in_year'])
    .unique()
    .execute();
  await db.schema
    .createIndex('service_requests_key')
    .on('service_requests')
    .column('save_key')
    .unique()
    .execute();
  await db.schema
    .createIndex('service_requests_status')
    .on('service_requests')
    .columns(['status', 'seq'])
    .execute();
  await db.schema
    .createIndex('service_requests_customer')
    .on('service_requests')
    .columns(['customer_origin', 'customer_id', 'seq'])
    .execute();

  await db.schema.createIndex('service_requests_phone').on('service_requests').column('phone').execute();

  await db.schema
    .createTable('request_notes')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('request', 'text', (column) => column.notNull().references('service_requests.id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('request_notes_request')
    .on('request_notes')
    .columns(['request', 'seq'])
    .execute();

  await db.schema
    .createTable('callbacks')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('number', 'text', (column) => column.notNull())
    .addColumn('call', 'text', (column) => column.notNull())
    .addColumn('missed', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('missed_at', 'text', (column) => column.notNull())
    .addColumn('offered_to', 'text', (column) => column.references('persons.key'))
    .addColumn('taken_at', 'text')
    .addColumn('closed_at', 'text')
    .addColumn('closed_by', 'text')
    .execute();
  await db.schema.createIndex('callbacks_number').on('callbacks').columns(['number', 'seq']).execute();
  await db.schema.createIndex('callbacks_state').on('callbacks').columns(['state', 'seq']).execute();

  await db.schema
    .createTable('erp_writes')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('due_at', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('last_error', 'text')
    .addColumn('done_at', 'text')
    .addColumn('lease', 'text')
    .addColumn('leased_until', 'text')
    .execute();
  await db.schema.createIndex('erp_writes_due').on('erp_writes').columns(['state', 'due_at']).execute();
  await db.schema.createIndex('erp_writes_subject').on('erp_writes').columns(['subject', 'seq']).execute();
}
