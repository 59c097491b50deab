import type { Place } from '../../model/requests.ts';
import type { TimetableState, Weekday } from '../../model/types.ts';

/** A week as the server answers it, every sentence rendered. */

export interface CellView {
  person: string | null;
  fixed?: true;
  pinned?: true;
  undesired?: true;
  forced?: string;
}

export interface SlotView {
  start: string;
  end: string;
  cells: CellView[];
}

export interface DayView {
  date: string;
  weekday: Weekday;
  slots: SlotView[];
}

export interface PenaltyView {
  rule: string;
  name: string;
  cost: number;
  broken: boolean;
  text: string;
  date: string | null;
  slots: number[];
  persons: string[];
}

export interface WeekPerson {
  name: string;
  coat: number | null;
  color: string;
  short: string;
}

export interface LogEntry {
  at: string;
  by: string;
  text: string;
  costDelta?: number;
  editId?: string;
  canUndo: boolean;
}

export interface WeekView {
  id: string;
  week: string;
  state: TimetableState;
  version: number;
  description: string;
  updatedAt: string;
  timetable: { lines: string[]; days: DayView[]; closedDays: { date: string; name: string }[] };
  cost: number;
  bound: number | null;
  proven: boolean;
  holes: number;
  broken: number;
  penalties: PenaltyView[];
  loads: Record<string, { turns: number; owed: number; overload: number }>;
  persons: Record<string, WeekPerson>;
  log: LogEntry[];
  can: Record<'edit' | 'editAll' | 'force' | 'publish' | 'retire', boolean>;
  now: { date: string; slot: number } | null;
}

export interface ChangeCheckView {
  version: number;
  isAllowed: boolean;
  isPast: boolean;
  cost: { before: number; after: number };
  bound: number | null;
  breaks: { rule: string; text: string }[];
  mends: { rule: string; text: string; cost: number }[];
  costs: { rule: string; text: string; cost: number }[];
  loads: { person: string; before: number; after: number; owed: number }[];
  moves: { person: string; from: Place | null; to: Place | null }[];
  told: string[];
  needsConsent: string[];
  needsCoordinator: boolean;
}
