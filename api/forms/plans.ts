import { Type } from 'typebox';
import { planForm } from '../../model/forms/plan.ts';
import { personKeys, strict } from '../../model/forms/shared.ts';

export const plansForm = Type.Object({ plans: Type.Array(planForm) }, strict);
/** Whom a question went to. */
export const toldForm = Type.Object({ told: personKeys }, strict);
