import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Kysely } from 'kysely';
import { AppError } from '../model/errors.ts';
import type { Instant } from '../model/types.ts';
import { writeBackup } from './backup.ts';
import { type BackupHeader, type BackupRow, badFile, readBackup } from './backup-format.ts';
import { BUSY_TIMEOUT_MS, type Engine } from './engines/engine.ts';
import { openEngine } from './engines/open-engine.ts';
import { fileError } from './file-error.ts';
import { alreadyRunning, isHeld } from './locks.ts';
import { applySteps, migrate, NEWEST_VERSION } from './migrations/migrate.ts';
import { type Database, KEPT_TABLES, LIVING_TABLES } from './schema.ts';
import { parseStoreUrl, type StoreUrl } from './store-url.ts';

export interface RestoreSummary {
  rows: number;
  /** When the backup was made. */
  at: Instant;
  /** The file that now holds what was in the store before; `null`: there was nothing. */
  aside: string | null;
}

export interface RestoreOptions {
  clock: () => Date;
  /** Where to keep what was there; by default beside a store of SQLite, otherwise beside the backup. */
  asideFolder?: string;
  busyTimeoutMs?: number;
}

/** Rows inserted at once. */
const BATCH = 100;

/**
 * Puts the contents of a backup in the place of everything in the store, making the store if there is none. The
 * backup may come from either kind of database and from an older Lineup. First the file is read to its end; then
 * what the store holds is kept aside; then all is exchanged at once, so that other processes see either the old
 * or the new. A damaged SQLite file is itself put aside. Codes of refusal: `bad-file`, `file-missing`,
 * `already-running` (somebody holds a lock), and those of `openStore`; each leaves the store as it was.
 */
export async function restoreStore(
  url: string,
  file: string,
  { clock, asideFolder, busyTimeoutMs = BUSY_TIMEOUT_MS }: RestoreOptions,
): Promise<RestoreSummary> {
  const target = parseStoreUrl(url);
  const header = await verify(file);
  const now = clock().toISOString();
  const engine = await openUndamaged(url, busyTimeoutMs);
  if (!engine) return rebuildFile(target.place, file, header, now, busyTimeoutMs);
  try {
    const found = await migrate(engine, now);
    await refuseWhileAtWork(engine.kysely, now);
    const aside = found === null ? null : asideName(target, file, now, asideFolder);
    if (aside) await writeBackup(engine, aside, now);
    try {
      const rows = await engine.kysely.transaction().execute(async (db) => {
        await refuseWhileAtWork(db, now);
        return exchangeContents(db, file, header, now);
      });
      return { rows, at: header.at, aside };
    } catch (error) {
      // Of no other failure is it sure that nothing was exchanged.
      if (aside && error instanceof AppError && error.code === 'bad-file') await rm(aside, { force: true });
      throw error;
    }
  } finally {
    await engine.close();
  }
}

async function verify(file: string): Promise<BackupHeader> {
  let header: BackupHeader | null = null;
  for await (const line of readBackup(file)) if ('lineup' in line) header = line;
  if (!header || header.schema < 1) throw badFile(file, 'it is no backup of Lineup');
  if (header.schema > NEWEST_VERSION) throw badFile(file, 'a newer Lineup wrote it: upgrade this one');
  return header;
}

/** The database with nothing wrong in it; `null`: a file that is none or is damaged. */
async function openUndamaged(url: string, busyTimeoutMs: number): Promise<Engine | null> {
  let engine: Engine | null = null;
  try {
    engine = await openEngine(url, { create: true, busyTimeoutMs });
    await engine.check();
    return engine;
  } catch (error) {
    await engine?.close();
    if (error instanceof AppError && error.code === 'store-unreadable') return null;
    throw error;
  }
}

/** A planner at work would write the timetable of one team into the store of another. */
async function refuseWhileAtWork(db: Kysely<Database>, now: Instant): Promise<void> {
  for (const lock of await db.selectFrom('locks').selectAll().execute()) {
    const isOurs = lock.pid === process.pid && lock.host === hostname();
    if (!isOurs && isHeld(lock, hostname(), now)) throw alreadyRunning(lock);
  }
}

/** Expects the newest shape. A backup of an older one passes through all the steps since then. */
async function exchangeContents(
  db: Kysely<Database>,
  file: string,
  header: BackupHeader,
  now: Instant,
): Promise<number> {
  const tables = KEPT_TABLES.map(({ name }) => name).toReversed();
  if (header.schema === NEWEST_VERSION) {
    for (const name of ['sessions', ...tables] as const) await db.deleteFrom(name).execute();
    return insertRows(db, file);
  }
  for (const name of [...LIVING_TABLES, ...tables, 'schema_version'])
    await db.schema.dropTable(name).ifExists().execute();
  await applySteps(db, 0, header.schema, now);
  const rows = await insertRows(db, file);
  await applySteps(db, header.schema, NEWEST_VERSION, now);
  return rows;
}

async function insertRows(db: Kysely<Database>, file: string): Promise<number> {
  let batch: BackupRow[] = [];
  let count = 0;
  const flush = async () => {
    const first = batch[0];
    if (!first) return;
    try {
      await db
        .insertInto(first.table)
        .values(batch.map(({ row }) => row) as never)
        .execute();
    } catch (error) {
      throw error instanceof AppError ? error : badFile(file, (error as Error).message, error);
    }
    count += batch.length;
    batch = [];
  };
  for await (const line of readBackup(file)) {
    if ('lineup' in line) continue;
    if (batch.length === BATCH || (batch[0] && batch[0].table !== line.table)) await flush();
    batch.push(line);
  }
  await flush();
  return count;
}

/** Makes a new file beside the damaged one and lets them change places. */
async function rebuildFile(
  path: string,
  file: string,
  header: BackupHeader,
  now: Instant,
  busyTimeoutMs: number,
): Promise<RestoreSummary> {
  const fresh = `${path}.restoring-${stampOf(now)}`;
  const aside = `${path}.before-restore-${stampOf(now)}`;
  try {
    const engine = await openEngine(`sqlite:${fresh}`, { create: true, busyTimeoutMs });
    let rows: number;
    try {
      await migrate(engine, now);
      rows = await engine.kysely.transaction().execute((db) => exchangeContents(db, file, header, now));
    } finally {
      await engine.close();
    }
    // The journal goes first: beside another file than its own it would be played into that one.
    for (const part of ['-wal', '-shm', '']) {
      if (existsSync(path + part)) await rename(path + part, aside + part);
    }
    await rename(fresh, path);
    return { rows, at: header.at, aside };
  } catch (error) {
    throw error instanceof AppError ? error : fileError(error, path);
  } finally {
    for (const part of ['', '-wal', '-shm']) await rm(fresh + part, { force: true });
  }
}

function asideName(target: StoreUrl, file: string, now: Instant, folder?: string): string {
  const [place, name] =
    target.dialect === 'sqlite'
      ? [dirname(target.path), basename(target.path)]
      : [dirname(file), basename(new URL(target.url).pathname) || 'postgres'];
  return join(folder ?? place, `${name}.before-restore-${stampOf(now)}.backup`);
}

/** "20260302T081500Z" */
function stampOf(now: Instant): string {
  return now.replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
}
