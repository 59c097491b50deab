import type { OwnCustomer } from '../../store/customers.ts';

/** Somebody with one contract and two invoices that are not paid. */
export function madeUpCustomer(
  externalId: string,
  name: string,
  phones: readonly string[],
  more: Partial<OwnCustomer> = {},
): OwnCustomer {
  return {
    ...{
      externalId,
      name,
      taxId: `ES0000000${externalId}T`,
      memberNumber: `S00${externalId}`,
      language: 'ca',
    },
    ...{ city: 'Girona', address: 'Carrer Major 1', emails: [`c${externalId}@example.org`], flags: [] },
    comment: '',
    phones: phones.map((raw) => ({ e164: `+34${raw}`, raw, kind: 'phone', holder: '' })),
    contracts: [
      {
        ...{ id: `k${externalId}`, number: `000${externalId}`, supplyCode: '', address: 'Carrer Major 1' },
        ...{ state: 'active', isActive: true, startedOn: '2020-01-01', endedOn: null, lastReadingOn: null },
        ...{ tariff: '2.0', power: '3.3', isBillingSuspended: false, pendingState: '', debtCents: 0 },
        ...{ openCases: [], selfConsumption: '', hasShares: false, hasMember: true, holder: name },
        roles: ['holder'],
      },
    ],
    openInvoices: { count: 2, amountCents: 4550, overdue: 1 },
    ...more,
  };
}
