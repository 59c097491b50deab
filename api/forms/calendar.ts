import { Type } from 'typebox';
import { orNull, strict } from '../../model/forms/shared.ts';

const url = Type.String({ description: 'whoever has it reads the calendar' });

export const newCalendarForm = Type.Object({ url }, strict);
/** `null`: there is none. */
export const calendarForm = Type.Object({ url: orNull(url) }, strict);
