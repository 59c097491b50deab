import { type Customer, type CustomerPhone, customerId } from '../../../model/customers.ts';
import { toE164 } from '../../../model/phone-number.ts';
import type { ErpDomain, ErpRecord } from './erp-reader.ts';
import { holds, linkAt, textAt } from './field-values.ts';
import { findWith, hasModel, MOST_RECORDS, type ReadingErp } from './reading-erp.ts';

/**
 * Customers by their ids, with the numbers and addresses of their contacts; contracts and invoices are read apart. An
 * id that is a contact's gives the customer whom the contact belongs to. Ids that there are not are left out.
 */
export async function readCustomers(
  erp: ReadingErp,
  ids: readonly number[],
  signal: AbortSignal,
): Promise<Customer[]> {
  if (ids.length === 0) return [];
  const parent = erp.mapping.customers?.parent ?? null;
  const records = (await readPartners(erp, [['id', 'in', [...ids]]], signal)).filter((record) =>
    ids.includes(record.id as number),
  );
  const parents = [...new Set(records.map((record) => linkAt(record, parent)))].filter(
    (id) => id !== null && !records.some((record) => record.id === id),
  );
  const above = parents.length > 0 ? await readPartners(erp, [['id', 'in', parents]], signal) : [];
  const isContact = (record: ErpRecord) => linkAt(record, parent) !== null;
  const heads = [...records.filter((record) => !isContact(record)), ...above];
  const contacts = [
    ...records.filter(isContact).map((record) => contactOf(erp, record, linkAt(record, parent)!)),
    ...(await readContacts(
      erp,
      heads.map(({ id }) => id as number),
      signal,
    )),
  ];
  return heads.map((record) => {
    const id = record.id as number;
    return customerOf(
      erp,
      record,
      contacts.filter((contact) => contact.customer === id),
    );
  });
}

function readPartners(erp: ReadingErp, domain: ErpDomain, signal: AbortSignal): Promise<ErpRecord[]> {
  const { customers: mapping } = erp.mapping;
  const { fields = {}, phones = {}, flags = {}, parent = null } = mapping ?? {};
  const places = [
    ...Object.values(fields),
    ...Object.keys(phones),
    ...Object.values(flags).map(({ field }) => field),
    parent,
  ];
  const model = mapping?.model ?? 'res.partner';
  return findWith(erp, { model, domain, places, limit: MOST_RECORDS }, signal);
}

interface Contact {
  customer: number;
  name: string;
  emails: string[];
  phones: { raw: string; kind: 'phone' | 'mobile' }[];
}

/** A contact that is a record of the customers' own model. */
function contactOf({ mapping }: ReadingErp, record: ErpRecord, customer: number): Contact {
  const { fields = {}, phones = {} } = mapping.customers ?? {};
  return {
    customer,
    name: textAt(record, fields.name),
    emails: emailsIn(textAt(record, fields.email)),
    phones: phonesIn(record, phones),
  };
}

/** Contacts that are records of a model of their own. */
async function readContacts(
  erp: ReadingErp,
  customers: readonly number[],
  signal: AbortSignal,
): Promise<Contact[]> {
  const { contacts: mapping } = erp.mapping;
  if (!mapping?.model || !mapping.customer || customers.length === 0) return [];
  if (!(await hasModel(erp, mapping.model, signal))) return [];
  const { model, customer, fields = {}, phones = {} } = mapping;
  const places = [...Object.values(fields), ...Object.keys(phones), customer];
  const domain: ErpDomain = [[customer, 'in', [...customers]]];
  const records = await findWith(erp, { model, domain, places, limit: MOST_RECORDS }, signal);
  return records.flatMap((record) => {
    const of = linkAt(record, customer);
    if (of === null) return [];
    return {
      customer: of,
      name: textAt(record, fields.name),
      emails: emailsIn(textAt(record, fields.email)),
      phones: phonesIn(record, phones),
    };
  });
}

function customerOf(erp: ReadingErp, record: ErpRecord, contacts: readonly Contact[]): Customer {
  const { mapping, name: origin, country } = erp;
  const { fields = {}, phones = {}, flags = {} } = mapping.customers ?? {};
  const name = textAt(record, fields.name);
  const externalId = String(record.id);
  const numbers = new Map<string, CustomerPhone>();
  const add = (raw: string, kind: CustomerPhone['kind'], holder: string) => {
    const e164 = toE164(raw, country);
    const key = e164 ?? raw;
    if (!numbers.has(key)) numbers.set(key, { e164, raw, kind, holder });
  };
  for (const { raw, kind } of phonesIn(record, phones)) add(raw, kind, '');
  for (const contact of contacts) {
    // An address of the customer's own is no other person.
    const isOwn = contact.name === '' || contact.name === name;
    for (const { raw, kind } of contact.phones) add(raw, isOwn ? kind : 'contact', isOwn ? '' : contact.name);
  }
  const emails = [
    ...emailsIn(textAt(record, fields.email)),
    ...contacts.flatMap((contact) => contact.emails),
  ];
  return {
    id: customerId(origin, externalId),
    origin,
    externalId,
    name,
    taxId: textAt(record, fields.taxId),
    memberNumber: textAt(record, fields.memberNumber),
    language: textAt(record, fields.language).split(/[_-]/)[0]?.toLowerCase() || null,
    city: textAt(record, fields.city),
    address: textAt(record, fields.address),
    emails: [...new Set(emails)],
    phones: [...numbers.values()],
    flags: Object.entries(flags)
      .filter(([, condition]) => holds(record, condition))
      .map(([flag]) => flag),
    comment: textAt(record, fields.comment),
    contracts: [],
    openInvoices: null,
  };
}

function phonesIn(record: ErpRecord, fields: Record<string, 'phone' | 'mobile'>): Contact['phones'] {
  return Object.entries(fields)
    .map(([field, kind]) => ({ raw: textAt(record, field), kind }))
    .filter(({ raw }) => raw !== '');
}

function emailsIn(text: string): string[] {
  return text
    .split(/[\s,;]+/)
    .map((email) => email.toLowerCase())
    .filter((email) => email.includes('@'));
}
