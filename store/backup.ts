import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import { AppError } from '../model/errors.ts';
import type { Instant } from '../model/types.ts';
import { type BackupRow, backupLines } from './backup-format.ts';
import type { Engine } from './engines/engine.ts';
import { fileError } from './file-error.ts';
import { NEWEST_VERSION } from './migrations/migrate.ts';
import { type Database, KEPT_TABLES } from './schema.ts';

export interface BackupSummary {
  file: string;
  rows: number;
  bytes: number;
}

/** Rows read at once; a row may be a whole timetable. */
const PAGE = 200;

/**
 * Writes all tables, as of one moment, into a new file. It appears under its name only when it is whole and on
 * the disk.
 */
export async function writeBackup(engine: Engine, file: string, at: Instant): Promise<BackupSummary> {
  const partial = `${file}.${randomUUID()}.partial`;
  if (existsSync(file)) throw new AppError('file-exists', { file });
  let rows = 0;
  async function* counted(db: Kysely<Database>): AsyncGenerator<BackupRow> {
    for await (const row of allRows(db)) {
      rows++;
      yield row;
    }
  }
  try {
    await engine.kysely
      .transaction()
      .setAccessMode('read only')
      .setIsolationLevel('repeatable read')
      .execute(async (db) => {
        const header = { lineup: 'backup', format: 1, schema: NEWEST_VERSION, at } as const;
        const target = createWriteStream(partial, { flags: 'wx', mode: 0o600 });
        await pipeline(backupLines(header, counted(db)), createGzip(), target);
      });
    const bytes = await flushToDisk(partial);
    // Renaming would silently take a name that somebody else has taken meanwhile.
    await (await open(file, 'wx')).close();
    await rename(partial, file);
    return { file, rows, bytes };
  } catch (error) {
    throw error instanceof AppError ? error : fileError(error, file);
  } finally {
    await rm(partial, { force: true });
  }
}

async function* allRows(db: Kysely<Database>): AsyncGenerator<BackupRow> {
  for (const { name, order } of KEPT_TABLES) {
    const columns = sql.join(order.map((column) => sql.ref(column)));
    for (let offset = 0; ; offset += PAGE) {
      const { rows } = await sql<BackupRow['row']>`
        select * from ${sql.table(name)} order by ${columns} limit ${PAGE} offset ${offset}`.execute(db);
      for (const row of rows) yield { table: name, row };
      if (rows.length < PAGE) break;
    }
  }
}

async function flushToDisk(file: string): Promise<number> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}
