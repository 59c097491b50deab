import type { Kysely } from 'kysely';
import { AppError } from '../model/errors.ts';
import type { PersonKey } from '../model/types.ts';
import type { Database } from './schema.ts';

/** Refuses keys that no person has, archived ones included, with `unknown-person`. */
export async function requirePersons(db: Kysely<Database>, keys: Iterable<PersonKey>): Promise<void> {
  const wanted = [...new Set(keys)];
  if (wanted.length === 0) return;
  const rows = await db.selectFrom('persons').select('key').where('key', 'in', wanted).execute();
  const known = new Set(rows.map((row) => row.key));
  const person = wanted.find((key) => !known.has(key));
  if (person !== undefined) throw new AppError('unknown-person', { person });
}
