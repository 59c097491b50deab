import type { CustomerDetails, Invoice, OpenInvoices } from '../../../model/customers.ts';
import { anyOf, type ErpDomain } from './erp-reader.ts';
import { centsAt, dateAt, linkAt, numberAt, textAt } from './field-values.ts';
import { findWith, hasModel, MOST_RECORDS, otherId, type ReadingErp } from './reading-erp.ts';

/** As many as a card has room for. */
const MOST_SHOWN = 12;

interface Wanted {
  customer: number;
  /** Ids of the customer's contracts, with their numbers. */
  contracts: ReadonlyMap<number, string>;
}

/** The last invoices of a customer, the newest first. */
export async function readInvoices(
  erp: ReadingErp,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<CustomerDetails & { what: 'invoices' }> {
  const mapping = erp.mapping.invoices;
  const domain = invoiceDomain(erp, [wanted.customer], [...wanted.contracts.keys()]);
  if (!mapping?.model || domain.length === 0 || !(await hasModel(erp, mapping.model, signal)))
    return { what: 'invoices', invoices: [] };
  const { fields = {}, customer, contract } = mapping;
  const records = await findWith(
    erp,
    {
      model: mapping.model,
      domain,
      places: [...Object.values(fields), customer, contract],
      limit: MOST_SHOWN * Math.max(1, wanted.contracts.size),
      ...(typeof fields.date === 'string' ? { order: `${fields.date} desc, id desc` } : {}),
    },
    signal,
  );
  const invoices = records.map((record): Invoice => {
    const ofContract = linkAt(record, contract);
    const isTheirs = contract
      ? wanted.contracts.has(ofContract ?? 0)
      : linkAt(record, customer) === wanted.customer;
    if (!isTheirs) throw otherId(erp);
    return {
      id: String(record.id),
      number: textAt(record, fields.number),
      contract: wanted.contracts.get(ofContract ?? 0) ?? '',
      date: dateAt(record, fields.date),
      dueOn: dateAt(record, fields.dueOn),
      from: dateAt(record, fields.from),
      to: dateAt(record, fields.to),
      amountCents: centsAt(record, fields.amount),
      openCents: centsAt(record, fields.openAmount),
      energyKwh: numberAt(record, fields.energyKwh),
      state: textAt(record, fields.state),
    };
  });
  return { what: 'invoices', invoices };
}

/** What some customers still have to pay, by their ids; where invoices are of contracts, by those. */
export async function readOpenInvoices(
  erp: ReadingErp,
  customers: ReadonlyMap<number, readonly number[]>,
  today: string,
  signal: AbortSignal,
): Promise<Map<number, OpenInvoices>> {
  const open = new Map<number, OpenInvoices>();
  const mapping = erp.mapping.invoices;
  const domain = invoiceDomain(erp, [...customers.keys()], [...customers.values()].flat());
  if (!mapping?.model || domain.length === 0 || !(await hasModel(erp, mapping.model, signal))) return open;
  const { fields = {}, customer, contract } = mapping;
  const records = await findWith(
    erp,
    {
      model: mapping.model,
      domain: [...domain, ...((mapping.open ?? []) as ErpDomain)],
      places: [fields.dueOn, fields.amount, fields.openAmount, customer, contract],
      limit: MOST_RECORDS,
    },
    signal,
  );
  for (const id of customers.keys()) open.set(id, { count: 0, amountCents: 0, overdue: 0 });
  for (const record of records) {
    const of = contract ? linkAt(record, contract) : linkAt(record, customer);
    for (const [id, contracts] of customers) {
      if (of === null || !(contract ? contracts.includes(of) : of === id)) continue;
      const sum = open.get(id)!;
      const openCents = centsAt(record, fields.openAmount) || centsAt(record, fields.amount);
      sum.count++;
      sum.amountCents += openCents;
      if ((dateAt(record, fields.dueOn) ?? '9999') < today) sum.overdue++;
    }
  }
  return open;
}

/** Empty: nothing can be asked for. */
function invoiceDomain({ mapping }: ReadingErp, customers: number[], contracts: number[]): ErpDomain {
  const { invoices } = mapping;
  if (invoices?.contract) {
    if (contracts.length === 0) return [];
    return [[invoices.contract, 'in', contracts], ...((invoices.where ?? []) as ErpDomain)];
  }
  if (!invoices?.customer || customers.length === 0) return [];
  return [[invoices.customer, 'in', customers], ...((invoices.where ?? []) as ErpDomain)];
}

/** The last readings of the meters of a customer's contracts. */
export async function readReadings(
  erp: ReadingErp,
  { contracts }: Wanted,
  signal: AbortSignal,
): Promise<CustomerDetails & { what: 'readings' }> {
  const mapping = erp.mapping.readings;
  const nothing = { what: 'readings', readings: [] } as const;
  if (!mapping?.model || !mapping.meters || !mapping.meter || contracts.size === 0)
    return { ...nothing, readings: [] };
  const { meters, meter, fields = {} } = mapping;
  if (!(await hasModel(erp, meters.model, signal)) || !(await hasModel(erp, mapping.model, signal)))
    return { ...nothing, readings: [] };
  const found = await findWith(
    erp,
    {
      model: meters.model,
      domain: [[meters.contract, 'in', [...contracts.keys()]]],
      places: [meters.contract, meters.name],
      limit: MOST_RECORDS,
    },
    signal,
  );
  const byId = new Map(found.map((record) => [record.id as number, record]));
  if (byId.size === 0) return { ...nothing, readings: [] };
  const records = await findWith(
    erp,
    {
      model: mapping.model,
      domain: [[meter, 'in', [...byId.keys()]], ...((mapping.where ?? []) as ErpDomain)],
      places: [...Object.values(fields), meter],
      limit: MOST_SHOWN * byId.size,
      ...(typeof fields.date === 'string' ? { order: `${fields.date} desc, id desc` } : {}),
    },
    signal,
  );
  const readings = records.map((record) => {
    const of = byId.get(linkAt(record, meter) ?? 0);
    if (!of) throw otherId(erp);
    return {
      contract: contracts.get(linkAt(of, meters.contract) ?? 0) ?? '',
      meter: textAt(of, meters.name),
      date: dateAt(record, fields.date),
      period: textAt(record, fields.period),
      value: numberAt(record, fields.value) ?? 0,
      origin: textAt(record, fields.origin),
    };
  });
  return { what: 'readings', readings };
}

/** Cases of a customer's contracts, open and closed, the newest first. */
export async function readCases(
  erp: ReadingErp,
  { contracts }: Wanted,
  signal: AbortSignal,
): Promise<CustomerDetails & { what: 'cases' }> {
  const mapping = erp.mapping.cases;
  if (!mapping?.model || !mapping.contract || contracts.size === 0) return { what: 'cases', cases: [] };
  if (!(await hasModel(erp, mapping.model, signal))) return { what: 'cases', cases: [] };
  const { contract, fields = {} } = mapping;
  const records = await findWith(
    erp,
    {
      model: mapping.model,
      domain: [
        ...anyOf([[[contract, 'in', [...contracts.keys()]]]]),
        ...((mapping.where ?? []) as ErpDomain),
      ],
      places: [...Object.values(fields), contract],
      limit: MOST_SHOWN * contracts.size,
      ...(typeof fields.date === 'string' ? { order: `${fields.date} desc, id desc` } : {}),
    },
    signal,
  );
  const cases = records.map((record) => {
    const number = contracts.get(linkAt(record, contract) ?? 0);
    if (number === undefined) throw otherId(erp);
    return {
      id: String(record.id),
      contract: number,
      date: dateAt(record, fields.date),
      process: textAt(record, fields.process),
      step: textAt(record, fields.step),
      state: textAt(record, fields.state),
      text: textAt(record, fields.text),
    };
  });
  return { what: 'cases', cases };
}
