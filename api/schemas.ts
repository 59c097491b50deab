import { Type } from 'typebox';
import { GIVEN_ROLES } from '../model/permissions.ts';
import { LOCALES, WEEKDAYS } from '../model/types.ts';

/** Forms that requests about people share. */

export const isoDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'YYYY-MM-DD' });
export const personKey = Type.String({ minLength: 1, maxLength: 60 });
export const id = Type.String({ minLength: 1, maxLength: 64 });
export const keyPath = Type.Object({ key: personKey });
export const idPath = Type.Object({ id });

const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
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
  locale: Type.Optional(orNull(Type.Enum([...LOCALES]))),
  roles: Type.Optional(Type.Array(Type.Enum([...GIVEN_ROLES]), { maxItems: 10 })),
};

/** When somebody cannot: of one weekday, of one date, or, with both null, of every working day. */
export const unavailabilityFields = {
  weekday: Type.Optional(orNull(Type.Enum([...WEEKDAYS]))),
  date: Type.Optional(orNull(isoDate)),
  slots: Type.Optional(orNull(Type.String({ pattern: '^[01]{1,32}$', description: 'one 0 or 1 a slot' }))),
  firm: Type.Optional(Type.Boolean()),
  reason: Type.Optional(text(300)),
};

export const fixedTurn = Type.Object(
  {
    weekday: Type.Enum([...WEEKDAYS]),
    slot: Type.Integer({ minimum: 0, maximum: 999 }),
    line: Type.Integer({ minimum: 0, maximum: 999 }),
    person: orNull(personKey),
  },
  { additionalProperties: false },
);
