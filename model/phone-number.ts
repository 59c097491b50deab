import {
  type CountryCode,
  isSupportedCountry,
  ParseError,
  parsePhoneNumberWithError,
} from 'libphonenumber-js';

/** What a text that came as a phone number is. Only the first kind goes to customer directories. */
export type PhoneNumber =
  | { kind: 'e164'; e164: string }
  /** Of a phone of the house: its digits. */
  | { kind: 'extension'; digits: string }
  /** Nobody says which it is. */
  | { kind: 'withheld' }
  | { kind: 'invalid' };

/** What exchanges say of a caller who does not want to be known. */
const WITHHELD = /^(|anonymous|unknown|unavailable|withheld|private|restricted|asterisk|s|n\/a|null|-)$/;
/** Digits with what people write among them. Nothing else is looked at. */
const LOOKS_LIKE_NUMBER = /^(tel:|sip:)?[\s(]*\+?[\d\s().\-/\u00a0]{1,40}$/i;
/** Phones of the house have no more digits. */
const LONGEST_EXTENSION = 5;
const LONGEST_TEXT = 60;

/** Understands a number as dialled in the country ("ES"). Whatever it gets, it throws nothing. */
export function readPhoneNumber(raw: string | null | undefined, country: string): PhoneNumber {
  const text = (raw ?? '').trim();
  const bare = text.replace(/^<(.*)>$/, '$1').trim();
  if (WITHHELD.test(bare.toLowerCase())) return { kind: 'withheld' };
  if (bare.length > LONGEST_TEXT || !LOOKS_LIKE_NUMBER.test(bare)) return { kind: 'invalid' };
  // "+49 (0)30": who writes both means the first.
  const digits = bare.replace(/^(\D*\+\d+\D*)\(0\)/, '$1').replace(/\D/g, '');
  if (digits === '') return { kind: 'invalid' };
  const isInternational = /^(tel:|sip:)?[\s(]*\+/i.test(bare);
  if (!isInternational && digits.length <= LONGEST_EXTENSION) return { kind: 'extension', digits };
  const e164 = parse(isInternational ? `+${digits}` : digits, country);
  return e164 === null ? { kind: 'invalid' } : { kind: 'e164', e164 };
}

/** "+34934567890" of "934 567 890" in "ES"; `null`: it is none of the public network. */
export function toE164(raw: string | null | undefined, country: string): string | null {
  const read = readPhoneNumber(raw, country);
  return read.kind === 'e164' ? read.e164 : null;
}

/** The same number, however both are written; the same extension too. Withheld ones are nobody's. */
export function isSameNumber(
  one: string | null | undefined,
  other: string | null | undefined,
  country: string,
): boolean {
  const known = comparable(one, country);
  return known !== null && known === comparable(other, country);
}

/** Whether a number is among some, however all are written. For many numbers: the some are read once. */
export function numberAmong(
  some: readonly string[],
  country: string,
): (number: string | null | undefined) => boolean {
  const known = new Set(some.map((number) => comparable(number, country)));
  known.delete(null);
  if (known.size === 0) return () => false;
  return (number) => known.has(comparable(number, country));
}

function comparable(number: string | null | undefined, country: string): string | null {
  const read = readPhoneNumber(number, country);
  return read.kind === 'e164' ? read.e164 : read.kind === 'extension' ? read.digits : null;
}

/** For people: as written in its own country there, with the country's prefix elsewhere. */
export function showNumber(e164: string, country: string): string {
  const number = parsed(e164, country);
  if (!number) return e164;
  return number.country === country ? number.formatNational() : number.formatInternational();
}

/** The digits without the country's prefix, by which people search: "934567890" of "+34934567890". */
export function nationalDigits(e164: string): string {
  return parsed(e164, '')?.nationalNumber ?? e164.replace(/\D/g, '');
}

/**
 * The forms in which others may hold a number: E.164, without plus, with 00, national with and without its
 * leading zero.
 */
export function writtenForms(e164: string): string[] {
  const digits = e164.replace(/\D/g, '');
  const national = nationalDigits(e164);
  const number = parsed(e164, '');
  const dialled = number ? number.formatNational().replace(/\D/g, '') : national;
  return [...new Set([e164, digits, `00${digits}`, national, dialled])];
}

function parse(text: string, country: string): string | null {
  // 00 is dialled for abroad in most of the world; elsewhere the country's own prefix is known to the library.
  const number = parsed(text, country) ?? parsed(text.replace(/^00/, '+'), country);
  return number?.number ?? withCountryCode(text, country);
}

/** Some exchanges leave the plus out: 34934567890. */
function withCountryCode(digits: string, country: string): string | null {
  if (digits.startsWith('+')) return null;
  const number = parsed(`+${digits}`, country);
  return number && number.country === country ? number.number : null;
}

/** Of a length that exists there: whether somebody has it only the network knows, and ranges change. */
function parsed(text: string, country: string) {
  try {
    const number = parsePhoneNumberWithError(
      text,
      isSupportedCountry(country)
        ? { defaultCountry: country as CountryCode, extract: false }
        : { extract: false },
    );
    return number.isPossible() ? number : null;
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
}
