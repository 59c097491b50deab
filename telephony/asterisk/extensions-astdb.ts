import type { PbxExtensions } from '../pbx.ts';
import { field } from './ami-message.ts';
import type { Connection } from './connection.ts';
import {
  callerId,
  checkExtensions,
  countCalls,
  dropContacts,
  hashSecret,
  nameOf,
  needSecret,
  REALM,
  readEndpoints,
  verifyEndpoints,
} from './endpoints.ts';
import { refused } from './session.ts';

export interface AstdbOptions {
  pbx: string;
  /** Key of `lineup/template` with what all endpoints have, as JSON; without it `usualEndpoint`. */
  template: string;
}

/** Family of Asterisk's database; sorcery.conf names it ("endpoint = astdb,lineup"). */
const FAMILY = 'lineup';
const KINDS = ['endpoint', 'aor', 'auth'] as const;

const usualEndpoint = {
  context: 'from-internal',
  disallow: 'all',
  allow: 'alaw,ulaw',
  direct_media: 'no',
  rtp_symmetric: 'yes',
};
/** Without a frequency an endpoint from the database is never seen to be there. */
const aor = { max_contacts: '1', remove_existing: 'yes', qualify_frequency: '5', qualify_timeout: '1.0' };

/**
 * Phones as records of Asterisk's own database: there at once, without loading anything anew. One malformed record
 * would hide all of them, so all are written from here, by known keys, as text.
 */
export function astdbExtensions(connection: Connection, { pbx, template }: AstdbOptions): PbxExtensions {
  const get = async (family: string, key: string): Promise<Record<string, string> | null> => {
    const action = { action: 'DBGet', family: `${FAMILY}/${family}`, key };
    const items = await connection.list(action).catch((error: unknown) => {
      if (/not found/i.test(String((error as Error).message))) return [];
      throw error;
    });
    const value = items[0] && field(items[0], 'val');
    if (!value) return null;
    try {
      return JSON.parse(value);
    } catch {
      throw refused(pbx, action, `${FAMILY}/${family}/${key}: no JSON`);
    }
  };
  const write = (family: (typeof KINDS)[number], key: string, record: Record<string, string>) =>
    connection.insist({ action: 'DBPut', family: `${FAMILY}/${family}`, key, val: JSON.stringify(record) });
  /** Extensions that are ours, with their records. */
  const readOurs = async () => {
    const loaded = await readEndpoints(connection);
    const names = [...loaded.keys()].filter((name) => /^\d+$/.test(name));
    const records = await Promise.all(names.map((name) => get('endpoint', name)));
    return { loaded, ours: new Map(names.flatMap((name, i) => (records[i] ? [[name, records[i]]] : []))) };
  };

  return {
    async list() {
      const { loaded, ours } = await readOurs();
      return [...ours].map(([extension, record]) => ({
        extension,
        name: nameOf(record.callerid ?? ''),
        isRegistered: loaded.get(extension) ?? false,
      }));
    },
    async put(extensions) {
      const names = extensions.map(({ extension }) => extension);
      checkExtensions(pbx, names);
      const common = textsOf({ ...usualEndpoint, ...(await get('template', template)) });
      const known = await Promise.all(names.map((name) => get('auth', name)));
      const secrets = extensions.map((one, i) =>
        known[i] && one.secret === null ? null : hashSecret(one.extension, needSecret(pbx, one)),
      );
      for (const [i, one] of extensions.entries()) {
        const { extension } = one;
        const hash = secrets[i];
        // The endpoint last: it stands on the others.
        await Promise.all([
          ...(hash ? [write('auth', extension, authOf(extension, hash))] : []),
          write('aor', extension, aor),
          write('endpoint', extension, {
            ...common,
            auth: extension,
            aors: extension,
            callerid: callerId(one),
          }),
        ]);
      }
      await verifyEndpoints(connection, pbx, { present: names });
    },
    async remove(extensions) {
      checkExtensions(pbx, extensions);
      // The endpoint first: it stands on the others.
      for (const kind of KINDS) {
        await Promise.all(
          extensions.map((key) => connection.act({ action: 'DBDel', family: `${FAMILY}/${kind}`, key })),
        );
      }
      await verifyEndpoints(connection, pbx, { absent: extensions });
      await dropContacts(connection, extensions);
    },
    countCalls: () => countCalls(connection),
  };
}

function authOf(extension: string, hash: string): Record<string, string> {
  return { auth_type: 'md5', username: extension, realm: REALM, md5_cred: hash };
}

/** Anything but text would be malformed to Asterisk. */
function textsOf(record: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record)
      .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
      .map(([key, value]) => [key, String(value)]),
  );
}
