import { type Static, Type } from 'typebox';
import { ROLES } from '../permissions.ts';
import { locale, orNull, personKey, strict } from './shared.ts';

export const roles = Type.Array(Type.Enum([...ROLES]));
/** Number of the colours that stand for a person. */
export const coat = orNull(Type.Integer({ minimum: 1 }));

/** A person, as far as who asks may know: what is not for them is `null`. */
export const personForm = Type.Object(
  {
    key: personKey,
    name: Type.String(),
    email: orNull(Type.String()),
    extension: orNull(Type.String()),
    color: Type.String({ description: '#rrggbb' }),
    coat,
    table: orNull(Type.Integer()),
    groups: Type.Array(Type.String()),
    idealLoad: orNull(Type.Number({ description: 'turns of a full week' })),
    dailyLimit: orNull(Type.Integer()),
    lunchExempt: Type.Boolean(),
    locale: orNull(locale),
    active: Type.Boolean(),
    roles,
    version: Type.Integer({ minimum: 1, description: 'for If-Match: "VERSION"' }),
  },
  { ...strict, title: 'Person' },
);
export type PersonView = Static<typeof personForm>;
