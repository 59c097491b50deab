import type { CustomerDirectory } from '../../connectors/customers/directory.ts';
import { matchOf } from '../../connectors/customers/evidence.ts';
import { searchKeys } from '../../model/customer-search.ts';
import { MOST_FOUND } from '../../model/customers.ts';
import { AppError } from '../../model/errors.ts';
import type { CustomersStore } from '../../store/customers.ts';

/** Our own table as a directory. It holds contracts, and nothing of what is asked for after the card. */
export function ownDirectory(name: string, customers: CustomersStore, country: string): CustomerDirectory {
  return {
    name,
    kind: 'own',
    async findByNumber(e164) {
      const found = await customers.findByNumber(e164, MOST_FOUND + 1);
      return found.map((customer) => matchOf(named(customer), e164)).filter((match) => match !== null);
    },
    async search({ text, field, limit = MOST_FOUND }) {
      const found = await customers.search(searchKeys(text, field, country), limit);
      return { ...found, customers: found.customers.map(named) };
    },
    async details(externalId, what) {
      const customer = await customers.get(externalId);
      if (!customer) throw new AppError('unknown-customer', { directory: name, id: externalId });
      if (what === 'contracts') return { what, contracts: customer.contracts };
      if (what === 'invoices') return { what, invoices: [] };
      return what === 'readings' ? { what, readings: [] } : { what, cases: [] };
    },
  };

  /** The configuration may call it otherwise than the store does. */
  function named<T extends { id: string; origin: string; externalId: string }>(customer: T): T {
    return { ...customer, id: `${name}/${customer.externalId}`, origin: name };
  }
}
