import { readFile, stat } from 'node:fs/promises';
import { searchKeys } from '../../../model/customer-search.ts';
import { type Customer, customerId, MOST_FOUND } from '../../../model/customers.ts';
import { AppError } from '../../../model/errors.ts';
import type { Say } from '../../../model/texts/index.ts';
import type { CustomerDirectory } from '../directory.ts';
import { matchOf } from '../evidence.ts';
import { readCustomers } from './read-customers.ts';
import { type CustomerIndex, indexCustomers } from './search-in-memory.ts';

interface Loaded {
  /** Of the file as it was read. */
  stamp: string;
  index: CustomerIndex;
}

/** A file of customers, in the form that is imported too. It is read at the first question, and when it has changed. */
export function csvDirectory(
  name: string,
  file: string,
  { country, say }: { country: string; say: Say },
): CustomerDirectory {
  let loaded: Loaded | null = null;
  let loading: Promise<Loaded> | null = null;

  async function current(): Promise<CustomerIndex> {
    const stamp = await stampOf(file);
    if (loaded?.stamp === stamp) return loaded.index;
    loading ??= load(stamp).finally(() => {
      loading = null;
    });
    loaded = await loading;
    return loaded.index;
  }

  async function load(stamp: string): Promise<Loaded> {
    const { customers, faults } = readCustomers(file, await readFile(file, 'utf8'), country);
    const whole = faults.find(({ kept }) => !kept);
    // A file that says nothing of anybody is no directory of nobody: somebody is writing it.
    if (customers.length === 0 && whole) {
      const reason = say(whole.reason.key as Parameters<Say>[0], whole.reason.values);
      throw new AppError('directory-malformed', { directory: name, reason });
    }
    const named = customers.map(
      (customer): Customer => ({ ...customer, id: customerId(name, customer.externalId), origin: name }),
    );
    return { stamp, index: indexCustomers(named) };
  }

  return {
    name,
    kind: 'csv',
    async findByNumber(e164) {
      const found = (await current()).findByNumber(e164).slice(0, MOST_FOUND + 1);
      return found.map((customer) => matchOf(customer, e164)).filter((match) => match !== null);
    },
    async search({ text, field, limit = MOST_FOUND }) {
      return (await current()).search(searchKeys(text, field, country), limit);
    },
    async details(externalId, what) {
      const customer = (await current()).get(externalId);
      if (!customer) throw new AppError('unknown-customer', { directory: name, id: externalId });
      if (what === 'contracts') return { what, contracts: customer.contracts };
      if (what === 'invoices') return { what, invoices: [] };
      return what === 'readings' ? { what, readings: [] } : { what, cases: [] };
    },
  };
}

/** Another one than before if the file has changed. */
async function stampOf(file: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(file);
    return `${mtimeMs} ${size} ${ino}`;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new AppError('file-missing', { file, reason: `${file}: ${code}` });
    throw new AppError('bad-file', { file, reason: message });
  }
}
