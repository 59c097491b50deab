import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { AppError } from '../model/errors.ts';
import type { Instant } from '../model/types.ts';
import { KEPT_TABLES } from './schema.ts';

/**
 * A backup is gzip of lines of JSON: a header, one line per row, and a trailer with the number of rows and the
 * SHA-256 of all lines before it, by which a file that was cut or changed is recognised. It says nothing of the
 * database it came from, so that it can be restored into either kind.
 */
export interface BackupHeader {
  lineup: 'backup';
  format: 1;
  /** Version of the store's shape. */
  schema: number;
  at: Instant;
}

export interface BackupRow {
  table: (typeof KEPT_TABLES)[number]['name'];
  row: Record<string, string | number | null>;
}

interface BackupTrailer {
  end: true;
  rows: number;
  sha256: string;
}

/** The lines of a backup, each with its line end. */
export async function* backupLines(
  header: BackupHeader,
  rows: AsyncIterable<BackupRow>,
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  let count = 0;
  const line = (value: BackupHeader | BackupRow) => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    return text;
  };
  yield line(header);
  for await (const row of rows) {
    count++;
    yield line(row);
  }
  const trailer: BackupTrailer = { end: true, rows: count, sha256: hash.digest('hex') };
  yield `${JSON.stringify(trailer)}\n`;
}

/**
 * Reads a backup from its start to its end: first the header, then the rows. Whether the file is whole is known
 * only when all has been read: until then nothing of it may be kept. `bad-file`, `file-missing`.
 */
export async function* readBackup(file: string): AsyncGenerator<BackupHeader | BackupRow> {
  const hash = createHash('sha256');
  let header: BackupHeader | null = null;
  let trailer: BackupTrailer | null = null;
  let count = 0;
  for await (const text of readLines(file)) {
    if (trailer) throw badFile(file, 'there is more after its end');
    const value = parseLine(file, text);
    if (!header) {
      header = asHeader(file, value);
      yield header;
    } else if (value.end === true) {
      trailer = value as unknown as BackupTrailer;
      continue;
    } else {
      count++;
      yield asRow(file, value);
    }
    hash.update(`${text}\n`);
  }
  if (!header) throw badFile(file, 'it is empty');
  if (!trailer) throw badFile(file, 'its end is missing: the copy was cut');
  if (trailer.rows !== count || trailer.sha256 !== hash.digest('hex')) {
    throw badFile(file, 'it was changed or damaged: its checksum does not fit');
  }
}

export function badFile(file: string, reason: string, cause?: unknown): AppError {
  return new AppError('bad-file', { file, reason }, { cause });
}

async function* readLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unzipped = createGunzip();
  source.on('error', (error) => unzipped.destroy(error));
  const lines = createInterface({ input: source.pipe(unzipped), crlfDelay: Number.POSITIVE_INFINITY });
  try {
    yield* lines;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new AppError('file-missing', { file });
    throw badFile(file, `it cannot be read: ${(error as Error).message}`, error);
  } finally {
    source.destroy();
  }
}

function parseLine(file: string, text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below, as for any other line that is no object.
  }
  throw badFile(file, 'it is no backup of Lineup');
}

function asHeader(file: string, value: Record<string, unknown>): BackupHeader {
  if (value.lineup !== 'backup' || !Number.isInteger(value.schema))
    throw badFile(file, 'it is no backup of Lineup');
  if (value.format !== 1) throw badFile(file, 'a newer Lineup wrote it: upgrade this one');
  return value as unknown as BackupHeader;
}

function asRow(file: string, value: Record<string, unknown>): BackupRow {
  const { table, row } = value as unknown as BackupRow;
  if (!KEPT_TABLES.some(({ name }) => name === table) || typeof row !== 'object' || row === null) {
    throw badFile(file, `it holds something unknown: ${JSON.stringify(table)}`);
  }
  return { table, row };
}
