import { type Static, Type } from 'typebox';
import { liftForm } from './reasons.ts';
import { count, id, index, instant, isoDate, orNull, personKeys, strict, texts } from './shared.ts';
import { timetableForm } from './timetable.ts';

const askedForm = Type.Object(
  {
    date: orNull(isoDate),
    slot: orNull(index),
    count,
    text: Type.String(),
    ways: Type.Array(
      Type.Object(
        {
          cost: Type.Integer(),
          asks: Type.Array(liftForm),
          persons: personKeys,
          asked: Type.Boolean({ description: 'those of whom it asks something have been told' }),
          texts,
        },
        strict,
      ),
    ),
  },
  { ...strict, title: 'AskedOf' },
);
export type AskedOf = Static<typeof askedForm>;

const stepForm = Type.Object(
  {
    seconds: Type.Number(),
    cost: Type.Optional(Type.Integer()),
    bound: Type.Optional(Type.Number()),
  },
  strict,
);

/** A planning, and the best so far. */
export const planForm = Type.Object(
  {
    id,
    week: isoDate,
    description: Type.String(),
    state: Type.Enum(['running', 'stopped', 'failed']),
    startedAt: instant,
    startedBy: Type.String(),
    elapsedSeconds: Type.Number(),
    cost: orNull(Type.Integer()),
    bound: orNull(Type.Number()),
    gap: orNull(Type.Number()),
    holes: orNull(count),
    broken: orNull(count),
    proven: Type.Boolean(),
    history: Type.Array(stepForm, { description: 'how cost fell and bound rose; empty in lists' }),
    timetable: orNull(timetableForm),
    blocking: Type.Array(Type.String(), { description: 'what keeps the best so far from being whole' }),
    negotiation: Type.Array(askedForm, { description: 'what would fill its holes, once the search is over' }),
    draftId: orNull(id),
    reason: orNull(Type.String({ description: 'why it failed' })),
  },
  { ...strict, title: 'Plan' },
);
export type PlanView = Static<typeof planForm>;
