import { CONTRACT_ROLES, type Contract, type Customer, type CustomerMatch } from '../../model/customers.ts';

/** Members first, then by name; those with contracts that run before those without. */
export function sortCustomers(customers: readonly Customer[]): Customer[] {
  return customers.map(withSortedContracts).sort(compareCustomers);
}

/** Those who surely have the number come first. */
export function sortMatches(matches: readonly CustomerMatch[]): CustomerMatch[] {
  return matches
    .map((match) => ({ ...match, customer: withSortedContracts(match.customer) }))
    .sort(
      (a, b) =>
        Number(b.certainty === 'known') - Number(a.certainty === 'known') ||
        compareCustomers(a.customer, b.customer),
    );
}

/** Active ones first, then by what the customer is to them, the newest before older ones. */
export function sortContracts(contracts: readonly Contract[]): Contract[] {
  return contracts.toSorted(
    (a, b) =>
      Number(b.isActive) - Number(a.isActive) ||
      firstRole(a) - firstRole(b) ||
      byText(b.startedOn ?? '', a.startedOn ?? '') ||
      byText(a.number, b.number),
  );
}

function withSortedContracts(customer: Customer): Customer {
  return { ...customer, contracts: sortContracts(customer.contracts) };
}

function compareCustomers(a: Customer, b: Customer): number {
  return (
    Number(b.memberNumber !== '') - Number(a.memberNumber !== '') ||
    Number(hasActive(b)) - Number(hasActive(a)) ||
    byText(a.name, b.name) ||
    byText(a.id, b.id)
  );
}

function hasActive({ contracts }: Customer): boolean {
  return contracts.some(({ isActive }) => isActive);
}

function firstRole({ roles }: Contract): number {
  const places = roles.map((role) => CONTRACT_ROLES.indexOf(role));
  return places.length === 0 ? CONTRACT_ROLES.length : Math.min(...places);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
