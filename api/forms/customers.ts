import { Type } from 'typebox';
import { DETAILS, SEARCH_FIELDS } from '../../model/customers.ts';
import {
  alertForm,
  answerAgeForm,
  contractForm,
  customerForm,
  troubleForm,
} from '../../model/forms/customer.ts';
import { isoDate, orNull, strict } from '../../model/forms/shared.ts';

const text = Type.String();
const cents = Type.Integer({ description: 'whole cents' });
const day = orNull(isoDate);

export const foundCustomersForm = Type.Object(
  {
    field: Type.Enum(
      SEARCH_FIELDS.filter((field) => field !== 'auto'),
      { description: 'what was guessed' },
    ),
    customers: Type.Array(
      Type.Object(
        { ...customerForm.properties, alerts: Type.Array(alertForm) },
        { ...strict, title: 'FoundCustomer' },
      ),
    ),
    isTooMany: Type.Boolean(),
    troubles: Type.Array(troubleForm),
    stale: Type.Array(answerAgeForm),
    advice: orNull(Type.String({ description: 'what to do where none or too many were found' })),
  },
  strict,
);

const invoiceForm = Type.Object(
  {
    ...{ id: text, number: text, contract: text, date: day, dueOn: day, from: day, to: day },
    ...{ amountCents: cents, openCents: cents, energyKwh: orNull(Type.Number()), state: text },
  },
  { ...strict, title: 'Invoice' },
);
const readingForm = Type.Object(
  { contract: text, meter: text, date: day, period: text, value: Type.Number(), origin: text },
  { ...strict, title: 'Reading' },
);
const caseForm = Type.Object(
  { id: text, contract: text, date: day, process: text, step: text, state: text, text },
  { ...strict, title: 'ForeignCase' },
);

export const detailKind = Type.Enum([...DETAILS]);
export const customerDetailsForm = Type.Object(
  {
    details: Type.Union([
      Type.Object({ what: Type.Literal('contracts'), contracts: Type.Array(contractForm) }, strict),
      Type.Object({ what: Type.Literal('invoices'), invoices: Type.Array(invoiceForm) }, strict),
      Type.Object({ what: Type.Literal('readings'), readings: Type.Array(readingForm) }, strict),
      Type.Object({ what: Type.Literal('cases'), cases: Type.Array(caseForm) }, strict),
    ]),
    age: answerAgeForm,
  },
  strict,
);
