import { type Answer, askAll } from '../../connectors/customers/guarded.ts';
import { anonymiseCaller } from '../../helpdesk/customers/anonymise.ts';
import { customerAlerts } from '../../helpdesk/customers/customer-alerts.ts';
import { sortMatches } from '../../helpdesk/customers/sort-customers.ts';
import { foldCode } from '../../model/customer-search.ts';
import type { Caller, CustomerMatch, DirectoryTrouble } from '../../model/customers.ts';
import { readPhoneNumber, showNumber } from '../../model/phone-number.ts';
import { sentence } from '../../model/texts/index.ts';
import type { Workplace } from '../workplace.ts';
import { directoriesOf } from './open-directories.ts';

export interface FindCallerOptions {
  /** Ends the search: the promise is rejected with its reason. */
  signal?: AbortSignal;
  /** Told of each step at once: the number first, the customer when somebody knows. */
  onStep?: (caller: Caller) => void;
  /** Whom the number called about before, for numbers that no directory knows. */
  history?: (e164: string) => Promise<CustomerMatch[]>;
}

/**
 * Who calls. All directories are asked at once; none hides another, and none is waited for longer than its timeout.
 * After the budget the card says that it is still looking. Resolves with the last step; whatever a caller sends, it
 * is an answer.
 */
export async function findCaller(
  workplace: Pick<Workplace, 'config' | 'store' | 'clock' | 'root'>,
  number: string | null,
  { signal, onStep, history }: FindCallerOptions = {},
): Promise<Caller> {
  const { config } = workplace;
  const { alerts, anonymised, budgetMs } = config.customers;
  const { country } = config.telephony;
  signal?.throwIfAborted();

  const tell = (caller: Caller): Caller => {
    const told = anonymised ? anonymiseCaller(caller) : caller;
    onStep?.(told);
    return told;
  };
  const read = readPhoneNumber(number, country);
  const e164 = read.kind === 'e164' ? read.e164 : null;
  const first: Caller = {
    step: 'number',
    e164,
    shown: e164 === null ? (read.kind === 'withheld' ? '' : plain(number)) : showNumber(e164, country),
    matches: [],
    troubles: [],
    stale: [],
    advice: null,
  };
  tell(first);
  if (read.kind !== 'e164') {
    return tell({ ...first, step: 'not-found', advice: sentence(`customer.advice.${read.kind}`) });
  }
  tell({ ...first, step: 'looking' });

  const callerOf = (answers: readonly Answer<CustomerMatch[]>[], more: Partial<Caller>): Caller => {
    const matches = sortMatches(judged(answers.flatMap(({ value }) => value)));
    const isKnown = matches.length === 1 && matches[0]!.certainty === 'known';
    return {
      ...first,
      step: matches.length === 0 ? 'looking' : isKnown ? 'found' : 'maybe',
      matches: matches.map((match) => ({ ...match, alerts: customerAlerts(match.customer, alerts) })),
      stale: answers.map(({ age }) => age).filter(({ isStale }) => isStale),
      advice: matches.length > 0 && !isKnown ? sentence('customer.advice.maybe') : null,
      ...more,
    };
  };

  const directories = await directoriesOf(workplace);
  let latest: readonly Answer<CustomerMatch[]>[] = [];
  let isOver = false;
  const budget = setTimeout(() => {
    if (isOver) return;
    tell(callerOf(latest, { advice: sentence('customer.advice.looking') }));
  }, budgetMs);
  try {
    const { answers, troubles } = await askAll(
      directories,
      (directory) => directory.findByNumber(read.e164, signal),
      (some) => {
        latest = some;
        const isLast = some.length === directories.length;
        if (!isLast && !isOver && some.some(({ value }) => value.length > 0)) tell(callerOf(some, {}));
      },
    );
    signal?.throwIfAborted();
    isOver = true;
    const caller = callerOf(answers, { troubles });
    if (caller.matches.length > 0) return tell(caller);
    const before = (await history?.(read.e164)) ?? [];
    signal?.throwIfAborted();
    if (before.length > 0) {
      const age = { directory: '', at: workplace.clock().toISOString(), isStale: false };
      return tell(callerOf([...answers, { value: before, age, trouble: null }], { troubles }));
    }
    return tell({ ...caller, ...nobody(troubles) });
  } finally {
    isOver = true;
    clearTimeout(budget);
  }
}

/** Whether nobody has the number is known only when all have answered. */
function nobody(troubles: readonly DirectoryTrouble[]): Pick<Caller, 'step' | 'advice'> {
  if (troubles.length === 0) return { step: 'not-found', advice: sentence('customer.advice.not-found') };
  const directories = troubles.map(({ directory }) => directory).join(', ');
  return { step: 'down', advice: sentence('customer.advice.down', { directories }) };
}

/** Of two directories that know the same person the first counts; who shares a number with others is a maybe. */
function judged(matches: readonly CustomerMatch[]): CustomerMatch[] {
  const persons = new Map<string, CustomerMatch>();
  for (const match of matches) {
    const taxId = foldCode(match.customer.taxId).replace(/^[A-Z]{2}(?=[A-Z]?\d{7})/, '');
    const key = taxId === '' ? match.customer.id : taxId;
    if (!persons.has(key)) persons.set(key, match);
  }
  const all = [...persons.values()];
  return all.length === 1 ? all : all.map((match) => ({ ...match, certainty: 'maybe' }));
}

/** What came in place of a number, short enough for a card. */
function plain(number: string | null): string {
  return (number ?? '')
    .replace(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, 40);
}
