import type { CustomerDetails, DetailKind, SearchField } from '../../model/customers.ts';
import type { CallerView, CustomerView } from '../../model/forms/customer.ts';
import type { TimelineEntryView } from '../../model/forms/service-request.ts';
import type { NotedContract, NotedCustomer } from './call-notes.ts';
import { get, send } from './http.ts';

export type { CallerView, CustomerDetails, CustomerView, SearchField, TimelineEntryView };
export type AlertView = CallerView['matches'][number]['alerts'][number];
export type ContractView = CustomerView['contracts'][number];
export type FoundCustomer = CustomerView & { alerts: AlertView[] };

export interface CustomerSearchView {
  /** By which it was searched: what was guessed. */
  field: Exclude<SearchField, 'auto'>;
  customers: FoundCustomer[];
  isTooMany: boolean;
  troubles: CallerView['troubles'];
  stale: CallerView['stale'];
  /** What to do; `null`: nothing. */
  advice: string | null;
}

export const searchCustomers = (text: string, field: SearchField, signal?: AbortSignal) =>
  get<CustomerSearchView>(`/customers?${new URLSearchParams({ text, field })}`, signal);

type Named = Pick<CustomerView, 'origin' | 'externalId'>;
const nameOf = ({ origin, externalId }: Named) => ({ origin, customer: externalId });

export const customerDetails = (customer: Named, what: DetailKind, signal?: AbortSignal) =>
  get<{ details: CustomerDetails; age: CallerView['stale'][number] }>(
    `/customers/details?${new URLSearchParams({ ...nameOf(customer), what })}`,
    signal,
  );
export const customerTimeline = async (customer: Named) =>
  (await get<{ entries: TimelineEntryView[] }>(`/timeline?${new URLSearchParams(nameOf(customer))}`)).entries;
export interface LinkView {
  name: string;
  label: string;
  isPersonal: boolean;
  /** With {email} and the like; `null`: it is given out one by one, and written down. */
  url: string | null;
}

/** Ways out to other systems that I may take. */
export const listLinks = async () => (await get<{ links: LinkView[] }>('/customer-links')).links;

/** A link for a customer; `null`: it needs what is not known of this one. */
export function fillLink(url: string, customer: CustomerView): string | null {
  const values: Record<string, string> = linkValues(customer);
  let isWhole = true;
  const filled = url.replace(/\{(\w+)\}/g, (_, key: string) => {
    if (!values[key]) isWhole = false;
    return encodeURIComponent(values[key] ?? '');
  });
  return isWhole ? filled : null;
}

/** The address of a link that opens the customer's own account: it is written down that I went there. */
export const visitLink = async (name: string, customer: CustomerView) =>
  (
    await send<{ url: string }>('POST', `/customer-links/${encodeURIComponent(name)}/visits`, {
      origin: customer.origin,
      ...linkValues(customer),
    })
  ).url;

const linkValues = ({ externalId, name, taxId, memberNumber, emails, phones }: CustomerView) => ({
  ...{ externalId, name, taxId, memberNumber },
  email: emails[0] ?? '',
  number: phones.find(({ e164 }) => e164 !== null)?.e164 ?? '',
});

export const notedOf = ({ origin, externalId, name, taxId }: CustomerView): NotedCustomer => ({
  origin,
  externalId,
  name: name.slice(0, 200),
  taxId: taxId.slice(0, 60),
});
export const notedContractOf = ({ id, number, address }: ContractView): NotedContract => ({
  id,
  number: number.slice(0, 60),
  address: address.slice(0, 300),
});
