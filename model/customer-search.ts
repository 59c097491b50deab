import type { Customer, SearchField } from './customers.ts';
import { nationalDigits, readPhoneNumber } from './phone-number.ts';

/** By what customers are found. `phone` is E.164, `digits` the same without the country's prefix. */
export const KEY_KINDS = [
  'phone',
  'digits',
  'word',
  'tax-id',
  'member',
  'email',
  'contract',
  'supply',
] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

export interface CustomerKey {
  kind: KeyKind;
  value: string;
}

/** One way to be found: a key of this kind begins with each of the values. */
export interface SearchKeys {
  kind: KeyKind;
  values: string[];
}

/** No key is longer, and of a question no more is looked at. */
const LONGEST_KEY = 80;
const MOST_WORDS = 6;

/** Lower case without accents: "Núria" is found by "nuria". */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

export function nameWords(name: string): string[] {
  const words = foldText(name).split(/[^\p{L}\p{N}]+/u);
  return [...new Set(words.filter((word) => word !== '').map((word) => word.slice(0, LONGEST_KEY)))];
}

/** Letters and digits alone, in capitals: of tax ids and of numbers of contracts and members. */
export function foldCode(text: string): string {
  return foldText(text)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
    .slice(0, LONGEST_KEY);
}

/** Every key by which a customer is found, each once. */
export function customerKeys(customer: Omit<Customer, 'id' | 'origin' | 'externalId'>): CustomerKey[] {
  const keys: CustomerKey[] = [];
  const add = (kind: KeyKind, ...values: string[]) => {
    for (const value of values) if (value !== '') keys.push({ kind, value });
  };
  for (const { e164 } of customer.phones) {
    if (e164 === null) continue;
    add('phone', e164);
    add('digits', nationalDigits(e164));
  }
  add('word', ...nameWords(customer.name));
  add('tax-id', ...withoutCountry(foldCode(customer.taxId)));
  add('member', ...withoutZeros(foldCode(customer.memberNumber)));
  for (const email of customer.emails) add('email', foldEmail(email));
  for (const { number, supplyCode } of customer.contracts) {
    add('contract', ...withoutZeros(foldCode(number)));
    add('supply', foldCode(supplyCode));
  }
  const seen = new Set<string>();
  return keys.filter(({ kind, value }) => {
    const name = `${kind} ${value}`;
    return seen.has(name) ? false : seen.add(name);
  });
}

/** The ways to look for a text: any of them will do. None: there is nothing to look for. */
export function searchKeys(text: string, field: SearchField, country: string): SearchKeys[] {
  const wanted = field === 'auto' ? guessField(text, country) : field;
  const keys: SearchKeys[] = [];
  const add = (kind: KeyKind, ...values: string[]) => {
    const filled = values.filter((value) => value !== '');
    if (filled.length > 0) keys.push({ kind, values: filled });
  };
  const is = (...fields: SearchField[]) => wanted === 'all' || fields.includes(wanted);
  const code = foldCode(text);
  if (is('phone')) addPhone(text, country, add);
  if (is('name')) add('word', ...nameWords(text).slice(0, MOST_WORDS));
  if (is('tax-id')) for (const value of withoutCountry(code)) add('tax-id', value);
  if (is('member')) add('member', code);
  if (is('email')) add('email', foldEmail(text));
  if (is('contract')) add('contract', code);
  if (is('supply')) add('supply', code);
  return keys;
}

function addPhone(text: string, country: string, add: (kind: KeyKind, ...values: string[]) => void): void {
  const read = readPhoneNumber(text, country);
  if (read.kind === 'e164') {
    add('phone', read.e164);
    return;
  }
  // Of a number that is still being written the beginning is known.
  const digits = text.replace(/\D/g, '').slice(0, LONGEST_KEY);
  if (!/^[\s+\d().\-/]+$/.test(text) || digits === '') return;
  if (/^\s*(\+|00)/.test(text)) add('phone', `+${digits.replace(/^00/, '')}`);
  else add('digits', digits);
}

const SUPPLY = /^[A-Z]{2}\d{10,}[A-Z0-9]*$/;
const TAX_ID = /^([A-Z]{2})?(\d{7,8}[A-Z]|[XYZ]\d{7}[A-Z]|[A-HJNP-SUVW]\d{7}[A-J\d])$/;
const MEMBER = /^S\d{1,7}$/;

/** By which field somebody seems to search. What could be several is a name. */
export function guessField(text: string, country: string): Exclude<SearchField, 'auto' | 'all'> {
  if (text.includes('@')) return 'email';
  if (readPhoneNumber(text, country).kind === 'e164' || /^\s*\+[\d\s]+$/.test(text)) return 'phone';
  const code = foldCode(text);
  if (SUPPLY.test(code)) return 'supply';
  if (MEMBER.test(code)) return 'member';
  if (TAX_ID.test(code)) return 'tax-id';
  if (/^[\d\s.\-/]+$/.test(text.trim())) return code.length > 7 ? 'phone' : 'contract';
  return 'name';
}

function foldEmail(email: string): string {
  return email.trim().toLowerCase().slice(0, LONGEST_KEY);
}

/** ERPs write "ES12345678Z", people "12345678Z". */
function withoutCountry(taxId: string): string[] {
  const own = /^[A-Z]{2}(?=[A-Z]?\d{7})/.test(taxId) ? taxId.slice(2) : taxId;
  return [...new Set([taxId, own])];
}

/** "00123" is found by "123" too. */
function withoutZeros(code: string): string[] {
  return [...new Set([code, code.replace(/^(\D*)0+(?=\d)/, '$1')])];
}
