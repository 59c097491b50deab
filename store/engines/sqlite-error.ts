import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../model/errors.ts';

// https://www.sqlite.org/rescode.html; the lower byte of an extended code is its primary code.
const PERM = 3;
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;

/** Turns what SQLite complains of into a refusal; what is our own fault comes back as it is. */
export function sqliteError(error: unknown, path: string): unknown {
  const reason = (error as { errstr?: string }).errstr ?? '';
  switch (primaryCode(error)) {
    case BUSY:
    case LOCKED:
      return new AppError('store-busy', { place: path }, { cause: error });
    case FULL:
      return new AppError('disk-full', { place: path }, { cause: error });
    case PERM:
    case READONLY:
    case CANTOPEN:
      return new AppError('not-writable', { place: path, reason }, { cause: error });
    case CORRUPT:
    case NOTADB:
      return new AppError('store-unreadable', { place: path, reason }, { cause: error });
    case IOERR:
      // The shared-memory file cannot grow on a full disk, which SQLite reports as any other fault of the disk.
      return isDiskFull(path)
        ? new AppError('disk-full', { place: path }, { cause: error })
        : new AppError('store-unreadable', { place: path, reason }, { cause: error });
    default:
      return error;
  }
}

/** Whether somebody else holds a lock, translated or not. */
export function isBusy(error: unknown): boolean {
  return primaryCode(error instanceof AppError ? error.cause : error) === BUSY;
}

function primaryCode(error: unknown): number | null {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? code & 0xff : null;
}

function isDiskFull(path: string): boolean {
  try {
    return statfsSync(dirname(path)).bavail === 0;
  } catch {
    return false;
  }
}
