import { type Expression, type SqlBool, sql } from 'kysely';
import type { RegistryFilter } from '../model/call-notes.ts';
import type { Instant } from '../model/types.ts';
import type { StoreContext } from './context.ts';
import { containing, searchText } from './noted-rows.ts';

/** A line of the registry: a call, or a note of one that no exchange of ours knows. */
export interface RegistryKey {
  kind: 'call' | 'note';
  id: string;
  at: Instant;
}

export interface RegistryWanted extends RegistryFilter {
  /** Extension of `person`, whose missed rings count as hers. */
  extension?: string | null;
  /** Ids that count for `category`; by default that one. */
  categories?: readonly string[];
  /** E.164 and other forms of `number`. */
  numbers?: readonly string[];
  limit: number;
  before?: Pick<RegistryKey, 'at' | 'id'>;
}

export interface RegistryStore {
  /** The newest first. */
  list(wanted: RegistryWanted): Promise<RegistryKey[]>;
}

export function registryStore({ db }: StoreContext): RegistryStore {
  return {
    async list(wanted) {
      const parts = [callsOf(wanted), notesOf(wanted)].filter((part) => part !== null);
      const both = sql.join(parts, sql` union all `);
      const { at, id } = wanted.before ?? {};
      const before = at === undefined ? sql`1 = 1` : sql`(at < ${at} or (at = ${at} and id < ${id}))`;
      const { rows } = await sql<RegistryKey>`
        select kind, id, at from (${both}) as lines where ${before}
        order by at desc, id desc limit ${wanted.limit}`.execute(db);
      return rows;
    },
  };
}

type Condition = Expression<SqlBool>;

function allOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<SqlBool>`1 = 1` : sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

/** What is asked of a note, `n`; empty: nothing. */
function noteConditions(wanted: RegistryWanted): Condition[] {
  const { category, customer, solved } = wanted;
  const conditions: Condition[] = [];
  if (category !== undefined) {
    const ids = wanted.categories ?? [category];
    conditions.push(
      sql`exists (select 1 from call_note_categories g where g.note = n.id and g.category in (${sql.join(ids)}))`,
    );
  }
  if (customer) {
    conditions.push(sql`n.customer_origin = ${customer.origin} and n.customer_id = ${customer.externalId}`);
  }
  if (solved !== undefined) conditions.push(sql`n.solved = ${solved ? 1 : 0}`);
  return conditions;
}

const found = (text: string): Condition => sql`n.search like ${containing(searchText(text))} escape '\\'`;

/** `null`: nothing but notes by hand can fit. */
function callsOf(wanted: RegistryWanted) {
  const { from, to, queue, outcome, person, extension, number, numbers, noted, text } = wanted;
  const conditions: Condition[] = [];
  if (from !== undefined) conditions.push(sql`c.started_at >= ${from}`);
  if (to !== undefined) conditions.push(sql`c.started_at < ${to}`);
  if (queue !== undefined) conditions.push(sql`c.queue = ${queue}`);
  if (outcome !== undefined) conditions.push(sql`c.outcome = ${outcome}`);
  if (number !== undefined) conditions.push(sql`c.number in (${sql.join(numbers ?? [number])})`);
  const noteThat = (extra: readonly Condition[]): Condition =>
    sql`exists (select 1 from call_notes n where n.call = c.id and ${allOf(extra)})`;
  if (person !== undefined) {
    const rung =
      extension == null
        ? sql`1 = 0`
        : sql`c.person is null and c.rings like ${containing(`"extension":${JSON.stringify(extension)}`)} escape '\\'`;
    conditions.push(sql`(c.person = ${person} or (${rung}) or ${noteThat([sql`n.operator = ${person}`])})`);
  }
  const ofNote = noteConditions(wanted);
  if (ofNote.length > 0) conditions.push(noteThat(ofNote));
  if (noted !== undefined) conditions.push(noted ? noteThat([]) : sql`not ${noteThat([])}`);
  if (text !== undefined) {
    const like = containing(text.toLowerCase());
    // What people type among the digits is not in the number.
    const digits = text.replace(/[\s().\-/]/g, '');
    conditions.push(
      sql`(c.number like ${containing(digits)} escape '\\' or lower(c.caller_name) like ${like} escape '\\' or ${noteThat([found(text)])})`,
    );
  }
  return sql`select 'call' as kind, c.id as id, c.started_at as at from calls c where ${allOf(conditions)}`;
}

function notesOf(wanted: RegistryWanted) {
  const { from, to, queue, outcome, person, number, numbers, noted, text } = wanted;
  if (queue !== undefined || outcome !== undefined || noted === false) return null;
  const conditions: Condition[] = [sql`not exists (select 1 from calls c where c.id = n.call)`];
  if (from !== undefined) conditions.push(sql`n.at >= ${from}`);
  if (to !== undefined) conditions.push(sql`n.at < ${to}`);
  if (person !== undefined) conditions.push(sql`n.operator = ${person}`);
  if (number !== undefined) conditions.push(sql`n.number in (${sql.join(numbers ?? [number])})`);
  conditions.push(...noteConditions(wanted));
  if (text !== undefined) conditions.push(found(text));
  return sql`select 'note' as kind, n.id as id, n.at as at from call_notes n where ${allOf(conditions)}`;
}
