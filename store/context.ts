import type { Kysely } from 'kysely';
import type { Instant } from '../model/types.ts';
import type { Database } from './schema.ts';

/** What every part of a store works with: the database or a transaction on it, the hour, fresh ids. */
export interface StoreContext {
  db: Kysely<Database>;
  now(): Instant;
  newId(): string;
  /** See `Engine.revision`. */
  revision(): string | null;
}

/** Runs `work` as a writer: in the transaction that is already there, or else in one of its own. */
export function writing<T>(db: Kysely<Database>, work: (db: Kysely<Database>) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}

/** Compares as both databases would not do alike: by code units, whatever the collation. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
