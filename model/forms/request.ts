import { type Static, Type } from 'typebox';
import { REQUEST_STATES } from '../requests.ts';
import { id, instant, isoDate, orNull, personKey, personKeys, place, strict } from './shared.ts';
import { weekForm } from './week.ts';

const where = orNull(Type.Object({ time: Type.String(), line: Type.String() }, strict));

/** Somebody asks others to swap a turn, or to take one over. */
export const requestForm = Type.Object(
  {
    id,
    kind: Type.Enum(['swap', 'cover']),
    week: isoDate,
    turn: place,
    other: orNull(place),
    asker: personKey,
    asked: Type.Union([personKeys, Type.Literal('all')]),
    message: Type.String(),
    state: Type.Enum([...REQUEST_STATES]),
    createdAt: instant,
    expiresAt: orNull(instant),
    closedAt: orNull(instant),
    closedBy: orNull(Type.String()),
    edit: orNull(id),
    answers: Type.Array(
      Type.Object({ person: personKey, answer: Type.Enum(['yes', 'no']), at: instant }, strict),
    ),
    turnIs: where,
    otherIs: where,
    agreed: orNull(Type.String({ description: 'who said yes, where a coordinator has still to agree' })),
    can: Type.Object({ answer: Type.Boolean(), decide: Type.Boolean(), withdraw: Type.Boolean() }, strict),
  },
  { ...strict, title: 'Request' },
);
export type RequestView = Static<typeof requestForm>;

/** With the fresh week, if the answer changed it. */
export const answeredRequestForm = Type.Object(
  { ...requestForm.properties, fresh: Type.Optional(weekForm) },
  { ...strict, title: 'AnsweredRequest' },
);

/** Something that a person was told. */
export const noticeForm = Type.Object(
  {
    id,
    kind: Type.String(),
    text: Type.String(),
    subject: orNull(Type.String()),
    createdAt: instant,
    seenAt: orNull(instant),
  },
  { ...strict, title: 'Notice' },
);
export type NoticeView = Static<typeof noticeForm>;
