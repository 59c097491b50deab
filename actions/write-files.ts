import { mkdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../model/errors.ts';

/** Files that lie on the disk under other names, until all else has gone well. */
export interface PreparedFiles {
  /** Gives them their names. What was there under a name is replaced. */
  commit(): Promise<void>;
  /** Takes them away again, with the folders that were made for them. */
  discard(): Promise<void>;
}

/**
 * Writes files (path → text) beside their names, all or none. `disk-full` and `not-writable` say where; what was
 * there before stays.
 */
export async function prepareFiles(texts: Readonly<Record<string, string>>): Promise<PreparedFiles> {
  const folders: string[] = [];
  const discard = async () => {
    for (const file of Object.keys(texts)) await rm(partialOf(file), { force: true }).catch(() => {});
    // Somebody may have put something of his own there meanwhile.
    for (const folder of folders.toReversed()) await rmdir(folder).catch(() => {});
  };
  for (const [file, text] of Object.entries(texts)) {
    try {
      await makeFolder(dirname(file), folders);
      if (await isFolder(file)) throw new Error('a folder stands there');
      await writeFile(partialOf(file), text, { flush: true });
    } catch (error) {
      await discard();
      throw refusalOf(error, file);
    }
  }
  const commit = async () => {
    for (const file of Object.keys(texts)) {
      try {
        await rename(partialOf(file), file);
      } catch (error) {
        await discard();
        throw refusalOf(error, file);
      }
    }
  };
  return { commit, discard };
}

function partialOf(file: string): string {
  return `${file}.${process.pid}.partial`;
}

/**
 * Makes a folder with those above it and notes those that were new. Node's own `recursive` never ends where a
 * folder accepts none, as in /proc.
 */
async function makeFolder(folder: string, made: string[]): Promise<void> {
  const missing: string[] = [];
  for (let path = folder; ; path = dirname(path)) {
    try {
      await mkdir(path);
      made.push(path);
      break;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') break;
      if (code !== 'ENOENT' || dirname(path) === path) throw error;
      missing.unshift(path);
    }
  }
  for (const path of missing) {
    await mkdir(path);
    made.push(path);
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function refusalOf(error: unknown, file: string): AppError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code))
    return new AppError('disk-full', { place: file }, { cause: error });
  // Node tells the partial name and the system call, too: neither helps anybody.
  const reason = /^[A-Z]+: ([^,]+),/.exec(message)?.[1] ?? message;
  return new AppError('not-writable', { place: file, reason }, { cause: error });
}
