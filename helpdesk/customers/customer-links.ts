import type { Config } from '../../model/config/schema.ts';
import type { Customer } from '../../model/customers.ts';
import { nationalDigits } from '../../model/phone-number.ts';

/** A way out of the house about a customer. */
export interface CustomerLink {
  /** Of the template. */
  name: string;
  label: string;
  url: string;
  /** It opens the customer's own account: that needs a right, and is written down. */
  isPersonal: boolean;
}

/** The templates filled in. One that needs what the customer has not is left out. */
export function customerLinks(customer: Customer, links: Config['customers']['links']): CustomerLink[] {
  const number = customer.phones.find(({ e164 }) => e164 !== null)?.e164 ?? null;
  const values: Record<string, string> = {
    email: customer.emails[0] ?? '',
    taxId: customer.taxId,
    memberNumber: customer.memberNumber,
    externalId: customer.externalId,
    name: customer.name,
    number: number === null ? '' : nationalDigits(number),
  };
  return Object.entries(links).flatMap(([name, { url, label, isPersonal }]) => {
    const wanted = [...url.matchAll(/\{(\w+)\}/g)].map(([, key]) => values[key!] ?? '');
    if (wanted.includes('')) return [];
    const filled = url.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(values[key]!));
    return [{ name, label: label === '' ? name : label, url: filled, isPersonal }];
  });
}
