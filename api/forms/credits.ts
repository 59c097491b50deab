import { Type } from 'typebox';
import { isoDate, strict } from '../../model/forms/shared.ts';

/** Turns done too many (+) or too few (−) at the start of a week, by person. */
export const creditsForm = Type.Object(
  { week: isoDate, credits: Type.Record(Type.String(), Type.Number()) },
  { ...strict, title: 'Credits' },
);
