import { Type } from 'typebox';
import { id, index, isoDate, orNull, personKey, place, strict } from '../../model/forms/shared.ts';

/** Forms that requests about weeks share. */

export const weekPath = Type.Object({ week: isoDate });
export const weekQuery = Type.Object({ id: Type.Optional(id) });
/** A cell in the query. */
export const placeQuery = Type.Object({ ...place.properties, id: Type.Optional(id) });

const swap = Type.Object({ one: place, other: place }, strict);
const put = Type.Object({ date: isoDate, slot: index, line: index, person: orNull(personKey) }, strict);
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
