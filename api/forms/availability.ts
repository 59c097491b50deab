import { Type } from 'typebox';
import { id, isoDate, orNull, personKey, strict, weekday } from '../../model/forms/shared.ts';
import { ABSENCE_KINDS } from '../../model/types.ts';
import { fixedTurn } from '../schemas.ts';

/** When a person cannot (`firm`) or would rather not. */
export const unavailabilityForm = Type.Object(
  {
    id,
    person: personKey,
    weekday: orNull(weekday),
    date: orNull(isoDate),
    slots: orNull(Type.String({ description: 'one 0 or 1 a slot; null: the whole day' })),
    firm: Type.Boolean(),
    reason: Type.String(),
  },
  { ...strict, title: 'Unavailability' },
);
export const unavailabilitiesForm = Type.Object({ entries: Type.Array(unavailabilityForm) }, strict);

/** Whole days away, both ends included. */
export const absenceForm = Type.Object(
  {
    id,
    person: personKey,
    from: isoDate,
    to: isoDate,
    kind: Type.Enum([...ABSENCE_KINDS]),
    source: Type.String({ description: 'where it came from' }),
  },
  { ...strict, title: 'Absence' },
);
export const absencesForm = Type.Object({ absences: Type.Array(absenceForm) }, strict);

/** A day on which nobody attends. */
export const closedDayForm = Type.Object(
  { date: isoDate, name: Type.String(), source: Type.String({ description: 'where it came from' }) },
  { ...strict, title: 'ClosedDay' },
);
export const closedDaysForm = Type.Object({ closedDays: Type.Array(closedDayForm) }, strict);

/** The weekly template. */
export const fixedTurnsForm = Type.Object({ turns: Type.Array(fixedTurn) }, strict);
