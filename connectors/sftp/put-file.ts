import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { AppError } from '../../model/errors.ts';
import { plainReason } from '../plain-reason.ts';

export interface SftpPlace {
  host: string;
  port: number;
  user: string;
  /** Path of a private key. */
  keyFile: string | null;
  password: string | null;
  /** SHA-256 of the server's key, as `ssh-keygen -l` shows it; `null`: any server is believed. */
  hostKey: string | null;
  folder: string;
}

const TIMEOUT_MS = 15_000;

/**
 * Puts one file into a folder of another server: under another name first, so that nobody sees half of it.
 * `source-unavailable`, `source-unauthorized`.
 */
export async function putFile(place: SftpPlace, name: string, text: string): Promise<void> {
  // Only who copies weeks to other servers waits for it to load.
  const { default: Client } = await import('ssh2-sftp-client');
  const client = new Client();
  const source = `SFTP ${place.host}:${place.port}`;
  let isKnown = true;
  try {
    await client.connect({
      host: place.host,
      port: place.port,
      username: place.user,
      readyTimeout: TIMEOUT_MS,
      ...(place.keyFile ? { privateKey: await readFile(place.keyFile) } : {}),
      ...(place.password ? { password: place.password } : {}),
      hostVerifier: (key: Buffer) => {
        isKnown = place.hostKey === null || fingerprintOf(key) === place.hostKey.replace(/=+$/, '');
        return isKnown;
      },
    });
    const file = posix.join(place.folder, name);
    if (!(await client.exists(place.folder))) await client.mkdir(place.folder, true);
    const partial = `${file}.partial`;
    await client.put(Buffer.from(text, 'utf8'), partial);
    await client.posixRename(partial, file);
  } catch (error) {
    if (!isKnown) {
      const reason = 'its key is not the one of outputs.staticCopy.sftp.hostKey';
      throw new AppError('source-unauthorized', { source, reason }, { cause: error });
    }
    const isRefused = /authentication/i.test((error as Error).message);
    const code = isRefused ? 'source-unauthorized' : 'source-unavailable';
    throw new AppError(
      code,
      { source, reason: plainReason((error as Error).message, [place.password]) },
      { cause: error },
    );
  } finally {
    // Ending what never began is no news.
    await client.end().catch(() => {});
  }
}

function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}
