import { Type } from 'typebox';
import { WEEKDAYS } from '../types.ts';

/** Forms that recur in the configuration. */

export const strict = { additionalProperties: false } as const;

export const integer = (minimum: number, maximum: number, value: number) =>
  Type.Integer({
    minimum,
    maximum,
    default: value,
    description: `a whole number from ${minimum} to ${maximum}`,
  });
export const yesNo = (value: boolean) => Type.Boolean({ default: value, description: 'true or false' });
export const text = (value: string, description = 'text') => Type.String({ default: value, description });
export const textOrNull = (description: string) =>
  Type.Union([Type.String(), Type.Null()], { default: null, description: `${description}, or null` });
export const weekday = Type.Enum([...WEEKDAYS], { description: `one of ${WEEKDAYS.join(', ')}` });
