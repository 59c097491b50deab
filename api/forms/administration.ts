import { Type } from 'typebox';
import { id, instant, orNull, strict } from '../../model/forms/shared.ts';
import { SCOPES } from '../../model/permissions.ts';

const scopes = Type.Array(Type.Enum([...SCOPES]));

/** The key of a service. */
export const keyForm = Type.Object(
  {
    id,
    name: Type.String(),
    scopes,
    createdBy: Type.String(),
    createdAt: instant,
    lastUsedAt: orNull(instant),
    revokedAt: orNull(instant),
  },
  { ...strict, title: 'Key' },
);
export const keysForm = Type.Object({ keys: Type.Array(keyForm), scopes }, strict);
export const newKeyForm = Type.Object(
  { ...keyForm.properties, secret: Type.String({ description: 'shown this once' }) },
  { ...strict, title: 'NewKey' },
);

/** Who changed what, and what was there before and after. */
export const auditEntryForm = Type.Object(
  {
    seq: Type.Integer(),
    at: instant,
    who: Type.String(),
    what: Type.String({ description: 'room and verb: "person.edit"' }),
    subject: Type.String(),
    before: Type.Unknown(),
    after: Type.Unknown(),
    hidden: Type.Optional(Type.Literal(true, { description: 'what was changed is not for who asks' })),
  },
  { ...strict, title: 'AuditEntry' },
);
export const auditForm = Type.Object(
  {
    entries: Type.Array(auditEntryForm),
    next: orNull(Type.Integer({ description: '`before` of the following page' })),
  },
  strict,
);

/** The server is well. */
export const healthForm = Type.Object({ status: Type.Literal('ok'), version: Type.String() }, strict);
