import { Type } from 'typebox';
import { callForm } from '../../model/forms/call.ts';
import {
  count,
  instant,
  isoDate,
  orNull,
  personKey,
  strict,
  timeOfDay,
  weekday,
} from '../../model/forms/shared.ts';

const seconds = orNull(Type.Number());

export const callsForm = Type.Object(
  {
    date: isoDate,
    calls: Type.Array(callForm),
    next: orNull(Type.String({ description: '`before` of the following page' })),
  },
  strict,
);

const spanForm = Type.Object(
  { count, total: Type.Number(), average: seconds, longest: seconds },
  { ...strict, title: 'Span', description: 'in seconds' },
);
const figures = {
  received: count,
  answered: count,
  abandoned: count,
  timedOut: count,
  full: count,
  unattended: count,
  lost: count,
  waiting: count,
  early: count,
  late: count,
  talk: spanForm,
  hold: spanForm,
  answerHold: spanForm,
  serviceLevel: orNull(Type.Number({ description: 'per cent' })),
};
const figuresForm = Type.Object(figures, { ...strict, title: 'CallFigures' });

/** The figures of a day. */
export const dayStatsForm = Type.Object(
  {
    date: isoDate,
    ...figures,
    tests: Type.Integer({
      minimum: 0,
      description: 'calls from numbers for tests; no other figure counts them',
    }),
    slots: Type.Array(Type.Object({ from: instant, to: instant, ...figures }, strict)),
    persons: Type.Array(
      Type.Object(
        {
          person: orNull(personKey),
          extension: orNull(Type.String({ description: 'only where it is nobody of ours' })),
          answered: count,
          talk: spanForm,
          missed: count,
          rejected: count,
          handedOn: count,
        },
        strict,
      ),
      { description: 'the busiest first' },
    ),
    queues: Type.Record(Type.String(), figuresForm),
  },
  { ...strict, title: 'DayStatistics' },
);

/** When people call. */
export const weekProfileForm = Type.Object(
  {
    from: isoDate,
    to: isoDate,
    cells: Type.Array(
      Type.Object(
        {
          weekday,
          start: timeOfDay,
          end: timeOfDay,
          days: count,
          received: Type.Number({ description: 'on average' }),
          answered: Type.Number(),
          unanswered: Type.Number(),
          figures: figuresForm,
        },
        strict,
      ),
    ),
  },
  { ...strict, title: 'WeekProfile' },
);
