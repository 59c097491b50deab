import { readFile } from 'node:fs/promises';
import { CUSTOMER_COLUMNS, readCustomers } from '../../connectors/customers/csv/read-customers.ts';
import { AppError } from '../../model/errors.ts';
import type { FileFault } from '../../model/types.ts';
import type { SavedCustomers } from '../../store/customers.ts';
import type { Workplace } from '../workplace.ts';
import { directoriesOf } from './open-directories.ts';

export { CUSTOMER_COLUMNS };

export interface ImportedCustomers extends SavedCustomers {
  /** Lines that were left out, and what was doubtful in others. */
  faults: FileFault[];
  /** Nothing was kept: mend the file. */
  isRefused: boolean;
}

/**
 * Takes customers from a CSV file into our own table: the good lines, all at once. `replace` forgets whoever is not in
 * the file, which therefore must be without faulty lines. `file-missing`, `bad-file`; nothing is changed then.
 */
export async function importCustomers(
  workplace: Pick<Workplace, 'config' | 'store' | 'clock' | 'root' | 'by'>,
  file: string,
  { replace = false }: { replace?: boolean } = {},
): Promise<ImportedCustomers> {
  const { store, config, by } = workplace;
  const { customers, faults } = readCustomers(file, await readText(file), config.telephony.country);
  const lost = faults.filter(({ kept }) => !kept);
  if (customers.length === 0 || (replace && lost.length > 0)) return { ...NOTHING, faults, isRefused: true };
  const saved = await store.transaction(async (parts) => {
    const counts = await parts.customers.saveAll(customers, { removeOthers: replace });
    const { added, changed, removed } = counts;
    if (added + changed + removed > 0) {
      const after = { file, ...counts };
      await parts.audit.add({ who: by, what: 'customers.import', subject: 'customers', before: null, after });
    }
    return counts;
  });
  for (const directory of await directoriesOf(workplace)) directory.forget();
  return { ...saved, faults, isRefused: false };
}

const NOTHING: SavedCustomers = { added: 0, changed: 0, unchanged: 0, removed: 0 };

async function readText(file: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new AppError('file-missing', { file });
    throw new AppError('bad-file', { file, reason: message });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AppError('bad-file', { file, reason: 'it is not text in UTF-8' });
  }
}
