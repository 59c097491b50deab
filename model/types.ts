/**
 * The words of the timetable as plain data. Every room may use them; nothing here reads, writes or decides.
 * Dates are ISO days ("2026-03-02"), times of day are "HH:MM" in the organisation's zone, and instants are
 * ISO strings in UTC.
 */

import type { GivenRole } from './permissions.ts';

/** A calendar day, "YYYY-MM-DD". */
export type IsoDate = string;
/** An instant in UTC, "YYYY-MM-DDTHH:MM:SS.sssZ". */
export type Instant = string;
/** A time of day, "HH:MM"; "24:00" is allowed as the end of a day. */
export type TimeOfDay = string;
/** A person's short stable slug: up to 30 characters of a–z, 0–9, _ and inner hyphens. */
export type PersonKey = string;

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const LOCALES = ['en', 'ca', 'es', 'ru'] as const;
export type Locale = (typeof LOCALES)[number];

/** A human of the organisation. */
export interface Person {
  key: PersonKey;
  /** Shown everywhere; defaults to the capitalised key. */
  name: string;
  email: string | null;
  /** Phone extension, digits only. */
  extension: string | null;
  /** "#rrggbb", lower case. */
  color: string;
  /** Desk table: people of one table disturb each other on the phone. `null`: sits at none. */
  table: number | null;
  /** Names of the groups the person belongs to, sorted. */
  groups: string[];
  /** Turns owed in a full week; `null`: attends no phone. */
  idealLoad: number | null;
  /** Most turns in a day; `null`: the installation's general limit. */
  dailyLimit: number | null;
  /** May work through the lunch slots. */
  lunchExempt: boolean;
  locale: Locale | null;
  active: boolean;
  /** Roles that were given; every active person is an agent besides. */
  roles: GivenRole[];
  /** Number in the order of joining, from 1, kept for ever: which colours stand for the person. `null`: not saved yet. */
  coat: number | null;
}

/** A person cannot (`firm`) or would rather not attend some slots, every week or on one date. */
export interface Unavailability {
  id: string;
  person: PersonKey;
  /** Weekly entry of one weekday. Both `weekday` and `date` null: every working day. */
  weekday: Weekday | null;
  /** One-shot entry. Never together with `weekday`. */
  date: IsoDate | null;
  /** One '0' or '1' per slot of the day, '1' = busy; `null`: the whole day. */
  slots: string | null;
  firm: boolean;
  reason: string;
}

export const ABSENCE_KINDS = ['holiday', 'leave', 'trip'] as const;
export type AbsenceKind = (typeof ABSENCE_KINDS)[number];

/** Whole days away, both ends included; lowers the load and is a firm unavailability. */
export interface Absence {
  id: string;
  person: PersonKey;
  from: IsoDate;
  to: IsoDate;
  kind: AbsenceKind;
  /** Where it came from: "hand", "sheets", "odoo", "files", "tomatic", "demo". A download replaces its own only. */
  source: string;
}

/** A day on which nobody attends. */
export interface ClosedDay {
  date: IsoDate;
  name: string;
  source: string;
}

/** A standing wish that a person (or nobody: `null`) has a line of a slot every week. */
export interface FixedTurn {
  weekday: Weekday;
  /** Index of the slot in its day, from 0. */
  slot: number;
  /** Index of the line, from 0. */
  line: number;
  person: PersonKey | null;
}

/** One interval of one day with its turns: one cell per line, `null` is a hole. */
export interface TimetableSlot {
  start: TimeOfDay;
  end: TimeOfDay;
  cells: (PersonKey | null)[];
}

export interface TimetableDay {
  date: IsoDate;
  weekday: Weekday;
  slots: TimetableSlot[];
}

export const TIMETABLE_STATES = ['draft', 'published', 'retired'] as const;
export type TimetableState = (typeof TIMETABLE_STATES)[number];

/** A sentence for people as a catalogue key with its values, so that whoever shows it chooses the language. */
export interface Sentence {
  key: string;
  values: Record<string, string | number>;
}

/** What a broken or costly rule says of a timetable. */
export interface Penalty {
  /** Key of the rule, e.g. "split-day". */
  rule: string;
  /** Whole number, 0 for a broken hard rule (which has no price). */
  cost: number;
  /** The rule is hard here and is not kept. */
  broken: boolean;
  sentence: Sentence;
  /** Where it happens: date and, if it is about some slots, their indices. */
  date: IsoDate | null;
  slots: number[];
  persons: PersonKey[];
}

