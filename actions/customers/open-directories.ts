import type { CustomerDirectory } from '../../connectors/customers/directory.ts';
import { type GuardedDirectory, guardDirectory } from '../../connectors/customers/guarded.ts';
import type { Config } from '../../model/config/schema.ts';
import { AppError } from '../../model/errors.ts';
import { speaker } from '../../model/texts/index.ts';
import { OWN_ORIGIN } from '../../store/customers.ts';
import type { Store } from '../../store/open-store.ts';
import { pathFrom, type Workplace } from '../workplace.ts';
import { ownDirectory } from './own-directory.ts';

type Place = Pick<Workplace, 'config' | 'store' | 'clock' | 'root'>;
type Settings = Config['customers']['directories'][string];

/** Of each store: what is known of directories lives as long as that is open. */
const opened = new WeakMap<
  Store,
  { config: Config['customers']; directories: Promise<GuardedDirectory[]> }
>();

/** The directories of the configuration in its order, each under guard; none there: our own table. */
export function directoriesOf(workplace: Place): Promise<GuardedDirectory[]> {
  const { store, config } = workplace;
  const known = opened.get(store);
  if (known?.config === config.customers) return known.directories;
  const directories = open(workplace);
  opened.set(store, { config: config.customers, directories });
  return directories;
}

/** One of them. `unknown-directory`. */
export async function directoryNamed(workplace: Place, name: string): Promise<GuardedDirectory> {
  const directories = await directoriesOf(workplace);
  const found = directories.find((directory) => directory.name === name);
  if (found) return found;
  const names = directories.map((directory) => directory.name).join(', ');
  throw new AppError('unknown-directory', { directory: name, directories: names });
}

async function open(workplace: Place): Promise<GuardedDirectory[]> {
  const { customers } = workplace.config;
  const named = Object.entries(customers.directories);
  if (named.length === 0) return [guard(workplace, ownOf(workplace, OWN_ORIGIN), null)];
  return Promise.all(
    named.map(async ([name, settings]) => guard(workplace, await make(workplace, name, settings), settings)),
  );
}

function ownOf({ store, config }: Place, name: string): CustomerDirectory {
  return ownDirectory(name, store.customers, config.telephony.country);
}

async function make(workplace: Place, name: string, settings: Settings): Promise<CustomerDirectory> {
  const { config, root, clock } = workplace;
  const { country } = config.telephony;
  const say = speaker(config.organisation.locale);
  switch (settings.kind) {
    case 'own':
      return ownOf(workplace, name);
    case 'csv': {
      const { csvDirectory } = await import('../../connectors/customers/csv/csv-directory.ts');
      return csvDirectory(name, pathFrom(root, settings.file ?? ''), { country, say });
    }
    case 'odoo': {
      const { odooDirectory } = await import('../../connectors/customers/erp/odoo-directory.ts');
      return odooDirectory(name, settings, { country, say, clock });
    }
    case 'openerp': {
      const { openerpDirectory } = await import('../../connectors/customers/erp/openerp-directory.ts');
      return openerpDirectory(name, settings, { country, say, clock });
    }
  }
}

/** What lies here need not be kept a second time. */
function guard({ config, clock }: Place, directory: CustomerDirectory, settings: Settings | null) {
  const { failures, pauseSeconds, freshSeconds, keepHours, budgetMs } = config.customers;
  const isNear = directory.kind === 'own' || directory.kind === 'csv';
  return guardDirectory(
    directory,
    {
      timeoutMs: settings?.timeoutMs ?? budgetMs,
      failures,
      pauseMs: pauseSeconds * 1000,
      freshMs: isNear ? 0 : freshSeconds * 1000,
      keepMs: isNear ? 0 : keepHours * 3_600_000,
    },
    clock,
  );
}
