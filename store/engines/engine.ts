import type { Kysely } from 'kysely';
import type { Database } from '../schema.ts';

/**
 * A database of one dialect. Transactions of its `kysely` are writers and run one after another, over all
 * processes; those with access mode "read only" see one state of the data and hinder nobody. What the
 * database complains of arrives as `AppError` where people can do something about it.
 */
export interface Engine {
  readonly dialect: 'sqlite' | 'postgres';
  /** Printable, without password. */
  readonly place: string;
  readonly kysely: Kysely<Database>;
  /**
   * Another one than before if anything may have been written meanwhile, by this process or another, to a table that
   * is not among `LIVELY_TABLES`. `null`: that cannot be told here.
   */
  revision(): string | null;
  /** Names of all tables there are, ours or not. */
  tableNames(db: Kysely<Database>): Promise<string[]>;
  /** Looks through the whole database for damage: `store-unreadable` if there is some. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** What is written with every change of a turn. What is asked again and again depends on none of these. */
export const LIVELY_TABLES = [
  'timetables',
  'timetable_versions',
  'edits',
  'audit',
  'outbox',
  'messages',
  'calls',
  'queue_overrides',
  'pauses',
  'call_notes',
  'call_note_categories',
  'service_requests',
  'request_notes',
  'callbacks',
  'erp_writes',
  'customers',
  'customer_keys',
  'turn_requests',
  'turn_answers',
  'plan_runs',
  'downloads',
  'locks',
] as const satisfies readonly (keyof Database)[];

/** How long somebody waits for another writer before `store-busy`. */
export const BUSY_TIMEOUT_MS = 5000;
