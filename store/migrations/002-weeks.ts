import { type Kysely, sql } from 'kysely';

/** Timetables with all their versions, the runs that made them, and the credit that old weeks add up to. */
export async function weeks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('timetables')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull().unique())
    .addColumn('week', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('cost', 'double precision')
    .addColumn('holes', 'integer', (column) => column.notNull())
    .addColumn('overload', 'text', (column) => column.notNull())
    .addColumn('replaced_by', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('timetables_week').on('timetables').column('week').execute();
  await db.schema
    .createIndex('timetables_published')
    .on('timetables')
    .column('week')
    .unique()
    .where(sql.ref('state'), '=', sql.lit('published'))
    .execute();
  // What counts for the credit: one timetable a week, whether it is still published or already retired.
  await db.schema
    .createIndex('timetables_in_force')
    .on('timetables')
    .column('week')
    .unique()
    .where(sql.ref('state'), '<>', sql.lit('draft'))
    .where(sql.ref('replaced_by'), 'is', null)
    .execute();

  await db.schema
    .createTable('timetable_versions')
    .addColumn('timetable', 'text', (column) => column.notNull().references('timetables.id'))
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('saved_at', 'text', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('timetable_versions_key', ['timetable', 'version'])
    .execute();

  await db.schema
    .createTable('plan_runs')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull().unique())
    .addColumn('week', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('result', 'text')
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('finished_at', 'text')
    .addColumn('started_by', 'text', (column) => column.notNull())
    .addColumn('options', 'text', (column) => column.notNull())
    .addColumn('timetable', 'text', (column) => column.references('timetables.id'))
    .execute();

  await db.schema
    .createTable('credit_bases')
    .addColumn('seq', 'integer', (column) => column.notNull().primaryKey())
    .addColumn('week', 'text', (column) => column.notNull())
    .addColumn('credit', 'text', (column) => column.notNull())
    .addColumn('set_at', 'text', (column) => column.notNull())
    .execute();
}