export interface TimetableChange {
  at: Instant;
  /** Who did it, in words for people ("ada", "schedule-hours"). */
  by: string;
  /** Free text, as kept by older installations, or written by us. */
  text: string;
  /** What was done, for the reader's language; without it `text` is all there is. */
  sentence?: Sentence;
  /** What it made the week cost more. */
  costDelta?: number;
  /** The edit that it tells of: may be undone for a while. */
  editId?: string;
  /** The edit that it took back. */
  undoes?: string;
}

/** A turn that was given against a hard rule, with the reason of who answers for it. */
export interface ForcedTurn {
  date: IsoDate;
  slot: number;
  line: number;
  person: PersonKey | null;
  by: string;
  at: Instant;
  reason: string;
}

/** How one person's load was found, step by step; the field names are those of the glossary. */
export interface LoadRow {
  ideal: number;
  /** Working days of this person in the week. */
  workingDays: number;
  prorated: number;
  rounded: number;
  capacity: number;
  upperBound: number;
  bounded: number;
  /** After turns were given or taken to reach the full load. */
  complete: number;
  /** After debts and credits were compensated: what the person owes this week. */
  final: number;
  /** final − prorated, one decimal. */
  overload: number;
  /** Credit before this week, and after the steps above moved it. */
  creditBefore: number;
  creditAfter: number;
}

/** A proof as it is kept: its content belongs to the scheduler, the digest shows whether anything in it changed. */
export interface StoredProof {
  /** SHA-256 of the content's JSON, in hexadecimal. */
  digest: string;
  content: unknown;
}

/** All turns of one week. */
export interface Timetable {
  /** The Monday of the week. */
  week: IsoDate;
  /** Names of the lines, as many as the widest slot has cells. */
  lines: string[];
  /** Open days in calendar order; closed ones are only in `closedDays`. */
  days: TimetableDay[];
  closedDays: { date: IsoDate; name: string }[];
  /** Whole cost by the rules in force when it was made; `null`: unknown (imported). */
  cost: number | null;
  /** No timetable of this week can cost less: proved by `proof`. `null` or absent: nothing was proved. */
  bound?: number | null;
  /** What proves the bound, for `schedule-hours verify`. */
  proof?: StoredProof | null;
  penalties: Penalty[];
  /** Final minus prorated load of each person, one decimal; empty for imported weeks that lack it. */
  overload: Record<PersonKey, number>;
  /** The steps of the load; empty for imported weeks. */
  loads: Record<PersonKey, LoadRow>;
  log: TimetableChange[];
  /** Turns that stand against a hard rule, as long as nobody changes them. */
  forced?: ForcedTurn[];
}

/** A timetable as the store keeps it. */
export interface StoredTimetable {
  id: string;
  state: TimetableState;
  /** 1 at first save; every write adds one and keeps the earlier. */
  version: number;
  description: string;
  createdAt: Instant;
  updatedAt: Instant;
  timetable: Timetable;
}

/** Credit that the retired weeks add up to, valid at the start of `week`. */
export interface CreditBase {
  week: IsoDate;
  credit: Record<PersonKey, number>;
}

/** One run of the planner. */
export interface PlanRun {
  id: string;
  week: IsoDate;
  state: 'running' | 'stopped';
  result: 'complete' | 'incomplete' | 'failed' | null;
  startedAt: Instant;
  finishedAt: Instant | null;
  startedBy: string;
  /** Engine, seed, lines, limits: what is needed to run it again. */
  options: Record<string, unknown>;
  timetableId: string | null;
}

/** What was fetched from outside, from where and when. */
export interface Download {
  /** "loads", "absences" or "closed-days". */
  what: string;
  source: string;
  /** Human name of the place, e.g. the spreadsheet's title. */
  detail: string;
  at: Instant;
}

/** A line of a file that could not be understood, or was understood with a doubt. */
export interface FileFault {
  file: string;
  /** Counted from 1; `null`: the whole file. */
  line: number | null;
  reason: Sentence;
  /** The line as it stands. */
  text: string;
  /** The entry came in all the same. */
  kept: boolean;
}
