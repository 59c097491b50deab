import type { Caller, Contract, Customer } from '../../model/customers.ts';

/** How many characters stay. */
const SHOWN = 3;

/** Only the end: "…Pou". What is no longer shows nothing of itself. */
export function onlyEnd(text: string): string {
  if (text === '') return '';
  const characters = [...text];
  return characters.length <= SHOWN ? '…' : `…${characters.slice(-SHOWN).join('')}`;
}

/** A customer for screens that strangers see. By its id it can still be asked for. */
export function anonymiseCustomer(customer: Customer): Customer {
  return {
    ...customer,
    name: onlyEnd(customer.name),
    taxId: onlyEnd(customer.taxId),
    memberNumber: customer.memberNumber === '' ? '' : onlyEnd(customer.memberNumber),
    city: onlyEnd(customer.city),
    address: onlyEnd(customer.address),
    emails: customer.emails.map(onlyEnd),
    phones: customer.phones.map((phone) => ({
      ...phone,
      e164: phone.e164 === null ? null : onlyEnd(phone.e164),
      raw: onlyEnd(phone.raw),
      holder: onlyEnd(phone.holder),
    })),
    comment: onlyEnd(customer.comment),
    contracts: customer.contracts.map(anonymiseContract),
  };
}

export function anonymiseContract(contract: Contract): Contract {
  return {
    ...contract,
    number: onlyEnd(contract.number),
    supplyCode: onlyEnd(contract.supplyCode),
    address: onlyEnd(contract.address),
    holder: onlyEnd(contract.holder),
  };
}

/** The number itself stays where the call is worked with; what is shown of it does not. */
export function anonymiseCaller(caller: Caller): Caller {
  return {
    ...caller,
    shown: onlyEnd(caller.shown),
    matches: caller.matches.map((match) => ({
      ...match,
      customer: anonymiseCustomer(match.customer),
      evidence: match.evidence.map(({ kind, text }) => ({
        kind,
        text:
          typeof text.values?.holder === 'string'
            ? { ...text, values: { ...text.values, holder: onlyEnd(text.values.holder) } }
            : text,
      })),
      alerts: match.alerts.map((alert) => ({
        ...alert,
        contract: alert.contract === null ? null : onlyEnd(alert.contract),
      })),
    })),
  };
}
