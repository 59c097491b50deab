import { readBackup } from '../store/backup-format.ts';
import { type RestoreSummary, restoreStore } from '../store/restore-store.ts';
import { parseStoreUrl } from '../store/store-url.ts';
import { DEMO_PERSONS } from './demo/team.ts';
import { type Choices, chooseStore, loadConfig, type Surroundings } from './workplace.ts';

/**
 * Puts a backup in the place of the store's contents, which are kept aside. A store need not be there before. Where
 * nobody names a store, an organisation's backup never goes into that of the demo team.
 */
export async function restoreBackup(
  surroundings: Surroundings,
  choices: Choices,
  file: string,
): Promise<RestoreSummary & { place: string }> {
  const config = loadConfig(surroundings, choices);
  const inUse = chooseStore(surroundings, choices, config, 'none');
  const isForDemo = inUse.isDemo && (await isDemoBackup(file));
  const { url } = isForDemo ? inUse : chooseStore(surroundings, choices, config, 'own');
  const summary = await restoreStore(url, file, { clock: surroundings.clock });
  return { ...summary, place: parseStoreUrl(url).place };
}

async function isDemoBackup(file: string): Promise<boolean> {
  const keys = new Set<unknown>();
  for await (const line of readBackup(file)) {
    if ('table' in line && line.table === 'persons') keys.add((line.row as { key?: unknown }).key);
  }
  return DEMO_PERSONS.every(({ key }) => keys.has(key));
}
