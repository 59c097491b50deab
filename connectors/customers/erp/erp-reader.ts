/** A record as an ERP gives it: `false` for what is missing, `[id, name]` for a link. */
export type ErpRecord = Record<string, unknown>;
/** Terms and operators in Polish notation: ['|', ['a', '=', 1], ['b', '=', 1]]. */
export type ErpDomain = (string | readonly [field: string, operator: string, value: unknown])[];

export interface ErpQuestion {
  model: string;
  domain: ErpDomain;
  fields: string[];
  limit: number;
  order?: string | undefined;
}

/** What Odoo and OpenERP have in common. Rejects with `source-*`, and with the signal's reason. */
export interface ErpReader {
  /** Those that there are; `null`: there is no such model, or it is not ours to read. */
  fields(model: string, signal: AbortSignal): Promise<ReadonlySet<string> | null>;
  /** Those in use and those out of it. Fields that there are not are left out. */
  find(question: ErpQuestion, signal: AbortSignal): Promise<ErpRecord[]>;
  /** How to look for a number in one of the fields, at best exactly: what comes is checked anyhow. */
  phoneDomain(model: string, fields: string[], e164: string, signal: AbortSignal): Promise<ErpDomain>;
}

/** Any of them; none: nothing. */
export function anyOf(domains: readonly ErpDomain[]): ErpDomain {
  const terms = domains.filter((domain) => domain.length > 0).map(joined);
  return [...Array<string>(Math.max(0, terms.length - 1)).fill('|'), ...terms.flat()];
}

/** A domain as one operand: its terms, and-ed. */
function joined(domain: ErpDomain): ErpDomain {
  // Each operator takes two operands and gives one.
  const operands = domain.reduce(
    (count, part) => count + (part === '|' || part === '&' ? -1 : part === '!' ? 0 : 1),
    0,
  );
  return [...Array<string>(Math.max(0, operands - 1)).fill('&'), ...domain];
}

/** "600 11 22" found in "+34 600-1122": whatever stands between the digits. */
export function digitsPattern(digits: string): string {
  return `%${[...digits].join('%')}%`;
}

/** Without the signs that stand for any text. */
export function plainPattern(text: string): string {
  return text.replace(/[%_\\]+/g, ' ').trim();
}
