import { type Static, Type } from 'typebox';
import { CARD_ENDS, CARD_STATES } from '../call-cards.ts';
import { callerForm } from './customer.ts';
import { instant, orNull, personKey, strict } from './shared.ts';

const text = Type.String();

/** A call on the screen of whom it concerns. */
export const cardForm = Type.Object(
  {
    call: text,
    person: personKey,
    state: Type.Enum([...CARD_STATES]),
    queue: text,
    number: orNull(text),
    callerName: orNull(text),
    since: instant,
    from: orNull(Type.String({ description: 'who had the call before' })),
    isEmulated: Type.Boolean(),
    caller: callerForm,
  },
  { ...strict, title: 'CallCard' },
);
export type CardView = Static<typeof cardForm>;

export const goneCardForm = Type.Object({ call: text, why: Type.Enum([...CARD_ENDS]) }, strict);
