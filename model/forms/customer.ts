import { type Static, Type } from 'typebox';
import { ALERT_LEVELS, CALLER_STEPS, CONTRACT_ROLES, DIRECTORY_FAILURES, PHONE_KINDS } from '../customers.ts';
import { count, instant, isoDate, orNull, strict, texts } from './shared.ts';

/** Customers, and who calls, as answers tell of them. */

const text = Type.String();
const cents = Type.Integer({ description: 'whole cents' });

export const contractForm = Type.Object(
  {
    id: text,
    number: text,
    supplyCode: text,
    address: text,
    state: text,
    isActive: Type.Boolean(),
    startedOn: orNull(isoDate),
    endedOn: orNull(isoDate),
    tariff: text,
    power: text,
    lastReadingOn: orNull(isoDate),
    isBillingSuspended: Type.Boolean(),
    pendingState: text,
    debtCents: cents,
    openCases: texts,
    selfConsumption: text,
    hasShares: Type.Boolean(),
    hasMember: Type.Boolean(),
    holder: text,
    roles: Type.Array(Type.Enum([...CONTRACT_ROLES])),
  },
  { ...strict, title: 'Contract' },
);

export const customerForm = Type.Object(
  {
    id: Type.String({ description: 'ORIGIN/EXTERNALID' }),
    origin: text,
    externalId: text,
    name: text,
    taxId: text,
    memberNumber: text,
    language: orNull(text),
    city: text,
    address: text,
    emails: texts,
    phones: Type.Array(
      Type.Object({ e164: orNull(text), raw: text, kind: Type.Enum([...PHONE_KINDS]), holder: text }, strict),
    ),
    flags: texts,
    comment: text,
    contracts: Type.Array(contractForm),
    openInvoices: orNull(Type.Object({ count, amountCents: cents, overdue: count }, strict)),
  },
  { ...strict, title: 'Customer' },
);
export type CustomerView = Static<typeof customerForm>;

export const alertForm = Type.Object(
  { name: text, level: Type.Enum([...ALERT_LEVELS]), text, contract: orNull(text) },
  { ...strict, title: 'CustomerAlert' },
);

export const troubleForm = Type.Object(
  { directory: text, failure: Type.Enum([...DIRECTORY_FAILURES]), text },
  { ...strict, title: 'DirectoryTrouble' },
);

export const answerAgeForm = Type.Object(
  { directory: text, at: instant, isStale: Type.Boolean() },
  { ...strict, title: 'AnswerAge' },
);

/** Who calls, as far as it is known. */
export const callerForm = Type.Object(
  {
    step: Type.Enum([...CALLER_STEPS]),
    e164: orNull(text),
    shown: text,
    matches: Type.Array(
      Type.Object(
        {
          customer: customerForm,
          certainty: Type.Enum(['known', 'maybe']),
          evidence: Type.Array(
            Type.Object({ kind: Type.Enum(['phone', 'mobile', 'contact', 'history']), text }, strict),
          ),
          alerts: Type.Array(alertForm),
        },
        strict,
      ),
      { description: 'the best first' },
    ),
    troubles: Type.Array(troubleForm),
    stale: Type.Array(answerAgeForm),
    advice: orNull(Type.String({ description: 'what is going on, and what to do' })),
  },
  { ...strict, title: 'Caller' },
);
export type CallerView = Static<typeof callerForm>;
