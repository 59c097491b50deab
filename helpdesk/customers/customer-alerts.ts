import type { Config } from '../../model/config/schema.ts';
import { ALERT_LEVELS, type Contract, type Customer, type CustomerAlert } from '../../model/customers.ts';
import { sentence, type TextKey, texts } from '../../model/texts/index.ts';

export type AlertRules = Config['customers']['alerts'];
type When = AlertRules[string]['when'];

/**
 * What stands out of a customer by the rules, the worst first. A rule with conditions on contracts speaks once for
 * each contract that fulfils all of them; what it says of the customer must hold besides. Ended contracts count only
 * for debt, cases and `ended`.
 */
export function customerAlerts(customer: Customer, rules: AlertRules): CustomerAlert[] {
  const alerts: CustomerAlert[] = [];
  for (const [name, { when, level, text }] of Object.entries(rules)) {
    if (level === 'off' || !holdsOfCustomer(customer, when)) continue;
    const alert = (contract: Contract | null): CustomerAlert => ({
      name,
      level,
      text: wordsOf(name, text, customer, contract),
      contract: contract?.number ?? null,
    });
    if (!isOfContracts(when)) alerts.push(alert(null));
    else alerts.push(...customer.contracts.filter((one) => holdsOfContract(one, when)).map(alert));
  }
  return alerts.sort((a, b) => ALERT_LEVELS.indexOf(a.level) - ALERT_LEVELS.indexOf(b.level));
}

function isOfContracts({ flag: _, unpaidInvoices: __, ...rest }: When): boolean {
  return Object.values(rest).some((value) => value !== undefined);
}

function holdsOfCustomer({ flags, openInvoices }: Customer, { flag, unpaidInvoices }: When): boolean {
  if (flag !== undefined && !flags.includes(flag)) return false;
  return unpaidInvoices === undefined || (openInvoices?.overdue ?? 0) >= unpaidInvoices;
}

function holdsOfContract(contract: Contract, when: When): boolean {
  const {
    debtOver,
    state,
    pendingState,
    suspended,
    openCase,
    selfConsumption,
    shares,
    withoutMember,
    ended,
  } = when;
  const isAboutTheEnd = ended !== undefined || debtOver !== undefined || openCase !== undefined;
  if (!contract.isActive && !isAboutTheEnd) return false;
  const is = (wanted: boolean | undefined, found: boolean) => wanted === undefined || wanted === found;
  return (
    (debtOver === undefined || contract.debtCents > debtOver * 100) &&
    (state === undefined || state.includes(contract.state)) &&
    (pendingState === undefined || new RegExp(pendingState, 'iu').test(contract.pendingState)) &&
    (openCase === undefined || contract.openCases.includes(openCase)) &&
    is(suspended, contract.isBillingSuspended) &&
    is(selfConsumption, contract.selfConsumption !== '') &&
    is(shares, contract.hasShares) &&
    is(withoutMember, !contract.hasMember) &&
    is(ended, !contract.isActive)
  );
}

function wordsOf(name: string, text: string, customer: Customer, contract: Contract | null) {
  if (text !== '') return sentence('customer.alert.own', { text });
  const key = `customer.alert.${name}`;
  if (!Object.hasOwn(texts, key)) return sentence('customer.alert.own', { text: name });
  const { count = 0, amountCents = 0 } = customer.openInvoices ?? {};
  return sentence(key as TextKey, {
    // The currency is the directory's.
    amount: (contract?.debtCents ?? amountCents) / 100,
    count,
    value: contract?.selfConsumption ?? '',
  });
}
