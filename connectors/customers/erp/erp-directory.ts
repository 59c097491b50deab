import { mergeMappings, type OwnMapping, USUAL_MAPPINGS } from '../../../model/config/customer-mappings.ts';
import { type Customer, MOST_FOUND } from '../../../model/customers.ts';
import { AppError } from '../../../model/errors.ts';
import type { Say } from '../../../model/texts/index.ts';
import type { CustomerDirectory } from '../directory.ts';
import { directoryFailure } from '../directory-failure.ts';
import { matchOf } from '../evidence.ts';
import type { ErpReader } from './erp-reader.ts';
import { findByNumber, findByText } from './find-ids.ts';
import { readContracts } from './read-contracts.ts';
import { readCustomers } from './read-customers.ts';
import { readCases, readInvoices, readOpenInvoices, readReadings } from './read-details.ts';
import { idOf, type ReadingErp } from './reading-erp.ts';

export interface ErpSurroundings {
  /** Whose national numbers have no prefix. */
  country: string;
  /** Language of the reasons inside errors. */
  say: Say;
  clock?: () => Date;
}

export interface ErpSettings {
  name: string;
  kind: 'odoo' | 'openerp';
  mapping: OwnMapping | null;
  timeoutMs: number;
  country: string;
  say: Say;
  clock: () => Date;
}

/** Of more customers at once only their names are wanted. */
const MOST_WITH_CONTRACTS = 5;
/** The part of the time that who it is may take: what is known then is better than nothing. */
const SHARE_FOR_CONTRACTS = 0.8;

/** A directory of customers in an ERP, by a mapping of its models and fields. */
export function erpDirectory(reader: ErpReader, settings: ErpSettings): CustomerDirectory {
  const { name, kind, timeoutMs, country, say, clock } = settings;
  const mapping = mergeMappings(USUAL_MAPPINGS[kind] ?? {}, settings.mapping);
  const erp: ReadingErp = { name, mapping, reader, country, say };

  /** Errors of the source as errors of the directory. What is still asked when one part failed is given up. */
  async function ours<T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const over = new AbortController();
    try {
      return await work(AbortSignal.any([signal, over.signal]));
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw directoryFailure(name, error, timeoutMs);
    } finally {
      over.abort();
    }
  }

  /** Gives the few that were found what matters of them, as far as it comes in time. */
  async function withContracts(
    customers: Customer[],
    since: number,
    signal: AbortSignal,
  ): Promise<Customer[]> {
    if (customers.length === 0 || customers.length > MOST_WITH_CONTRACTS) return customers;
    const left = timeoutMs * SHARE_FOR_CONTRACTS - (performance.now() - since);
    if (left <= 0) return customers;
    const enough = AbortSignal.any([signal, AbortSignal.timeout(Math.ceil(left))]);
    try {
      const ids = customers.map(({ externalId }) => Number(externalId));
      const contracts = await readContracts(erp, ids, enough);
      const owed = new Map(ids.map((id) => [id, (contracts.get(id) ?? []).map((one) => Number(one.id))]));
      const invoices = await readOpenInvoices(erp, owed, clock().toISOString().slice(0, 10), enough);
      return customers.map((customer) => {
        const id = Number(customer.externalId);
        return { ...customer, contracts: contracts.get(id) ?? [], openInvoices: invoices.get(id) ?? null };
      });
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      // It answered for somebody else: nothing of it is to be trusted.
      if (error instanceof AppError && error.code === 'directory-malformed') throw error;
      return customers;
    }
  }

  return {
    name,
    kind,
    findByNumber: (e164, asker) =>
      ours(asker, async (signal) => {
        const since = performance.now();
        const ids = await findByNumber(erp, e164, MOST_FOUND + 1, signal);
        const customers = await readCustomers(erp, ids, signal);
        // Patterns find more than the number.
        const theirs = customers.filter((customer) => matchOf(customer, e164) !== null);
        const whole = await withContracts(theirs, since, signal);
        return whole.map((customer) => matchOf(customer, e164)!);
      }),

    search: ({ text, field, limit = MOST_FOUND }, asker) =>
      ours(asker, async (signal) => {
        const since = performance.now();
        if (text.trim() === '' || field === 'auto') return { customers: [], isTooMany: false };
        const ids = await findByText(erp, text.trim(), field, limit + 1, signal);
        const customers = await readCustomers(erp, ids.slice(0, limit + 1), signal);
        const shown = customers.slice(0, limit);
        return {
          customers: await withContracts(shown, since, signal),
          isTooMany: ids.length > limit,
        };
      }),

    details: (externalId, what, asker) =>
      ours(asker, async (signal) => {
        const customer = idOf(externalId);
        const known = customer === null ? [] : await readCustomers(erp, [customer], signal);
        if (customer === null || known[0]?.externalId !== externalId)
          throw new AppError('unknown-customer', { directory: name, id: externalId.slice(0, 60) });
        const contracts = (await readContracts(erp, [customer], signal)).get(customer) ?? [];
        if (what === 'contracts') return { what, contracts };
        const wanted = {
          customer,
          contracts: new Map(contracts.map(({ id, number }) => [Number(id), number])),
        };
        if (what === 'invoices') return readInvoices(erp, wanted, signal);
        return what === 'readings' ? readReadings(erp, wanted, signal) : readCases(erp, wanted, signal);
      }),
  };
}
