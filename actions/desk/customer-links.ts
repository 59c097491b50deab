import { AppError } from '../../model/errors.ts';
import { type Actor, may } from '../edit-rights.ts';
import type { Workplace } from '../workplace.ts';

export interface CustomerLink {
  name: string;
  label: string;
  isPersonal: boolean;
  /** With {email} and the like; `null`: it is given out one by one, and written down. */
  url: string | null;
}

/** Ways out to other systems that somebody may take. */
export function listLinks({ config }: Pick<Workplace, 'config'>, actor: Actor): CustomerLink[] {
  return Object.entries(config.customers.links)
    .filter(([, { isPersonal }]) => !isPersonal || may(actor, 'customer.link'))
    .map(([name, { label, url, isPersonal }]) => ({
      name,
      label: label === '' ? name : label,
      isPersonal,
      url: isPersonal ? null : url,
    }));
}

export interface LinkedCustomer {
  origin: string;
  externalId: string;
  name?: string | undefined;
  taxId?: string | undefined;
  memberNumber?: string | undefined;
  email?: string | undefined;
  number?: string | undefined;
}

/**
 * The address at which somebody goes on as that customer: it leaves an entry in the audit. `forbidden`, `unknown-link`,
 * `bad-request` if the link needs what is not known of the customer.
 */
export async function followLink(
  { store, config, by }: Workplace,
  actor: Actor,
  name: string,
  customer: LinkedCustomer,
): Promise<string> {
  if (!may(actor, 'customer.link')) throw new AppError('forbidden');
  const link = Object.hasOwn(config.customers.links, name) ? config.customers.links[name] : undefined;
  if (!link) throw new AppError('unknown-link', { link: name });
  const used: Record<string, string> = {};
  const url = link.url.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = customer[key as keyof LinkedCustomer];
    if (value === undefined || value === '')
      throw new AppError('bad-request', { place: key, reason: 'the link needs it' });
    used[key] = value;
    return encodeURIComponent(value);
  });
  const subject = `customer:${customer.origin}/${customer.externalId}`;
  // By what the account was opened, whatever the page said that it belongs to.
  const after = { link: name, name: customer.name ?? '', used };
  await store.audit.add({ who: by, what: 'customer.link', subject, before: null, after });
  return url;
}
