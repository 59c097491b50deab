import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/**
 * The next number of a table whose rows are counted in the order of their making. Clocks may stand still or go
 * back, this does not. Expects to be in a writer's transaction, where nobody else can take the same.
 */
export async function nextSeq(
  db: Kysely<Database>,
  table:
    | 'timetables'
    | 'plan_runs'
    | 'credit_bases'
    | 'downloads'
    | 'audit'
    | 'edits'
    | 'turn_requests'
    | 'outbox'
    | 'messages'
    | 'call_notes'
    | 'service_requests'
    | 'request_notes'
    | 'callbacks'
    | 'erp_writes',
): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirst();
  return Number(row?.seq ?? 0) + 1;
}
