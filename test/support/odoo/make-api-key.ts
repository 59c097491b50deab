import { pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';
import type { RealOdoo } from './start-odoo.ts';

/** Odoo's own way to keep a key: passlib's pbkdf2_sha512 of it, found by its first eight digits. */
const ROUNDS = 6000;

/** Gives a user a key for the external interface, as its settings would; `scope` is the one that they use. */
export async function makeApiKey(odoo: RealOdoo, login: string): Promise<string> {
  const key = randomBytes(20).toString('hex');
  const salt = randomBytes(16);
  const checksum = pbkdf2Sync(key, salt, ROUNDS, 64, 'sha512');
  const hash = `$pbkdf2-sha512$${ROUNDS}$${passlibBase64(salt)}$${passlibBase64(checksum)}`;
  const client = new pg.Client({ host: odoo.postgres, user: 'odoo', database: odoo.database });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `insert into res_users_apikeys (name, user_id, scope, key, index, create_date)
       select 'Lineup', id, 'rpc', $2, $3, now() from res_users where login = $1`,
      [login, hash, key.slice(0, 8)],
    );
    if (rowCount !== 1) throw new Error(`there is no user ${login}`);
  } finally {
    await client.end();
  }
  return key;
}

function passlibBase64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '').replaceAll('+', '.');
}
