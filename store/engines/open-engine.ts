import { parseStoreUrl } from '../store-url.ts';
import type { Engine } from './engine.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

/** Opens the database of a store's URL, whatever is or is not in it. */
export async function openEngine(
  url: string,
  { create, busyTimeoutMs }: { create: boolean; busyTimeoutMs: number },
): Promise<Engine> {
  const target = parseStoreUrl(url);
  return target.dialect === 'sqlite'
    ? openSqlite(target.path, { create, busyTimeoutMs })
    : openPostgres(target.url, { place: target.place, busyTimeoutMs });
}
