import type { Customer, CustomerMatch, MatchEvidence } from '../../model/customers.ts';
import { sentence } from '../../model/texts/index.ts';

/** Why a customer is thought to have the number; `null`: neither the customer nor a contact has it. */
export function matchOf(customer: Customer, e164: string): CustomerMatch | null {
  const evidence = customer.phones
    .filter((phone) => phone.e164 === e164)
    .map(({ kind, holder }): MatchEvidence => {
      if (kind !== 'contact') return { kind, text: sentence(`customer.evidence.${kind}`) };
      const text = sentence('customer.evidence.contact', { holder: holder === '' ? '…' : holder });
      return { kind, text };
    });
  return evidence.length === 0 ? null : { customer, certainty: 'known', evidence };
}
