import { Type } from 'typebox';

/** Forms that requests about weeks share. */

const strict = { additionalProperties: false } as const;

export const isoDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'YYYY-MM-DD' });
const index = Type.Integer({ minimum: 0, maximum: 999 });
export const personKey = Type.String({ minLength: 1, maxLength: 60 });
export const id = Type.String({ minLength: 1, maxLength: 64 });

export const place = Type.Object({ date: isoDate, slot: index, line: index }, strict);
export const weekPath = Type.Object({ week: isoDate });
export const weekQuery = Type.Object({ id: Type.Optional(id) });
/** A cell in the query. */
export const placeQuery = Type.Object({ date: isoDate, slot: index, line: index, id: Type.Optional(id) });

const swap = Type.Object({ one: place, other: place }, strict);
const put = Type.Object(
  { date: isoDate, slot: index, line: index, person: Type.Union([personKey, Type.Null()]) },
  strict,
);
/** Exactly one of `swap` and `put`. */
export const changeFields = { swap: Type.Optional(swap), put: Type.Optional(put) };
export const changeBody = Type.Object(changeFields, strict);
export const editBody = Type.Object(
  {
    ...changeFields,
    reason: Type.Optional(Type.String({ maxLength: 500 })),
    force: Type.Optional(Type.Boolean()),
  },
  strict,
);
/** Answers that are too rich for a form of their own. */
export const anything = Type.Unsafe<unknown>({});
