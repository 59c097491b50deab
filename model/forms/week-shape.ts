import { type Static, Type } from 'typebox';
import { count, strict, texts, timeOfDay, weekday } from './shared.ts';

const dayShapeForm = Type.Object(
  {
    weekday,
    slots: Type.Array(Type.Object({ start: timeOfDay, end: timeOfDay, lines: count }, strict)),
  },
  strict,
);
export type DayShape = Static<typeof dayShapeForm>;

/** The working week as the installation has it. */
export const weekShapeForm = Type.Object(
  {
    days: Type.Array(dayShapeForm, { description: 'in calendar order' }),
    lines: texts,
    dailyTurns: Type.Integer({ description: 'most turns in a day of who has no limit of her own' }),
  },
  { ...strict, title: 'WeekShape' },
);
export type WeekShape = Static<typeof weekShapeForm>;
