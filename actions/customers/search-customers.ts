import { askAll } from '../../connectors/customers/guarded.ts';
import { anonymiseCustomer } from '../../helpdesk/customers/anonymise.ts';
import { customerAlerts } from '../../helpdesk/customers/customer-alerts.ts';
import { sortCustomers } from '../../helpdesk/customers/sort-customers.ts';
import { guessField } from '../../model/customer-search.ts';
import {
  type AnswerAge,
  type Customer,
  type CustomerAlert,
  type CustomerQuestion,
  type DirectoryTrouble,
  MOST_FOUND,
  type SearchField,
} from '../../model/customers.ts';
import { sentence } from '../../model/texts/index.ts';
import type { Sentence } from '../../model/types.ts';
import type { Workplace } from '../workplace.ts';
import { directoriesOf } from './open-directories.ts';

export interface CustomerSearch {
  /** By which it was searched: what was guessed. */
  field: Exclude<SearchField, 'auto'>;
  customers: (Customer & { alerts: CustomerAlert[] })[];
  isTooMany: boolean;
  troubles: DirectoryTrouble[];
  stale: AnswerAge[];
  /** What to do where none or too many were found; `null`: nothing. */
  advice: Sentence | null;
}

/** Searches all directories at once. What none of them answers is in `troubles`, not refused. */
export async function searchCustomers(
  workplace: Pick<Workplace, 'config' | 'store' | 'clock' | 'root'>,
  { text, field = 'auto', limit = MOST_FOUND }: Partial<CustomerQuestion> & { text: string },
  signal?: AbortSignal,
): Promise<CustomerSearch> {
  const { customers: settings, telephony } = workplace.config;
  const wanted = text.trim().slice(0, 200);
  const by = field === 'auto' ? guessField(wanted, telephony.country) : field;
  const directories = wanted === '' ? [] : await directoriesOf(workplace);
  const question = { text: wanted, field: by, limit };
  const { answers, troubles } = await askAll(directories, (one) => one.search(question, signal));
  signal?.throwIfAborted();
  const all = sortCustomers(answers.flatMap(({ value }) => value.customers));
  const isTooMany = all.length > limit || answers.some(({ value }) => value.isTooMany);
  const shown = all.slice(0, limit).map((customer) => ({
    ...(settings.anonymised ? anonymiseCustomer(customer) : customer),
    alerts: customerAlerts(customer, settings.alerts),
  }));
  return {
    field: by,
    customers: shown,
    isTooMany,
    troubles,
    stale: answers.map(({ age }) => age).filter(({ isStale }) => isStale),
    advice: adviceOf(shown.length, isTooMany, limit, by, troubles),
  };
}

function adviceOf(
  count: number,
  isTooMany: boolean,
  limit: number,
  field: string,
  troubles: readonly DirectoryTrouble[],
): Sentence | null {
  if (isTooMany) return sentence('customer.found.too-many', { count: limit });
  if (count > 0) return null;
  if (troubles.length > 0) {
    const directories = troubles.map(({ directory }) => directory).join(', ');
    return sentence('customer.advice.down', { directories });
  }
  return sentence('customer.found.none', { field: field.replace('-', '_') });
}
