import { type Static, Type } from 'typebox';
import { count, orNull, personKey, personKeys, place, strict } from './shared.ts';

const told = { rule: Type.String(), text: Type.String() };
const priced = Type.Object({ ...told, cost: Type.Integer() }, strict);

/** What a change of turns would do. */
export const changeCheckForm = Type.Object(
  {
    version: count,
    isAllowed: Type.Boolean({ description: 'breaks no hard rule, and no turn of it is over' }),
    isPast: Type.Boolean(),
    cost: Type.Object({ before: Type.Integer(), after: Type.Integer() }, strict),
    bound: orNull(Type.Number()),
    breaks: Type.Array(Type.Object(told, strict), { description: 'hard rules' }),
    mends: Type.Array(priced),
    costs: Type.Array(priced),
    loads: Type.Array(
      Type.Object({ person: personKey, before: count, after: count, owed: Type.Number() }, strict),
    ),
    moves: Type.Array(Type.Object({ person: personKey, from: orNull(place), to: orNull(place) }, strict)),
    told: Type.Array(personKey, { description: 'who would hear of it' }),
    needsConsent: personKeys,
    needsCoordinator: Type.Boolean(),
  },
  { ...strict, title: 'ChangeCheck' },
);
export type ChangeCheckView = Static<typeof changeCheckForm>;

/** What it would cost to have a turn change places with a cell. */
export const cellCostForm = Type.Object(
  {
    ...place.properties,
    cost: orNull(Type.Integer()),
    rule: Type.Optional(Type.String({ description: 'what forbids it; "past": it is over' })),
  },
  { ...strict, title: 'CellCost' },
);
export type CellCost = Static<typeof cellCostForm>;

/** Somebody who could take a turn. */
export const coverForm = Type.Object(
  {
    person: personKey,
    cost: Type.Integer(),
    isAllowed: Type.Boolean(),
    text: Type.String(),
    texts: Type.Array(Type.String()),
  },
  { ...strict, title: 'Cover' },
);
export type CoverView = Static<typeof coverForm>;
