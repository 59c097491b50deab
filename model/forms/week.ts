import { type Static, Type } from 'typebox';
import { coat } from './person.ts';
import {
  count,
  id,
  index,
  instant,
  isoDate,
  namedDay,
  orNull,
  personKey,
  personKeys,
  strict,
  texts,
  timeOfDay,
  timetableState,
  weekday,
} from './shared.ts';

const cellForm = Type.Object(
  {
    person: orNull(personKey),
    fixed: Type.Optional(Type.Literal(true, { description: 'as the weekly template wants it' })),
    pinned: Type.Optional(Type.Literal(true, { description: 'over: it stays as it is' })),
    undesired: Type.Optional(Type.Literal(true, { description: 'against a wish of who has it' })),
    forced: Type.Optional(Type.String({ description: 'why it stands against a hard rule' })),
  },
  { ...strict, title: 'Cell' },
);
export type CellView = Static<typeof cellForm>;

const slotForm = Type.Object({ start: timeOfDay, end: timeOfDay, cells: Type.Array(cellForm) }, strict);
export type SlotView = Static<typeof slotForm>;

const dayForm = Type.Object({ date: isoDate, weekday, slots: Type.Array(slotForm) }, strict);
export type DayView = Static<typeof dayForm>;

/** What a broken or costly rule says of a week. */
export const penaltyFields = {
  rule: Type.String(),
  cost: Type.Integer(),
  broken: Type.Boolean(),
  text: Type.String(),
  date: orNull(isoDate),
  slots: Type.Array(index),
  persons: personKeys,
};
const penaltyForm = Type.Object({ ...penaltyFields, name: Type.String() }, strict);
export type PenaltyView = Static<typeof penaltyForm>;

const weekPersonForm = Type.Object(
  { name: Type.String(), coat, color: Type.String(), short: Type.String() },
  strict,
);
export type WeekPerson = Static<typeof weekPersonForm>;

const logEntryForm = Type.Object(
  {
    at: instant,
    by: Type.String(),
    text: Type.String(),
    costDelta: Type.Optional(Type.Integer()),
    editId: Type.Optional(id),
    canUndo: Type.Boolean(),
  },
  strict,
);
export type LogEntry = Static<typeof logEntryForm>;

const loadForm = Type.Object({ turns: count, owed: Type.Number(), overload: Type.Number() }, strict);

/** A week as its page shows it, every sentence said. */
export const weekForm = Type.Object(
  {
    id,
    week: isoDate,
    state: timetableState,
    version: count,
    description: Type.String(),
    updatedAt: instant,
    timetable: Type.Object(
      { lines: texts, days: Type.Array(dayForm), closedDays: Type.Array(namedDay) },
      strict,
    ),
    cost: Type.Integer({ description: 'by the rules and entries of today' }),
    bound: orNull(Type.Number({ description: 'no timetable of the week can cost less' })),
    proven: Type.Boolean(),
    holes: count,
    broken: count,
    penalties: Type.Array(penaltyForm),
    loads: Type.Record(Type.String(), loadForm),
    persons: Type.Record(Type.String(), weekPersonForm),
    log: Type.Array(logEntryForm, { description: 'the newest first' }),
    can: Type.Object(
      {
        edit: Type.Boolean(),
        editAll: Type.Boolean(),
        force: Type.Boolean(),
        publish: Type.Boolean(),
        retire: Type.Boolean(),
      },
      strict,
    ),
    now: orNull(Type.Object({ date: isoDate, slot: index }, strict)),
  },
  { ...strict, title: 'Week' },
);
export type WeekView = Static<typeof weekForm>;

/** The fresh week after a change by hand, and how to take it back. */
export const editedWeekForm = Type.Object(
  { ...weekForm.properties, editId: id, undoUntil: instant },
  { ...strict, title: 'EditedWeek' },
);
export type EditedWeek = Static<typeof editedWeekForm>;

/** A week in a list. */
export const weekSummaryForm = Type.Object(
  {
    id,
    week: isoDate,
    state: timetableState,
    version: count,
    description: Type.String(),
    createdAt: instant,
    updatedAt: instant,
    cost: orNull(Type.Integer()),
    holes: count,
    replaced: Type.Boolean({ description: 'another timetable took its place' }),
  },
  { ...strict, title: 'WeekSummary' },
);
export type WeekSummary = Static<typeof weekSummaryForm>;
