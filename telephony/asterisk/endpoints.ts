import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { NewExtension } from '../pbx.ts';
import { plainName } from '../plain-name.ts';
import { field } from './ami-message.ts';
import type { Connection } from './connection.ts';
import { refused } from './session.ts';

/** Asterisk's name for itself when it asks for a password; ours are kept as a hash that contains it. */
export const REALM = 'asterisk';

const patienceMs = 5000;
const pauseMs = 30;
const away = /unavailable|invalid|unknown/i;

/** Endpoints as they are loaded: whether each has a phone. */
export async function readEndpoints(connection: Connection): Promise<Map<string, boolean>> {
  const items = await connection.list({ action: 'PJSIPShowEndpoints' });
  return new Map(items.map((item) => [field(item, 'objectname'), !away.test(field(item, 'devicestate'))]));
}

/** Waits until Asterisk has loaded these, and these no more: a wrong option is only told in its log. */
export async function verifyEndpoints(
  connection: Connection,
  pbx: string,
  { present = [], absent = [] }: { present?: readonly string[]; absent?: readonly string[] },
): Promise<void> {
  for (const deadline = performance.now() + patienceMs; ; await delay(pauseMs)) {
    const loaded = await readEndpoints(connection);
    const wrong = [...present.filter((one) => !loaded.has(one)), ...absent.filter((one) => loaded.has(one))];
    if (wrong.length === 0) return;
    if (performance.now() > deadline) {
      throw refused(pbx, { action: 'PJSIPShowEndpoints' }, `${wrong.join(', ')}: not loaded`);
    }
  }
}

/** A phone that is no longer known goes on being rung where it was last seen, unless its registration goes too. */
export async function dropContacts(connection: Connection, extensions: readonly string[]): Promise<void> {
  const gone = new Set(extensions);
  const contacts = await connection.list({ action: 'PJSIPShowContacts' }).catch(() => []);
  const names = contacts.map((item) => field(item, 'objectname'));
  const orphans = names.filter((name) => gone.has(name.split(';')[0] ?? ''));
  // Older ones write the name as "201/sip:…" in lists; nothing is to be deleted under that.
  await Promise.all(
    orphans.map((key) => connection.act({ action: 'DBDel', family: 'registrar/contact', key })),
  );
}

export async function countCalls(connection: Connection): Promise<number> {
  const channels = await connection.list({ action: 'CoreShowChannels' });
  return new Set(channels.map((item) => field(item, 'linkedid') || field(item, 'uniqueid'))).size;
}

/** What is kept instead of a password. */
export function hashSecret(extension: string, secret: string): string {
  return createHash('md5').update(`${extension}:${REALM}:${secret}`).digest('hex');
}

/** `"Ada Lovelace" <201>`, without what ends a name or begins a comment there. */
export function callerId({ extension, name }: Pick<NewExtension, 'extension' | 'name'>): string {
  const plain = plainName(name);
  return plain === '' ? `<${extension}>` : `"${plain}" <${extension}>`;
}

/** The name of a caller id; '' without one. */
export function nameOf(id: string): string {
  return (id.match(/^\s*"?(.*?)"?\s*<[^>]*>\s*$/)?.[1] ?? '').trim();
}

/** @throws AppError `pbx-refused`: it could become the name of something else there. */
export function checkExtensions(pbx: string, extensions: readonly string[]): void {
  const wrong = extensions.find((extension) => !/^\d{1,20}$/.test(extension));
  if (wrong !== undefined) throw refused(pbx, { action: 'extensions' }, `"${wrong}": 0–9`);
}

/** A new one needs a secret. */
export function needSecret(pbx: string, { extension, secret }: NewExtension): string {
  if (secret !== null) return secret;
  throw refused(pbx, { action: 'extensions' }, `${extension}: no secret`);
}
