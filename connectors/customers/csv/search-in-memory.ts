import { customerKeys, type SearchKeys } from '../../../model/customer-search.ts';
import type { Customer, FoundCustomers } from '../../../model/customers.ts';

/** Customers in memory, with what they are found by. */
export interface CustomerIndex {
  get(externalId: string): Customer | undefined;
  findByNumber(e164: string): Customer[];
  /** Who is found by any of the ways: a key begins with each of its values. */
  search(ways: readonly SearchKeys[], limit: number): FoundCustomers;
}

interface Entry {
  value: string;
  customer: Customer;
}

export function indexCustomers(customers: readonly Customer[]): CustomerIndex {
  const byId = new Map(customers.map((customer) => [customer.externalId, customer]));
  const byKind = new Map<string, Entry[]>();
  for (const customer of customers) {
    for (const { kind, value } of customerKeys(customer)) {
      const entries = byKind.get(kind) ?? [];
      entries.push({ value, customer });
      byKind.set(kind, entries);
    }
  }
  for (const entries of byKind.values())
    entries.sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));

  const beginning = (kind: string, text: string): Set<Customer> => {
    const entries = byKind.get(kind) ?? [];
    const found = new Set<Customer>();
    for (let i = firstAtLeast(entries, text); entries[i]?.value.startsWith(text); i++)
      found.add(entries[i]!.customer);
    return found;
  };

  return {
    get: (externalId) => byId.get(externalId),
    findByNumber: (e164) =>
      [...beginning('phone', e164)].filter(({ phones }) => phones.some((phone) => phone.e164 === e164)),
    search(ways, limit) {
      const found = new Set<Customer>();
      for (const { kind, values } of ways) {
        const [first, ...others] = values
          .map((value) => beginning(kind, value))
          .sort((a, b) => a.size - b.size);
        for (const customer of first ?? []) {
          if (others.every((some) => some.has(customer))) found.add(customer);
          if (found.size > limit) break;
        }
      }
      return { customers: [...found].slice(0, limit), isTooMany: found.size > limit };
    },
  };
}

function firstAtLeast(entries: readonly Entry[], text: string): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.value < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
