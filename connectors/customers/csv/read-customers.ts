import type { Contract, Customer, CustomerPhone } from '../../../model/customers.ts';
import { CONTRACT_ROLES } from '../../../model/customers.ts';
import { toE164 } from '../../../model/phone-number.ts';
import { sentence } from '../../../model/texts/index.ts';
import { isIsoDate } from '../../../model/time.ts';
import type { FileFault, Sentence } from '../../../model/types.ts';
import { type CsvRow, parseCsv } from './parse-csv.ts';

/** The columns that there are; only the first two must be. Lists are parted by semicolons or bars. */
export const CUSTOMER_COLUMNS = [
  'id',
  'name',
  'tax_id',
  'member_number',
  'language',
  'city',
  'address',
  'emails',
  'phones',
  'mobiles',
  'flags',
  'comment',
  'contract',
  'contract_roles',
  'contract_state',
  'contract_start',
  'contract_end',
  'contract_address',
  'supply_code',
  'tariff',
  'power',
  'suspended',
  'pending_state',
  'debt',
  'open_cases',
  'self_consumption',
  'unpaid_invoices',
  'unpaid_amount',
] as const;
type Column = (typeof CUSTOMER_COLUMNS)[number];

const LONGEST_NAME = 200;
const LONGEST_TEXT = 4000;

export interface ReadCustomers {
  customers: Omit<Customer, 'id' | 'origin'>[];
  faults: FileFault[];
}

/**
 * Reads a table of customers: one line for each, or one for each contract of a customer (lines with the same id,
 * whose other cells may then be empty). A line at fault is left out; what is only doubtful stays, and both are told.
 */
export function readCustomers(file: string, text: string, country: string): ReadCustomers {
  const faults: FileFault[] = [];
  const { rows, openQuote } = parseCsv(text);
  const tell = (row: CsvRow | null, reason: Sentence, kept: boolean) =>
    faults.push({
      file,
      line: row?.line ?? null,
      reason,
      text: row?.cells.join(' · ').slice(0, 200) ?? '',
      kept,
    });
  if (openQuote !== null) {
    const reason = sentence('customer.file.open-quote');
    faults.push({ file, line: openQuote, reason, text: '', kept: false });
  }
  const [head, ...lines] = rows;
  if (!head) {
    if (openQuote === null) tell(null, sentence('customer.file.empty'), false);
    return { customers: [], faults };
  }
  const columns = head.cells.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  );
  for (const column of columns.filter(
    (one) => one !== '' && !CUSTOMER_COLUMNS.some((known) => known === one),
  )) {
    const known = CUSTOMER_COLUMNS.join(', ');
    tell(head, sentence('customer.file.unknown-column', { column, columns: known }), true);
  }
  const missing = (['id', 'name'] as const).find((column) => !columns.includes(column));
  if (missing) {
    tell(head, sentence('customer.file.no-column', { column: missing }), false);
    return { customers: [], faults };
  }

  const byId = new Map<string, Omit<Customer, 'id' | 'origin'>>();
  for (const row of lines) {
    if (row.cells.length > columns.length) {
      const values = { found: row.cells.length, expected: columns.length };
      tell(row, sentence('customer.file.cells', values), false);
      continue;
    }
    const cell = (column: Column) => row.cells[columns.indexOf(column)]?.trim().slice(0, LONGEST_TEXT) ?? '';
    const reading = new Reading(cell, (reason, kept) => tell(row, reason, kept), country);
    const id = cell('id');
    const known = byId.get(id);
    if (id === '' || (!known && cell('name') === '')) {
      tell(row, sentence('customer.file.no-value', { column: id === '' ? 'id' : 'name' }), false);
      continue;
    }
    const customer = known ?? reading.customer(id);
    if (cell('contract') !== '') customer.contracts.push(reading.contract(customer.name));
    if (!known) byId.set(id, customer);
  }
  return { customers: [...byId.values()], faults };
}

/** Reads the cells of one line. */
class Reading {
  readonly #cell: (column: Column) => string;
  readonly #tell: (reason: Sentence, kept: boolean) => void;
  readonly #country: string;

  constructor(
    cell: (column: Column) => string,
    tell: (reason: Sentence, kept: boolean) => void,
    country: string,
  ) {
    this.#cell = cell;
    this.#tell = tell;
    this.#country = country;
  }

