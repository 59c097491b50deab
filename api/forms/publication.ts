import { Type } from 'typebox';
import {
  count,
  id,
  instant,
  isoDate,
  move,
  orNull,
  personKey,
  strict,
  timeOfDay,
  timetableState,
} from '../../model/forms/shared.ts';
import { weekForm } from '../../model/forms/week.ts';

const hours = Type.Array(Type.Object({ date: isoDate, start: timeOfDay, end: timeOfDay }, strict));

/** Somebody whose turns are not those that she was told of. */
const toldPersonForm = Type.Object(
  { person: personKey, lost: hours, gained: hours, text: Type.String() },
  { ...strict, title: 'ToldPerson' },
);
const told = Type.Array(toldPersonForm);

export const toldForm = Type.Object({ told }, strict);
export const publishedWeekForm = Type.Object(
  { ...weekForm.properties, told },
  { ...strict, title: 'PublishedWeek' },
);

/** Everything that was done to a timetable by hand. */
export const changesForm = Type.Object(
  {
    id,
    week: isoDate,
    edits: Type.Array(
      Type.Object(
        {
          id,
          version: count,
          by: Type.String(),
          at: instant,
          reason: Type.String(),
          undoneAt: orNull(instant),
          undoneBy: orNull(Type.String()),
          moves: Type.Array(move),
          undoes: orNull(id),
          text: Type.String(),
          canUndo: Type.Boolean(),
        },
        strict,
      ),
    ),
    versions: Type.Array(
      Type.Object(
        {
          version: count,
          state: timetableState,
          at: instant,
          by: Type.String(),
          reason: Type.String(),
        },
        strict,
      ),
      { description: 'only for those who see drafts' },
    ),
  },
  { ...strict, title: 'WeekChanges' },
);
