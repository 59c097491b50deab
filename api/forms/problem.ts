import { Type } from 'typebox';
import { ERRORS, type ErrorCode } from '../../model/errors.ts';
import { personForm } from '../../model/forms/person.ts';
import { strict } from '../../model/forms/shared.ts';
import { weekForm } from '../../model/forms/week.ts';

/** A refusal, as RFC 9457 writes it. */
export const problemForm = Type.Object(
  {
    type: Type.Literal('about:blank'),
    title: Type.String({ description: 'of the status' }),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Type.String({ description: 'for people, in the language of who asks' }),
    code: Type.Enum(Object.keys(ERRORS) as ErrorCode[], { description: 'for programs' }),
    values: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
    requestId: Type.String({ description: 'as the log names it' }),
    week: Type.Optional(weekForm),
    person: Type.Optional(personForm),
  },
  { ...strict, title: 'Problem' },
);

/** What every route may answer instead. */
export const problemAnswer = {
  description: 'Refused. Where somebody was faster, `week` or `person` is what it has become.',
  content: { 'application/problem+json': { schema: problemForm } },
};
