import type { NotedContract, NotedCustomer } from '../model/call-notes.ts';
import type { CallNoteRow } from './schema.ts';

type NotedColumns = Pick<
  CallNoteRow,
  'customer_origin' | 'customer_id' | 'customer_name' | 'customer_tax_id' | 'contract'
>;

/** A customer and a contract as columns. */
export function toNotedColumns({
  customer,
  contract,
}: {
  customer: NotedCustomer | null;
  contract: NotedContract | null;
}): NotedColumns {
  return {
    customer_origin: customer?.origin ?? null,
    customer_id: customer?.externalId ?? null,
    customer_name: customer?.name ?? null,
    customer_tax_id: customer?.taxId ?? null,
    contract: contract && JSON.stringify(contract),
  };
}

export function fromNotedColumns(row: NotedColumns): {
  customer: NotedCustomer | null;
  contract: NotedContract | null;
} {
  const { customer_origin: origin, customer_id: externalId } = row;
  return {
    customer:
      origin === null || externalId === null
        ? null
        : { origin, externalId, name: row.customer_name ?? '', taxId: row.customer_tax_id ?? '' },
    contract: row.contract === null ? null : JSON.parse(row.contract),
  };
}

/** What is searched in: lower case without accents, as both databases would not make it alike. */
export function searchText(...parts: (string | null | undefined)[]): string {
  return parts
    .filter((part) => part)
    .join('\n')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
}

/** A pattern of LIKE, with `\` as escape, for what contains the text. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
