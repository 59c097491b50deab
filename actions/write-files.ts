import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../model/errors.ts';

/**
 * Writes a file whole or not at all: beside it first, then under its name. `disk-full` and `not-writable` say
 * where; what was there before stays.
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  const partial = `${file}.${process.pid}.partial`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(partial, text, { flush: true });
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {});
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new AppError('disk-full', { place: file }, { cause: error });
    throw new AppError('not-writable', { place: file, reason: message }, { cause: error });
  }
}
