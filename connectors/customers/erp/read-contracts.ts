import { CONTRACT_ROLES, type Contract, type ContractRole } from '../../../model/customers.ts';
import { anyOf, type ErpDomain, type ErpRecord } from './erp-reader.ts';
import { centsAt, dateAt, holds, linkAt, textAt } from './field-values.ts';
import { findWith, hasModel, MOST_RECORDS, otherId, type ReadingErp } from './reading-erp.ts';

/** Contracts of some customers, by the customer's id; a customer without one is not in it. */
export async function readContracts(
  erp: ReadingErp,
  customers: readonly number[],
  signal: AbortSignal,
): Promise<Map<number, Contract[]>> {
  const { contracts: mapping } = erp.mapping;
  const found = new Map<number, Contract[]>();
  if (!mapping?.model || !mapping.roles || customers.length === 0) return found;
  const there = await erp.reader.fields(mapping.model, signal);
  if (there === null) return found;
  const roles = CONTRACT_ROLES.flatMap((role): [ContractRole, string][] => {
    const field = mapping.roles?.[role];
    return field && there.has(field) ? [[role, field]] : [];
  });
  const { fields = {}, active, suspended, member } = mapping;
  const conditions = [active, suspended, member].filter((one) => one !== null && one !== undefined);
  const records = await findWith(
    erp,
    {
      model: mapping.model,
      domain: [
        ...((mapping.where ?? []) as ErpDomain),
        ...anyOf(roles.map(([, field]): ErpDomain => [[field, 'in', [...customers]]])),
      ],
      places: [
        ...Object.values(fields),
        ...roles.map(([, field]) => field),
        ...conditions.map(({ field }) => field),
      ],
      limit: MOST_RECORDS,
    },
    signal,
  );
  const ids = records.map(({ id }) => id as number);
  const [cases, shares] = await Promise.all([readOpenCases(erp, ids, signal), readShares(erp, ids, signal)]);

  for (const record of records) {
    const id = record.id as number;
    const rolesOf = (customer: number) =>
      roles.filter(([, field]) => linkAt(record, field) === customer).map(([role]) => role);
    const holders = customers.filter((customer) => rolesOf(customer).length > 0);
    if (holders.length === 0) throw otherId(erp);
    for (const customer of holders) {
      const contract: Contract = {
        ...contractOf(record, fields),
        isActive:
          active && there.has(active.field) ? holds(record, active) : dateAt(record, fields.endedOn) === null,
        isBillingSuspended: suspended ? holds(record, suspended) : false,
        hasMember: member && there.has(member.field) ? holds(record, member) : true,
        openCases: cases.get(id) ?? [],
        hasShares: shares.has(id),
        roles: rolesOf(customer),
      };
      found.set(customer, [...(found.get(customer) ?? []), contract]);
    }
  }
  return found;
}

type Fields = NonNullable<NonNullable<ReadingErp['mapping']['contracts']>['fields']>;

function contractOf(record: ErpRecord, fields: Fields) {
  const selfConsumption = textAt(record, fields.selfConsumption);
  return {
    id: String(record.id),
    number: textAt(record, fields.number),
    supplyCode: textAt(record, fields.supplyCode),
    address: textAt(record, fields.address),
    state: textAt(record, fields.state),
    startedOn: dateAt(record, fields.startedOn),
    endedOn: dateAt(record, fields.endedOn),
    tariff: textAt(record, fields.tariff),
    power: textAt(record, fields.power),
    lastReadingOn: dateAt(record, fields.lastReadingOn),
    pendingState: textAt(record, fields.pendingState),
    debtCents: centsAt(record, fields.debt),
    // The code of those who have none.
    selfConsumption: selfConsumption === '00' ? '' : selfConsumption,
    holder: textAt(record, fields.holder),
  };
}

/** Processes of the cases that are open, by the contract's id. */
async function readOpenCases(
  erp: ReadingErp,
  contracts: readonly number[],
  signal: AbortSignal,
): Promise<Map<number, string[]>> {
  const { cases: mapping } = erp.mapping;
  const open = new Map<number, string[]>();
  if (!mapping?.model || !mapping.contract || contracts.length === 0) return open;
  if (!(await hasModel(erp, mapping.model, signal))) return open;
  const process = mapping.fields?.process;
  const domain = [
    [mapping.contract, 'in', [...contracts]],
    ...(mapping.where ?? []),
    ...(mapping.open ?? []),
  ] as ErpDomain;
  const places = [mapping.contract, process];
  for (const record of await findWith(
    erp,
    { model: mapping.model, domain, places, limit: MOST_RECORDS },
    signal,
  )) {
    const contract = linkAt(record, mapping.contract);
    if (contract === null) continue;
    open.set(contract, [...new Set([...(open.get(contract) ?? []), textAt(record, process)])].sort());
  }
  return open;
}

async function readShares(
  erp: ReadingErp,
  contracts: readonly number[],
  signal: AbortSignal,
): Promise<ReadonlySet<number>> {
  const shares = erp.mapping.contracts?.shares;
  if (!shares || contracts.length === 0 || !(await hasModel(erp, shares.model, signal))) return new Set();
  const domain = [[shares.contract, 'in', [...contracts]], ...(shares.where ?? [])] as ErpDomain;
  const question = { model: shares.model, domain, places: [shares.contract], limit: MOST_RECORDS };
  const records = await findWith(erp, question, signal);
  return new Set(records.map((record) => linkAt(record, shares.contract)).filter((id) => id !== null));
}
