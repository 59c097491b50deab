import { Type } from 'typebox';
import { personForm } from '../../model/forms/person.ts';
import { strict } from '../../model/forms/shared.ts';
import { fixedTurn } from '../schemas.ts';

export const personsForm = Type.Object({ persons: Type.Array(personForm) }, strict);

/** Somebody who has gone into the archive, and the fixed turns that nobody has now. */
export const archivedForm = Type.Object({ person: personForm, freedTurns: Type.Array(fixedTurn) }, strict);
