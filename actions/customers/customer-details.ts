import type { Answer } from '../../connectors/customers/guarded.ts';
import { anonymiseContract, onlyEnd } from '../../helpdesk/customers/anonymise.ts';
import { sortContracts } from '../../helpdesk/customers/sort-customers.ts';
import type { CustomerDetails, DetailKind } from '../../model/customers.ts';
import type { Workplace } from '../workplace.ts';
import { directoryNamed } from './open-directories.ts';

/**
 * What is loaded after the card. Refuses with `unknown-directory`, `unknown-customer`, `directory-down`,
 * `directory-timeout`, `directory-refused`, `directory-malformed`.
 */
export async function customerDetails(
  workplace: Pick<Workplace, 'config' | 'store' | 'clock' | 'root'>,
  { origin, externalId }: { origin: string; externalId: string },
  what: DetailKind,
  signal?: AbortSignal,
): Promise<Answer<CustomerDetails>> {
  const directory = await directoryNamed(workplace, origin);
  const answer = await directory.details(externalId, what, signal);
  const sorted = inOrder(answer.value);
  return { ...answer, value: workplace.config.customers.anonymised ? anonymous(sorted) : sorted };
}

function inOrder(details: CustomerDetails): CustomerDetails {
  return details.what === 'contracts' ? { ...details, contracts: sortContracts(details.contracts) } : details;
}

function anonymous(details: CustomerDetails): CustomerDetails {
  switch (details.what) {
    case 'contracts':
      return { ...details, contracts: details.contracts.map(anonymiseContract) };
    case 'invoices':
      return {
        ...details,
        invoices: details.invoices.map((invoice) => ({
          ...invoice,
          number: onlyEnd(invoice.number),
          contract: onlyEnd(invoice.contract),
        })),
      };
    case 'readings':
      return {
        ...details,
        readings: details.readings.map((reading) => ({
          ...reading,
          meter: onlyEnd(reading.meter),
          contract: onlyEnd(reading.contract),
        })),
      };
    case 'cases':
      return {
        ...details,
        cases: details.cases.map((one) => ({
          ...one,
          contract: onlyEnd(one.contract),
          text: onlyEnd(one.text),
        })),
      };
  }
}
