import type { IsoDate } from '../../model/types.ts';

/** A leave as people ask for it. */
export interface LeaveSeed {
  /** As `employee` has given it. */
  employee: number;
  first: IsoDate;
  last: IsoDate;
  /**
   * Default: the whole days. Mornings, afternoons and hours (of the employee's clock) are of one day; from noon to noon
   * is from that of the first to that of the last.
   */
  part?: 'morning' | 'afternoon' | 'noon-to-noon' | { from: number; to: number };
  state: 'validate' | 'confirm' | 'refuse';
}

/** Puts into an Odoo what the planner reads, so that each test says it in people's words. */
export interface PlannerSeeds {
  /** @returns its number */
  employee(one: { name: string; email: string | null; timezone?: string }): Promise<number>;
  leave(one: LeaveSeed): Promise<void>;
  /** Times are UTC: "YYYY-MM-DD HH:MM:SS". `employee`: the hours of that one alone. */
  closure(one: { name: string; from: string; to: string; employee?: number }): Promise<void>;
}

/** Puts into an Odoo what is asked of customers, and looks up what was written there. */
export interface CustomerSeeds {
  /** @returns its number. `company`: the partner whose contact it is */
  partner(one: PartnerSeed): Promise<number>;
  /** One that is posted, without taxes. */
  invoice(one: { partner: number; amount: number; date: IsoDate; dueOn: IsoDate }): Promise<void>;
  /** So many more, called "Crowd 1" and so on. */
  crowd(count: number): Promise<void>;
  /** What stands on a partner's page, the internal notes alone; as text, with the instant in UTC. */
  notesOf(partner: number): Promise<{ text: string; at: string }[]>;
}

export interface PartnerSeed {
  name: string;
  /** In E.164. Where a version knows no mobile numbers, it has but one. */
  phone?: string;
  mobile?: string;
  email?: string;
  taxId?: string;
  reference?: string;
  city?: string;
  company?: number;
}

/** An Odoo under test and how it is reached. */
export interface OdooUnderTest {
  url: string;
  database: string;
  login: string;
  /** By interface: those that this version has. */
  passwords: { jsonrpc: string; json2?: string };
  /** One who may log in but has no right to read leaves. */
  stranger: { login: string; passwords: { jsonrpc: string; json2?: string } };
  /** One of the house without further rights: sees customers, no invoices, and no leaves but their own. */
  clerk: { login: string; passwords: { jsonrpc: string; json2?: string } };
  seeds: PlannerSeeds;
  customers: CustomerSeeds;
}
