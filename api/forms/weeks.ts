import { Type } from 'typebox';
import { cellCostForm, coverForm } from '../../model/forms/change-check.ts';
import { isoDate, orNull, strict } from '../../model/forms/shared.ts';
import { weekSummaryForm } from '../../model/forms/week.ts';

/** `next`: `before` of the following page. */
export const weeksForm = Type.Object({ weeks: Type.Array(weekSummaryForm), next: orNull(isoDate) }, strict);
export const cellCostsForm = Type.Object({ cells: Type.Array(cellCostForm) }, strict);
export const coversForm = Type.Object({ people: Type.Array(coverForm) }, strict);
