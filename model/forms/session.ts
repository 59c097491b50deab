import { type Static, Type } from 'typebox';
import { PERMISSIONS, type Permission } from '../permissions.ts';
import { coat, personForm, roles } from './person.ts';
import { id, instant, locale, orNull, personKey, strict } from './shared.ts';

/** How the installation calls and shows itself. */
export const organisationForm = Type.Object(
  { name: Type.String(), timezone: Type.String(), locale, logo: orNull(Type.String()) },
  { ...strict, title: 'Organisation' },
);
export type Organisation = Static<typeof organisationForm>;

/** Who is signed in, and what they may do. */
export const sessionForm = Type.Object(
  {
    person: personForm,
    roles,
    permissions: Type.Array(Type.Enum(Object.keys(PERMISSIONS) as Permission[])),
    demo: Type.Boolean(),
    locale,
    organisation: organisationForm,
    expiresAt: instant,
  },
  { ...strict, title: 'Session' },
);
export type SessionView = Static<typeof sessionForm>;

export const signInMethodForm = Type.Union(
  [
    Type.Object(
      {
        kind: Type.Literal('demo'),
        persons: Type.Array(Type.Object({ key: personKey, name: Type.String(), coat, roles }, strict)),
      },
      strict,
    ),
    Type.Object({ kind: Type.Literal('oidc'), label: Type.String(), url: Type.String() }, strict),
  ],
  { title: 'SignInMethod' },
);
export type SignInMethod = Static<typeof signInMethodForm>;

/** A browser in which somebody is signed in. */
export const signedInForm = Type.Object(
  {
    id,
    method: Type.Enum(['demo', 'oidc']),
    userAgent: Type.String({ description: 'as the browser names itself' }),
    createdAt: instant,
    lastSeenAt: instant,
    expiresAt: instant,
    isHere: Type.Boolean({ description: 'the one that asks' }),
  },
  { ...strict, title: 'SignedIn' },
);
export const signedInsForm = Type.Object({ sessions: Type.Array(signedInForm) }, strict);
export type SignedIn = Static<typeof signedInForm>;
