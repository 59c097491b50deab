import { type Kysely, sql } from 'kysely';

/** People, when they are away, when nobody attends, and who has which turn every week. */
export async function persons(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('persons')
    .addColumn('key', 'text', (column) => column.notNull().primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text')
    .addColumn('extension', 'text')
    .addColumn('color', 'text', (column) => column.notNull())
    .addColumn('desk_table', 'integer')
    .addColumn('ideal_load', 'double precision')
    .addColumn('daily_limit', 'integer')
    .addColumn('lunch_exempt', 'integer', (column) => column.notNull())
    .addColumn('locale', 'text')
    .addColumn('active', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('persons_extension_of_active')
    .on('persons')
    .column('extension')
    .unique()
    .where(sql.ref('active'), '=', sql.lit(1))
    .execute();

  await db.schema
    .createTable('person_groups')
    .addColumn('person', 'text', (column) => column.notNull().references('persons.key'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('person_groups_key', ['person', 'name'])
    .execute();

  await db.schema
    .createTable('unavailabilities')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('person', 'text', (column) => column.notNull().references('persons.key'))
    .addColumn('weekday', 'text')
    .addColumn('date', 'text')
    .addColumn('slots', 'text')
    .addColumn('firm', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('unavailabilities_person').on('unavailabilities').column('person').execute();

  await db.schema
    .createTable('absences')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('person', 'text', (column) => column.notNull().references('persons.key'))
    .addColumn('from_day', 'text', (column) => column.notNull())
    .addColumn('to_day', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('absences_days').on('absences').columns(['to_day', 'from_day']).execute();

  await db.schema
    .createTable('closed_days')
    .addColumn('date', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('closed_days_key', ['date', 'source'])
    .execute();

  await db.schema
    .createTable('fixed_turns')
    .addColumn('weekday', 'text', (column) => column.notNull())
    .addColumn('slot', 'integer', (column) => column.notNull())
    .addColumn('line', 'integer', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.references('persons.key'))
    .addPrimaryKeyConstraint('fixed_turns_key', ['weekday', 'slot', 'line'])
    .execute();
}
