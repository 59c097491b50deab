import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, inject, onTestFinished } from 'vitest';
import { type OpenStoreOptions, openStore, type Store } from '../../store/open-store.ts';
import { createDatabase, dropDatabase } from './postgres.ts';

export type Dialect = 'sqlite' | 'postgres';

/** The hour of tests in which time stands still. */
export const NOW = new Date('2026-03-02T08:15:00.000Z');

/** Describes what must hold on both databases; without a PostgreSQL that half is skipped. */
export function describeStores(title: string, body: (dialect: Dialect) => void): void {
  for (const dialect of ['sqlite', 'postgres'] as const) {
    describe.skipIf(isMissing(dialect))(`${title} (${dialect})`, () => body(dialect));
  }
}

export function isMissing(dialect: Dialect): boolean {
  return dialect === 'postgres' && inject('postgresUrl') === null;
}

/** The address of a place for a store where nothing is yet; it vanishes with the test. */
export async function newStoreUrl(dialect: Dialect): Promise<string> {
  if (dialect === 'sqlite') return `sqlite:${join(await newFolder(), 'lineup.sqlite')}`;
  const server = inject('postgresUrl')!;
  const url = await createDatabase(server);
  onTestFinished(() => dropDatabase(server, url));
  return url;
}

/** A folder that vanishes with the test. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lineup-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Opens a store that is closed with the test; its clock stands still at `NOW` unless told otherwise. */
export async function openTestStore(url: string, options: Partial<OpenStoreOptions> = {}): Promise<Store> {
  const store = await openStore(url, { clock: () => NOW, ...options });
  onTestFinished(() => store.close());
  return store;
}

/** A new store of its own. */
export async function newStore(dialect: Dialect, options: Partial<OpenStoreOptions> = {}): Promise<Store> {
  return openTestStore(await newStoreUrl(dialect), options);
}

/** Says something to a PostgreSQL database past any store. */
export async function tellPostgres(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
