import { Type } from 'typebox';
import { id, index, isoDate, locale, orNull, personKey, strict, weekday } from '../model/forms/shared.ts';
import { GIVEN_ROLES } from '../model/permissions.ts';

/** Forms that requests about people share. */

export const keyPath = Type.Object({ key: personKey });
export const idPath = Type.Object({ id });

const text = (maxLength: number) => Type.String({ maxLength });

/** What may be said of a person; `null` takes it away. */
export const personFields = {
  name: Type.Optional(text(100)),
  email: Type.Optional(orNull(text(200))),
  extension: Type.Optional(orNull(text(15))),
  color: Type.Optional(orNull(text(10))),
  table: Type.Optional(orNull(Type.Integer())),
  groups: Type.Optional(Type.Array(Type.String({ maxLength: 60, pattern: '^[^,]+$' }), { maxItems: 50 })),
  idealLoad: Type.Optional(orNull(Type.Number())),
  dailyLimit: Type.Optional(orNull(Type.Integer())),
  lunchExempt: Type.Optional(Type.Boolean()),
  locale: Type.Optional(orNull(locale)),
  roles: Type.Optional(Type.Array(Type.Enum([...GIVEN_ROLES]), { maxItems: 10 })),
};

/** When somebody cannot: of one weekday, of one date, or, with both null, of every working day. */
export const unavailabilityFields = {
  weekday: Type.Optional(orNull(weekday)),
  date: Type.Optional(orNull(isoDate)),
  slots: Type.Optional(orNull(Type.String({ pattern: '^[01]{1,32}$', description: 'one 0 or 1 a slot' }))),
  firm: Type.Optional(Type.Boolean()),
  reason: Type.Optional(text(300)),
};

/** A standing wish that a person (or nobody) has a line of a slot every week. */
export const fixedTurn = Type.Object(
  {
    weekday,
    slot: index,
    line: index,
    person: orNull(personKey),
  },
  { ...strict, title: 'FixedTurn' },
);
