import { Type } from 'typebox';
import { LOCALES, TIMETABLE_STATES, WEEKDAYS } from '../types.ts';

/** Forms that others are made of. A `title` is the name of a form in the documentation of the API. */

/** Nothing may be there that a form does not name. */
export const strict = { additionalProperties: false } as const;
export const orNull = <T extends Type.TSchema>(form: T) => Type.Union([form, Type.Null()]);

export const isoDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'YYYY-MM-DD' });
export const instant = Type.String({ format: 'date-time', description: 'in UTC' });
export const timeOfDay = Type.String({ pattern: '^\\d{2}:\\d{2}$', description: 'HH:MM' });
export const personKey = Type.String({ minLength: 1, maxLength: 60 });
export const id = Type.String({ minLength: 1, maxLength: 64 });
/** Of slots and lines, from 0. */
export const index = Type.Integer({ minimum: 0, maximum: 999 });
export const count = Type.Integer({ minimum: 0 });
export const weekday = Type.Enum([...WEEKDAYS]);
export const locale = Type.Enum([...LOCALES]);
export const timetableState = Type.Enum([...TIMETABLE_STATES]);

export const texts = Type.Array(Type.String());
export const personKeys = Type.Array(personKey);

/** A cell of a week. */
export const place = Type.Object({ date: isoDate, slot: index, line: index }, { ...strict, title: 'Place' });
/** A cell that changes hands. */
export const move = Type.Object(
  { ...place.properties, from: orNull(personKey), to: orNull(personKey) },
  { ...strict, title: 'Move' },
);
export const namedDay = Type.Object({ date: isoDate, name: Type.String() }, strict);
