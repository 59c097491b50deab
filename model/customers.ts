import type { Instant, IsoDate, Sentence } from './types.ts';

/** The words of customers as plain data. They come from directories; ours is one of them. */

export const PHONE_KINDS = ['phone', 'mobile', 'contact'] as const;

/** A number of a customer. */
export interface CustomerPhone {
  /** `null`: what stands there is no number of the public network. */
  e164: string | null;
  /** As the directory holds it. */
  raw: string;
  /** `contact`: somebody's who belongs to the customer. */
  kind: (typeof PHONE_KINDS)[number];
  /** Whose; '' without a name. */
  holder: string;
}

export const CONTRACT_ROLES = ['holder', 'administrator', 'payer', 'member', 'notified'] as const;
export type ContractRole = (typeof CONTRACT_ROLES)[number];

/** What a card shows of a contract. Amounts are whole cents; codes are texts, since they begin with zeros. */
export interface Contract {
  /** As its directory knows it. */
  id: string;
  number: string;
  /** Where it delivers to, such as a CUPS; '' without one. */
  supplyCode: string;
  address: string;
  /** In the directory's own word. */
  state: string;
  isActive: boolean;
  startedOn: IsoDate | null;
  endedOn: IsoDate | null;
  tariff: string;
  power: string;
  lastReadingOn: IsoDate | null;
  isBillingSuspended: boolean;
  /** How far an unpaid invoice has come, in the directory's own word; '' for none. */
  pendingState: string;
  debtCents: number;
  /** Codes of cases that are open, such as R1. */
  openCases: string[];
  /** '' for none. */
  selfConsumption: string;
  /** Shares of a common generation belong to it. */
  hasShares: boolean;
  /** `false`: it lacks the member that it should have. */
  hasMember: boolean;
  holder: string;
  /** What the customer is to it, in the order of CONTRACT_ROLES. */
  roles: ContractRole[];
}

export interface OpenInvoices {
  count: number;
  amountCents: number;
  /** Of those, past their day. */
  overdue: number;
}

export interface Customer {
  /** Names a customer among all directories: "origin/externalId". */
  id: string;
  /** The directory's name. */
  origin: string;
  externalId: string;
  name: string;
  /** '' where the directory has none, as with the texts below. */
  taxId: string;
  memberNumber: string;
  /** Such as "ca"; `null`: not known. */
  language: string | null;
  city: string;
  address: string;
  emails: string[];
  phones: CustomerPhone[];
  /** Words of the configuration, such as special-member, membership-ended, virtual-office. */
  flags: string[];
  comment: string;
  contracts: Contract[];
  /** `null`: not asked for, or not known there. */
  openInvoices: OpenInvoices | null;
}

export type Certainty = 'known' | 'maybe' | 'unknown';

/** Why somebody is thought to be the caller. */
export interface MatchEvidence {
  kind: 'phone' | 'mobile' | 'contact' | 'history';
  text: Sentence;
}

/** A customer that a number may belong to. */
export interface CustomerMatch {
  customer: Customer;
  /** `maybe`: only by what happened before, or others have the same number. */
  certainty: Exclude<Certainty, 'unknown'>;
  evidence: MatchEvidence[];
}

export const SEARCH_FIELDS = [
  'auto',
  'phone',
  'name',
  'tax-id',
  'member',
  'email',
  'contract',
  'supply',
  'all',
] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

/** More than so many are too many to choose from. */
export const MOST_FOUND = 21;

export interface CustomerQuestion {
  text: string;
  field: SearchField;
  /** At most so many; by default `MOST_FOUND`. */
  limit?: number;
}

export interface FoundCustomers {
  customers: Customer[];
  /** There are more than asked for. */
  isTooMany: boolean;
}

export const DETAILS = ['contracts', 'invoices', 'readings', 'cases'] as const;
export type DetailKind = (typeof DETAILS)[number];

export interface Invoice {
  id: string;
  number: string;
  /** Of the contract; '' without one. */
  contract: string;
  date: IsoDate | null;
  dueOn: IsoDate | null;
  /** What it charges. */
  from: IsoDate | null;
  to: IsoDate | null;
  amountCents: number;
  /** Still to be paid. */
  openCents: number;
  energyKwh: number | null;
  /** In the directory's own word. */
  state: string;
}

export interface Reading {
  contract: string;
  meter: string;
  date: IsoDate | null;
  period: string;
  value: number;
  /** How it came about, in the directory's own word. */
  origin: string;
}

/** Something that is settled with others, such as a change of supplier. */
export interface ForeignCase {
  id: string;
  contract: string;
  date: IsoDate | null;
  process: string;
  step: string;
  state: string;
  text: string;
}

/** What is loaded after the card. The newest come first. */
export type CustomerDetails =
  | { what: 'contracts'; contracts: Contract[] }
  | { what: 'invoices'; invoices: Invoice[] }
  | { what: 'readings'; readings: Reading[] }
  | { what: 'cases'; cases: ForeignCase[] };

export const DIRECTORY_KINDS = ['own', 'csv', 'odoo', 'openerp'] as const;
export type DirectoryKind = (typeof DIRECTORY_KINDS)[number];

export const DIRECTORY_FAILURES = ['down', 'timeout', 'refused', 'malformed'] as const;
export type DirectoryFailure = (typeof DIRECTORY_FAILURES)[number];

/** A directory that did not answer as it should. */
export interface DirectoryTrouble {
  /** Its name. */
  directory: string;
  failure: DirectoryFailure;
  text: Sentence;
}

/** An answer of one directory, or what was kept of an earlier one. */
export interface AnswerAge {
  directory: string;
  /** When the directory said so. */
  at: Instant;
  /** It was kept, and the directory could not be asked again. */
  isStale: boolean;
}

export const ALERT_LEVELS = ['danger', 'warning', 'info'] as const;

/** Something that matters before the first word. */
export interface CustomerAlert {
  /** Of the rule in the configuration. */
  name: string;
  level: (typeof ALERT_LEVELS)[number];
  text: Sentence;
  /** Number of the contract that it is about; `null`: the customer. */
  contract: string | null;
}

/** How far the search for a caller has come. */
export const CALLER_STEPS = ['number', 'looking', 'found', 'maybe', 'not-found', 'down'] as const;
export type CallerStep = (typeof CALLER_STEPS)[number];

/** Who calls, as far as it is known. */
export interface Caller {
  step: CallerStep;
  /** `null`: withheld, or no number of the public network. */
  e164: string | null;
  /** For people, in their country's form; '' for withheld ones. */
  shown: string;
  /** The best first. */
  matches: (CustomerMatch & { alerts: CustomerAlert[] })[];
  /** Directories that did not answer. */
  troubles: DirectoryTrouble[];
  /** Of those whose answer is an old one. */
  stale: AnswerAge[];
  /** What is going on and what to do; `null`: nothing needs to be said. */
  advice: Sentence | null;
}

export function customerId(origin: string, externalId: string): string {
  return `${origin}/${externalId}`;
}
