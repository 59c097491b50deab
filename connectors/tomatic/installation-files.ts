import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../model/errors.ts';
import type { FileFault } from '../../model/types.ts';
import { type SourceFile, sourceFile } from './source-file.ts';

/** The folder of an installation, open for reading. */
export interface InstallationFolder {
  /** The file under one of the names, the first that is there; `null`: none is. */
  read: (...names: string[]) => Promise<SourceFile | null>;
  /** Names of the files in a folder inside, sorted; none if there is no such folder. */
  list: (folder: string) => Promise<string[]>;
}

/**
 * Opens a folder; faults of its files go to `faults`. Throws AppError `file-missing` if it is no folder, and later
 * `bad-file` for a file that is there and may not be read.
 */
export async function openInstallation(dir: string, faults: FileFault[]): Promise<InstallationFolder> {
  const found = await stat(dir).catch(() => null);
  if (!found?.isDirectory()) throw new AppError('file-missing', { file: dir });
  return {
    read: async (...names) => {
      for (const name of names) {
        const bytes = await readOrNull(dir, name);
        if (bytes) return decode(name, bytes, faults);
      }
      return null;
    },
    list: async (folder) => {
      const entries = await readdir(join(dir, folder), { withFileTypes: true }).catch(() => []);
      return entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => entry.name)
        .sort();
    },
  };
}

/** Places where a file that is named with a path of another machine may lie. */
export function placesOf(name: string): string[] {
  const last = basename(name);
  return [...new Set([name, last, `data/${last}`])];
}

async function readOrNull(dir: string, name: string): Promise<Buffer | null> {
  try {
    return await readFile(join(dir, name));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(code)) return null;
    throw new AppError('bad-file', { file: join(dir, name), reason: code }, { cause: error });
  }
}

/** UTF-8; a file that is not was written on an old machine: its letters are taken as Western European ones. */
function decode(name: string, bytes: Buffer, faults: FileFault[]): SourceFile {
  try {
    return sourceFile(name, new TextDecoder('utf-8', { fatal: true }).decode(bytes), faults);
  } catch {
    const file = sourceFile(name, new TextDecoder('windows-1252').decode(bytes), faults);
    file.report(null, 'import.tomatic.not-utf8', {}, true);
    return file;
  }
}
