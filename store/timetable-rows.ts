import type { Kysely, SelectQueryBuilder } from 'kysely';
import { AppError } from '../model/errors.ts';
import type { Instant, IsoDate, StoredTimetable, Timetable, TimetableState } from '../model/types.ts';
import type { Database, TimetableRow } from './schema.ts';

/** A timetable without its turns. */
export interface TimetableSummary extends Omit<StoredTimetable, 'timetable'> {
  week: IsoDate;
  cost: number | null;
  /** Number of turns of nobody. */
  holes: number;
  /** Another timetable took its place for the same week. */
  replaced: boolean;
}

export interface VersionSummary {
  version: number;
  state: TimetableState;
  at: Instant;
  by: string;
  reason: string;
}

/** What the next version of a timetable is to be. */
export interface NextVersion {
  state: TimetableState;
  timetable: Timetable;
  /** Id of the timetable that takes its place. */
  replacedBy: string | null;
  by: string;
  reason: string;
}

export function selectHeads(db: Kysely<Database>): SelectQueryBuilder<Database, 'timetables', TimetableRow> {
  return db.selectFrom('timetables').selectAll();
}

export async function headOf(db: Kysely<Database>, id: string): Promise<TimetableRow> {
  const head = await selectHeads(db).where('id', '=', id).executeTakeFirst();
  if (!head) throw new AppError('unknown-week', { week: id });
  return head;
}

/** The timetable of the week that counts: published, or retired without a successor. */
export function inForce(db: Kysely<Database>, week: IsoDate): Promise<TimetableRow | undefined> {
  return selectHeads(db)
    .where('week', '=', week)
    .where('state', '<>', 'draft')
    .where('replaced_by', 'is', null)
    .executeTakeFirst();
}

export function refuseOtherVersion(head: TimetableRow, expected: number): void {
  if (head.version === expected) return;
  throw new AppError('version-conflict', { week: head.week, found: head.version, expected });
}

/** Adds a version and makes it the head's; the earlier ones stay as they are. */
export async function writeVersion(
  db: Kysely<Database>,
  head: TimetableRow,
  at: Instant,
  { state, timetable, replacedBy, by, reason }: NextVersion,
): Promise<StoredTimetable> {
  const changed: TimetableRow = {
    ...head,
    ...derived(timetable),
    state,
    version: head.version + 1,
    replaced_by: replacedBy,
    updated_at: at,
  };
  await insertVersion(db, changed, { timetable, by, reason });
  const { id, ...columns } = changed;
  await db.updateTable('timetables').set(columns).where('id', '=', id).execute();
  return toStored(changed, timetable);
}

export async function insertVersion(
  db: Kysely<Database>,
  head: TimetableRow,
  { timetable, by, reason }: Pick<NextVersion, 'timetable' | 'by' | 'reason'>,
): Promise<void> {
  await db
    .insertInto('timetable_versions')
    .values({
      timetable: head.id,
      version: head.version,
      state: head.state,
      content: JSON.stringify(timetable),
      saved_at: head.updated_at,
      author: by,
      reason,
    })
    .execute();
}

/** Columns of the head that only repeat what its content says, so that lists need not read it. */
export function derived(timetable: Timetable): Pick<TimetableRow, 'cost' | 'holes' | 'overload'> {
  const cells = timetable.days.flatMap((day) => day.slots.flatMap((slot) => slot.cells));
  return {
    cost: timetable.cost,
    holes: cells.filter((cell) => cell === null).length,
    overload: JSON.stringify(timetable.overload),
  };
}

/** A version that somebody has in memory; versions never change. */
export type KnownVersion = (id: string, version: number) => Timetable | undefined;

/** The timetable as it is now; what is known is not read again. */
export async function readStored(
  db: Kysely<Database>,
  head: TimetableRow,
  known?: KnownVersion,
): Promise<StoredTimetable> {
  const timetable = known?.(head.id, head.version);
  if (timetable) return toStored(head, timetable);
  const stored = await readVersion(db, head, head.version);
  if (!stored) throw new Error(`version ${head.version} of the timetable ${head.id} is missing`);
  return stored;
}

/** The timetable as it was in a version; `null`: there was none such. */
export async function readVersion(
  db: Kysely<Database>,
  head: TimetableRow,
  version: number,
): Promise<StoredTimetable | null> {
  const row = await db
    .selectFrom('timetable_versions')
    .select(['version', 'state', 'content', 'saved_at'])
    .where('timetable', '=', head.id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) return null;
  const then = { ...head, version: row.version, state: row.state, updated_at: row.saved_at };
  return toStored(then, JSON.parse(row.content));
}

export function toStored(head: TimetableRow, timetable: Timetable): StoredTimetable {
  return {
    id: head.id,
    state: head.state as TimetableState,
    version: head.version,
    description: head.description,
    createdAt: head.created_at,
    updatedAt: head.updated_at,
    timetable,
  };
}

export function toSummary(head: TimetableRow): TimetableSummary {
  return {
    id: head.id,
    week: head.week,
    state: head.state as TimetableState,
    version: head.version,
    cost: head.cost,
    holes: head.holes,
    description: head.description,
    createdAt: head.created_at,
    updatedAt: head.updated_at,
    replaced: head.replaced_by !== null,
  };
}
