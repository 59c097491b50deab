import { type Kysely, sql } from 'kysely';

/** What the browser needs: who is who and signed in, edits with their way back, requests, notices, the audit. */
export async function web(db: Kysely<unknown>): Promise<void> {
  await addPersonColumns(db as Kysely<Coats>);
  await addIdentity(db);
  await addRecords(db);
  await addRequests(db);
}

interface Coats {
  persons: { key: string; coat: number };
}

async function addPersonColumns(db: Kysely<Coats>): Promise<void> {
  await db.schema
    .alterTable('persons')
    .addColumn('roles', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute();
  await db.schema
    .alterTable('persons')
    .addColumn('coat', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  const keys = (await db.selectFrom('persons').select('key').execute()).map(({ key }) => key);
  for (const [index, key] of keys.sort((a, b) => (a < b ? -1 : 1)).entries()) {
    await db
      .updateTable('persons')
      .set({ coat: index + 1 })
      .where('key', '=', key)
      .execute();
  }
  await db.schema.createIndex('persons_coat').on('persons').column('coat').unique().execute();
}

async function addIdentity(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sessions')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('person', 'text', (column) => column.notNull().references('persons.key'))
    .addColumn('method', 'text', (column) => column.notNull())
    .addColumn('user_agent', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('last_seen_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('sessions_person').on('sessions').column('person').execute();

  await db.schema
    .createTable('api_keys')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('last_used_at', 'text')
    .addColumn('revoked_at', 'text')
    .execute();

  await db.schema
    .createTable('calendar_feeds')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('person', 'text', (column) => column.notNull().references('persons.key'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('revoked_at', 'text')
    .execute();
  await db.schema
    .createIndex('calendar_feeds_in_force')
    .on('calendar_feeds')
    .column('person')
    .unique()
    .where(sql.ref('revoked_at'), 'is', null)
    .execute();
}

async function addRecords(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('seq', 'integer', (column) => column.notNull().primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('who', 'text', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .execute();

  await db.schema
    .createTable('edits')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull().unique())
    .addColumn('timetable', 'text', (column) => column.notNull().references('timetables.id'))
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('change', 'text', (column) => column.notNull())
    .addColumn('inverse', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('undone_at', 'text')
    .addColumn('undone_by', 'text')
    .execute();
  await db.schema.createIndex('edits_timetable').on('edits').columns(['timetable', 'seq']).execute();
}

async function addRequests(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('turn_requests')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull().unique())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('week', 'text', (column) => column.notNull())
    .addColumn('turn', 'text', (column) => column.notNull())
    .addColumn('other', 'text')
    .addColumn('asker', 'text', (column) => column.notNull().references('persons.key'))
    .addColumn('asked', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text')
    .addColumn('closed_at', 'text')
    .addColumn('closed_by', 'text')
    .addColumn('edit', 'text')
    .execute();
  await db.schema.createIndex('turn_requests_week').on('turn_requests').columns(['week', 'state']).execute();

  await db.schema
    .createTable('turn_answers')
    .addColumn('request', 'text', (column) => column.notNull().references('turn_requests.id'))
    .addColumn('person', 'text', (column) => column.notNull().references('persons.key'))
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('turn_answers_key', ['request', 'person'])
    .execute();

  await db.schema
    .createTable('outbox')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull().unique())
    .addColumn('person', 'text', (column) => column.notNull().references('persons.key'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('sentence', 'text', (column) => column.notNull())
    .addColumn('subject', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'text')
    .addColumn('sent_at', 'text')
    .execute();
  await db.schema.createIndex('outbox_person').on('outbox').columns(['person', 'seq']).execute();
}
