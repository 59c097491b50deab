import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AppError } from '../../model/errors.ts';
import type { Say } from '../../model/texts/index.ts';

/** What is needed of the key file of a service account. */
export interface ServiceAccountKey {
  /** The address that documents are shared with. */
  clientEmail: string;
  /** PEM. Never to be shown. */
  privateKey: string;
  keyId: string | undefined;
}

/**
 * Reads the key file of a service account. Refuses with `file-missing` or `bad-file`; the reason never repeats
 * anything of the content, since all of it may be secret.
 */
export async function readKeyFile(file: string, say: Say): Promise<ServiceAccountKey> {
  const bad = (reason: string) => new AppError('bad-file', { file, reason });
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw code === 'ENOENT' ? new AppError('file-missing', { file }) : bad(code);
  }
  const content = parseObject(text);
  if (!content) throw bad(say('source.sheets.key-not-json'));
  const { client_email: clientEmail, private_key: privateKey, private_key_id: keyId } = content;
  const missing = Object.entries({ client_email: clientEmail, private_key: privateKey })
    .filter(([, value]) => typeof value !== 'string' || value === '')
    .map(([name]) => name);
  if (missing.length > 0) throw bad(say('source.sheets.key-lacks', { fields: missing.join(', ') }));
  try {
    createPrivateKey(privateKey as string);
  } catch {
    throw bad(say('source.sheets.key-unusable'));
  }
  return {
    clientEmail: clientEmail as string,
    privateKey: privateKey as string,
    keyId: typeof keyId === 'string' ? keyId : undefined,
  };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const content: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof content === 'object' && content !== null ? (content as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
