import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../model/errors.ts';
import type { Workplace } from './workplace.ts';

/**
 * The secret by which what leaves the server is signed: that of the configuration, or else one that is kept beside
 * the data, for their owner's eyes, and made the first time. `not-writable`.
 */
export function keepSecret({ config, dataDirectory }: Workplace): string {
  if (config.access.secret) return config.access.secret;
  const file = join(dataDirectory, 'secret');
  try {
    mkdirSync(dataDirectory, { recursive: true });
    // Of two servers that start at once, one writes and both read the same.
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST')
      throw new AppError('not-writable', { place: file, reason: message }, { cause: error });
  }
  return readFileSync(file, 'utf8').trim();
}
