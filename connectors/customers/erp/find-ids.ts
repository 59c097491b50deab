import { foldCode } from '../../../model/customer-search.ts';
import type { SearchField } from '../../../model/customers.ts';
import { CONTRACT_ROLES } from '../../../model/customers.ts';
import { toE164 } from '../../../model/phone-number.ts';
import { anyOf, digitsPattern, type ErpDomain, plainPattern } from './erp-reader.ts';
import { fieldsOf, linkAt, type Place } from './field-values.ts';
import { findWith, type ReadingErp } from './reading-erp.ts';

/** Ids of records of the customers' model, contacts among them, whose numbers could be this one. */
export async function findByNumber(
  erp: ReadingErp,
  e164: string,
  limit: number,
  signal: AbortSignal,
): Promise<number[]> {
  const { customers, contacts } = erp.mapping;
  const look = async (model: string, phones: Record<string, string>, owner: string | null) => {
    const there = await erp.reader.fields(model, signal);
    const fields = Object.keys(phones).filter((field) => there?.has(field));
    if (fields.length === 0) return [];
    const domain = await erp.reader.phoneDomain(model, fields, e164, signal);
    return idsOf(erp, model, domain, owner, limit, signal);
  };
  const found = await Promise.all([
    look(customers?.model ?? 'res.partner', customers?.phones ?? {}, null),
    contacts?.model && contacts.customer
      ? look(contacts.model, contacts.phones ?? {}, contacts.customer)
      : [],
  ]);
  return [...new Set(found.flat())];
}

type By = Exclude<SearchField, 'auto' | 'all'>;
const FIELDS: By[] = ['phone', 'name', 'tax-id', 'member', 'email', 'contract', 'supply'];

/** Ids of customers, or of their contacts, that a text finds by a field, or by any. At most a few more than the limit. */
export async function findByText(
  erp: ReadingErp,
  text: string,
  field: By | 'all',
  limit: number,
  signal: AbortSignal,
): Promise<number[]> {
  if (field !== 'all') return findBy(erp, text, field, limit, signal);
  const found = await Promise.all(FIELDS.map((one) => findBy(erp, text, one, limit, signal)));
  return [...new Set(found.flat())];
}

async function findBy(
  erp: ReadingErp,
  text: string,
  by: By,
  limit: number,
  signal: AbortSignal,
): Promise<number[]> {
  const { customers, contacts, contracts } = erp.mapping;
  const fields = customers?.fields ?? {};
  const model = customers?.model ?? 'res.partner';
  const ask = (domain: ErpDomain) => idsOf(erp, model, domain, null, limit, signal);
  const plain = plainPattern(text);
  const code = foldCode(text);
  switch (by) {
    case 'phone': {
      const e164 = toE164(text, erp.country);
      if (e164 !== null) return findByNumber(erp, e164, limit, signal);
      const digits = text.replace(/\D/g, '');
      if (!/^[\s+\d().\-/]+$/.test(text) || digits.length < 3) return [];
      const pattern = digitsPattern(digits.slice(0, 20));
      const there = await erp.reader.fields(model, signal);
      const phones = Object.keys(customers?.phones ?? {}).filter((one) => there?.has(one));
      return ask(anyOf(phones.map((one): ErpDomain => [[one, 'ilike', pattern]])));
    }
    case 'name':
      return ask(plain.split(/\s+/).flatMap((word) => alike(fields.name, word)));
    case 'tax-id':
      return ask(alike(fields.taxId, code));
    case 'member':
      return ask(alike(fields.memberNumber, plain));
    case 'email': {
      const [own, theirs] = await Promise.all([
        ask(alike(fields.email, plain)),
        contacts?.model && contacts.customer && plain.includes('@')
          ? idsOf(erp, contacts.model, alike(contacts.fields?.email, plain), contacts.customer, limit, signal)
          : [],
      ]);
      return [...own, ...theirs];
    }
    case 'contract':
    case 'supply': {
      const value = by === 'contract' ? plain : code;
      const domain = alike(contracts?.fields?.[by === 'contract' ? 'number' : 'supplyCode'], value);
      return findByContract(erp, domain, limit, signal);
    }
  }
}

/** Whoever is anything to the contracts. */
async function findByContract(
  erp: ReadingErp,
  domain: ErpDomain,
  limit: number,
  signal: AbortSignal,
): Promise<number[]> {
  const mapping = erp.mapping.contracts;
  if (!mapping?.model || domain.length === 0) return [];
  const there = await erp.reader.fields(mapping.model, signal);
  if (!there || !domain.every((term) => typeof term === 'string' || there.has(term[0]))) return [];
  const roles = CONTRACT_ROLES.map((role) => mapping.roles?.[role]).filter(
    (field) => field && there.has(field),
  );
  const records = await findWith(
    erp,
    {
      model: mapping.model,
      domain: [...((mapping.where ?? []) as ErpDomain), ...domain],
      places: roles as Place[],
      limit,
    },
    signal,
  );
  const ids = records.flatMap((record) => roles.map((field) => linkAt(record, field)));
  return [...new Set(ids)].filter((id) => id !== null);
}

/** The first field of a place contains a text. A text of nothing finds nothing. */
function alike(place: Place, text: string): ErpDomain {
  const [field] = fieldsOf([place]);
  return field === undefined || text === '' ? [] : [[field, 'ilike', text]];
}

async function idsOf(
  erp: ReadingErp,
  model: string,
  domain: ErpDomain,
  owner: string | null,
  limit: number,
  signal: AbortSignal,
): Promise<number[]> {
  if (domain.length === 0) return [];
  const where = owner === null ? ((erp.mapping.customers?.where ?? []) as ErpDomain) : [];
  const there = await erp.reader.fields(model, signal);
  if (!there || !domain.every((term) => typeof term === 'string' || there.has(term[0]))) return [];
  const question = { model, domain: [...where, ...domain], places: [owner], limit };
  const records = await findWith(erp, question, signal);
  const ids = records.map((record) => (owner === null ? (record.id as number) : linkAt(record, owner)));
  return [...new Set(ids)].filter((id) => id !== null);
}
