import { Type } from 'typebox';
import {
  id,
  index,
  instant,
  isoDate,
  namedDay,
  orNull,
  personKey,
  strict,
  texts,
  timeOfDay,
  weekday,
} from './shared.ts';
import { penaltyFields } from './week.ts';

const number = Type.Number();

const loadRow = Type.Object(
  {
    ideal: number,
    workingDays: number,
    prorated: number,
    rounded: number,
    capacity: number,
    upperBound: number,
    bounded: number,
    complete: number,
    final: number,
    overload: number,
    creditBefore: number,
    creditAfter: number,
  },
  { ...strict, title: 'LoadRow' },
);

const change = Type.Object(
  {
    at: instant,
    by: Type.String(),
    text: Type.String(),
    costDelta: Type.Optional(Type.Integer()),
    editId: Type.Optional(id),
    undoes: Type.Optional(id),
  },
  strict,
);

const forcedTurn = Type.Object(
  {
    date: isoDate,
    slot: index,
    line: index,
    person: orNull(personKey),
    by: Type.String(),
    at: instant,
    reason: Type.String(),
  },
  strict,
);

/** All turns of one week as the planner makes them, every sentence said. */
export const timetableForm = Type.Object(
  {
    week: isoDate,
    lines: texts,
    days: Type.Array(
      Type.Object(
        {
          date: isoDate,
          weekday,
          slots: Type.Array(
            Type.Object({ start: timeOfDay, end: timeOfDay, cells: Type.Array(orNull(personKey)) }, strict),
          ),
        },
        strict,
      ),
    ),
    closedDays: Type.Array(namedDay),
    cost: orNull(Type.Integer()),
    bound: Type.Optional(orNull(number)),
    proof: Type.Optional(orNull(Type.Object({ digest: Type.String(), content: Type.Unknown() }, strict))),
    penalties: Type.Array(Type.Object(penaltyFields, strict)),
    overload: Type.Record(Type.String(), number),
    loads: Type.Record(Type.String(), loadRow),
    log: Type.Array(change),
    forced: Type.Optional(Type.Array(forcedTurn)),
  },
  { ...strict, title: 'Timetable' },
);
