import { type RestoreSummary, restoreStore } from '../store/restore-store.ts';
import { type Choices, chooseStore, loadConfig, type Surroundings } from './workplace.ts';

/** Puts a backup in the place of the store's contents, which are kept aside. A store need not be there before. */
export async function restoreBackup(
  surroundings: Surroundings,
  choices: Choices,
  file: string,
): Promise<RestoreSummary> {
  const config = loadConfig(surroundings, choices);
  const { url, exists } = chooseStore(surroundings, choices, config, 'none');
  const target = exists ? url : chooseStore(surroundings, choices, config, 'own').url;
  return restoreStore(target, file, { clock: surroundings.clock });
}