  customer(externalId: string): Omit<Customer, 'id' | 'origin'> {
    const unpaid = this.#amount('unpaid_invoices') ?? 0;
    const amountCents = Math.round((this.#amount('unpaid_amount') ?? 0) * 100);
    const knowsInvoices = this.#cell('unpaid_invoices') !== '' || this.#cell('unpaid_amount') !== '';
    return {
      externalId,
      name: this.#cell('name').slice(0, LONGEST_NAME),
      taxId: this.#cell('tax_id').toUpperCase(),
      memberNumber: this.#cell('member_number'),
      language: this.#cell('language').toLowerCase().split(/[_-]/)[0] || null,
      city: this.#cell('city'),
      address: this.#cell('address'),
      emails: this.#emails(),
      phones: [...this.#phones('phones', 'phone'), ...this.#phones('mobiles', 'mobile')],
      flags: this.#list('flags'),
      comment: this.#cell('comment'),
      contracts: [],
      openInvoices: knowsInvoices ? { count: unpaid, amountCents, overdue: unpaid } : null,
    };
  }

  contract(holder: string): Contract {
    const state = this.#cell('contract_state');
    const endedOn = this.#date('contract_end');
    const roles = this.#list('contract_roles');
    const unknown = roles.find((role) => !CONTRACT_ROLES.some((known) => known === role));
    if (unknown) this.#doubt('contract_roles', unknown, CONTRACT_ROLES.join(', '));
    const known = CONTRACT_ROLES.filter((role) => roles.includes(role));
    return {
      id: this.#cell('contract'),
      number: this.#cell('contract'),
      supplyCode: this.#cell('supply_code'),
      address: this.#cell('contract_address'),
      state,
      isActive: endedOn === null,
      startedOn: this.#date('contract_start'),
      endedOn,
      tariff: this.#cell('tariff'),
      power: this.#cell('power'),
      lastReadingOn: null,
      isBillingSuspended: this.#yes('suspended'),
      pendingState: this.#cell('pending_state'),
      debtCents: Math.round((this.#amount('debt') ?? 0) * 100),
      openCases: this.#list('open_cases'),
      selfConsumption: this.#cell('self_consumption'),
      hasShares: false,
      hasMember: true,
      holder,
      roles: known.length === 0 ? ['holder'] : known,
    };
  }

  #list(column: Column): string[] {
    const entries = this.#cell(column).split(/[;|]/);
    return [...new Set(entries.map((entry) => entry.trim()).filter((entry) => entry !== ''))];
  }

  #emails(): string[] {
    const emails = this.#list('emails');
    for (const email of emails)
      if (!/^[^\s@]+@[^\s@]+$/.test(email)) this.#doubt('emails', email, 'name@example.org');
    return emails;
  }

  #phones(column: Column, kind: CustomerPhone['kind']): CustomerPhone[] {
    return this.#list(column).map((raw) => {
      const e164 = toE164(raw, this.#country);
      if (e164 === null) this.#doubt(column, raw, '+34934567890');
      return { e164, raw, kind, holder: '' };
    });
  }

  #date(column: Column): string | null {
    const value = this.#cell(column);
    if (value === '' || isIsoDate(value)) return value || null;
    this.#doubt(column, value, 'YYYY-MM-DD');
    return null;
  }

  #amount(column: Column): number | null {
    const value = this.#cell(column);
    if (value === '') return null;
    const amount = /^-?\d{1,12}([.,]\d{1,4})?$/.test(value) ? Number(value.replace(',', '.')) : Number.NaN;
    if (!Number.isNaN(amount)) return amount;
    this.#doubt(column, value, '12.50');
    return null;
  }

  #yes(column: Column): boolean {
    const value = this.#cell(column).toLowerCase();
    if (/^(1|true|yes|x)$/.test(value)) return true;
    if (!/^(|0|false|no)$/.test(value)) this.#doubt(column, value, 'yes, no');
    return false;
  }

  /** What does not fit is told, and the rest of the line counts. */
  #doubt(column: Column, value: string, expected: string): void {
    this.#tell(sentence('customer.file.bad-value', { column, value: value.slice(0, 60), expected }), true);
  }
}
