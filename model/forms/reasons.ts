import { type Static, Type } from 'typebox';
import { count, index, isoDate, orNull, personKey, personKeys, strict, texts } from './shared.ts';

/** Why a week is as it is, every sentence said. */

const text = Type.String();

const editForm = Type.Object(
  { date: orNull(isoDate), slot: index, line: orNull(index), from: orNull(personKey), to: orNull(personKey) },
  strict,
);
/** Turns that change hands together, and the exact difference that it makes. */
const changeFields = {
  edits: Type.Array(editForm),
  cost: Type.Integer(),
  broken: Type.Integer(),
  mends: texts,
  breaks: texts,
};

/** Something that could be lifted: an entry of somebody, or a limit. */
export const liftForm = Type.Object(
  {
    kind: Type.Enum(['optional', 'unavailability', 'absence', 'limit']),
    persons: personKeys,
    rule: Type.String(),
    date: orNull(isoDate),
    reason: orNull(Type.String()),
    text,
  },
  { ...strict, title: 'Lift' },
);
const lifts = Type.Array(liftForm);

const negotiationForm = Type.Object(
  {
    lack: orNull(Type.Object({ count: Type.Number(), asked: Type.Number(), loads: Type.Number() }, strict)),
    first: texts,
    holes: Type.Array(
      Type.Object(
        {
          date: orNull(isoDate),
          slot: index,
          count,
          text,
          open: orNull(Type.Object({ ...changeFields, texts }, strict)),
          ways: Type.Array(Type.Object({ ...changeFields, lifts, texts }, strict)),
        },
        strict,
      ),
    ),
    left: count,
    anew: orNull(Type.Object({ lifts, filled: count, left: count, texts }, strict)),
  },
  { ...strict, title: 'Negotiation' },
);

const penaltyForm = Type.Object(
  {
    rule: Type.String(),
    cost: Type.Integer(),
    broken: Type.Boolean(),
    persons: personKeys,
    text,
    way: orNull(Type.Object(changeFields, strict)),
    texts,
  },
  { ...strict, title: 'ExplainedPenalty' },
);

const figures = { cost: Type.Integer(), broken: count, holes: count, proven: Type.Boolean() };

/** Why a turn is whose it is, or a hole a hole. */
export const turnReasonsForm = Type.Object(
  {
    ...figures,
    date: isoDate,
    slot: index,
    line: index,
    person: orNull(personKey),
    why: texts,
    penalties: texts,
    could: Type.Array(Type.Object({ ...changeFields, person: personKey, text }, strict)),
    cannot: Type.Array(Type.Object({ person: personKey, texts }, strict)),
    negotiation: orNull(negotiationForm),
  },
  { ...strict, title: 'TurnReasons' },
);
export type TurnReasons = Static<typeof turnReasonsForm>;

const personReasonsForm = Type.Object(
  {
    ...figures,
    person: personKey,
    load: texts,
    turns: texts,
    penalties: Type.Array(penaltyForm),
    wishes: Type.Array(Type.Object({ kept: Type.Boolean(), text }, strict)),
  },
  { ...strict, title: 'PersonReasons' },
);

const weekReasonsForm = Type.Object(
  {
    ...figures,
    penalties: Type.Array(penaltyForm),
    negotiation: orNull(negotiationForm),
    uneven: Type.Array(Type.Object({ person: personKey, overload: Type.Number(), texts }, strict)),
  },
  { ...strict, title: 'WeekReasons' },
);

/** Of a turn, of a person's week, or of the whole week. */
export const reasonsForm = Type.Union([turnReasonsForm, personReasonsForm, weekReasonsForm], {
  title: 'Reasons',
});
