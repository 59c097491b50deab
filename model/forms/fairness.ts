import { type Static, Type } from 'typebox';
import { count, isoDate, orNull, personKey, strict, timeOfDay, weekday } from './shared.ts';

const byCause = Type.Object(
  {
    hardSlots: count,
    optional: count,
    splitDay: count,
    concentrated: count,
    marathon: count,
    lunch: count,
    noise: count,
    holes: count,
    other: count,
  },
  { ...strict, title: 'ByCause' },
);

const rowForm = Type.Object(
  {
    person: personKey,
    name: Type.String(),
    turns: count,
    points: Type.Integer({ description: 'the sum of `byCause`' }),
    byCause,
    times: byCause,
    perTurn: orNull(Type.Number()),
    steps: Type.Number({ description: 'how far above the least-loaded colleague' }),
    credit: Type.Number({ description: 'turns done too many (+) or too few (−)' }),
  },
  strict,
);
export type FairnessRow = Static<typeof rowForm>;

const equalsForm = Type.Object(
  {
    idealLoad: Type.Number(),
    dailyLimit: Type.Integer(),
    rows: Type.Array(rowForm, { description: 'the most loaded first' }),
  },
  strict,
);
export type Equals = Static<typeof equalsForm>;

/** Who carried what: everybody beside those with whom they are compared. */
export const fairnessForm = Type.Object(
  {
    week: isoDate,
    weeks: Type.Array(isoDate),
    hardSlots: Type.Array(Type.Object({ weekday, slot: timeOfDay, points: count }, strict)),
    equals: Type.Array(equalsForm),
  },
  { ...strict, title: 'Fairness' },
);
export type FairnessReport = Static<typeof fairnessForm>;
