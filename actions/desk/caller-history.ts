import { type CustomerMatch, customerId } from '../../model/customers.ts';
import { writtenForms } from '../../model/phone-number.ts';
import { sentence } from '../../model/texts/sentence.ts';
import { dateIn } from '../../model/time.ts';
import type { Workplace } from '../workplace.ts';

/** Whom a number called about before, by notes and service requests: each customer once, the latest first. */
export async function callerHistory(
  { store, config }: Pick<Workplace, 'store' | 'config'>,
  e164: string,
): Promise<CustomerMatch[]> {
  const numbers = writtenForms(e164);
  const notes = await store.callNotes.list({ numbers, limit: 50 });
  const requests = await store.serviceRequests.list({ phones: numbers, limit: 50 });
  const told = [
    ...notes.map(({ customer, at }) => ({ customer, at })),
    ...requests.map(({ customer, createdAt }) => ({ customer, at: createdAt })),
  ].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const found = new Map<string, CustomerMatch>();
  for (const { customer, at } of told) {
    if (!customer) continue;
    const { origin, externalId, name, taxId } = customer;
    const id = customerId(origin, externalId);
    if (found.has(id)) continue;
    const date = dateIn(config.organisation.timezone, new Date(at));
    found.set(id, {
      // What was noted then: the directory itself has more.
      customer: {
        ...{ id, origin, externalId, name, taxId },
        ...{ memberNumber: '', language: null, city: '', address: '', comment: '' },
        ...{ emails: [], phones: [], flags: [], contracts: [], openInvoices: null },
      },
      certainty: 'maybe',
      evidence: [{ kind: 'history', text: sentence('customer.evidence.history', { date }) }],
    });
  }
  return [...found.values()];
}
