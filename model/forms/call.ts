import { type Static, Type } from 'typebox';
import { CALL_OUTCOMES, CALL_STATES } from '../phones.ts';
import { instant, orNull, personKey, strict } from './shared.ts';

const text = Type.String();
const seconds = orNull(Type.Number());

const ringForm = Type.Object(
  {
    extension: orNull(text),
    interface: text,
    at: instant,
    end: orNull(Type.Enum(['answered', 'unanswered', 'rejected', 'elsewhere', 'cancelled'])),
    seconds,
  },
  strict,
);

/** One caller's visit to one queue. */
export const callForm = Type.Object(
  {
    id: text,
    pbx: text,
    queue: text,
    number: orNull(text),
    callerName: orNull(text),
    state: Type.Enum([...CALL_STATES]),
    outcome: orNull(Type.Enum([...CALL_OUTCOMES])),
    startedAt: instant,
    answeredAt: orNull(instant),
    endedAt: orNull(instant),
    holdSeconds: seconds,
    talkSeconds: seconds,
    answeredBy: orNull(Type.Object({ extension: orNull(text), interface: text }, strict)),
    person: orNull(personKey),
    rings: Type.Array(ringForm),
    transfers: Type.Array(
      Type.Object(
        { at: instant, kind: Type.Enum(['blind', 'attended']), from: orNull(text), to: text },
        strict,
      ),
    ),
    endedBy: orNull(Type.Enum(['caller', 'agent', 'transfer'])),
    position: orNull(Type.Integer()),
    source: Type.Enum(['events', 'queue_log']),
  },
  { ...strict, title: 'Call' },
);
export type CallView = Static<typeof callForm>;
