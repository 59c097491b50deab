import type { Weekday } from '../../model/types.ts';
import { get } from './http.ts';

export const CAUSES = [
  'hardSlots',
  'optional',
  'splitDay',
  'concentrated',
  'marathon',
  'lunch',
  'noise',
  'holes',
  'other',
] as const;
export type Cause = (typeof CAUSES)[number];

export interface FairnessRow {
  person: string;
  name: string;
  turns: number;
  /** The sum of `byCause`. */
  points: number;
  byCause: Record<Cause, number>;
  times: Record<Cause, number>;
  /** `null`: had no turn. */
  perTurn: number | null;
  /** How far above the least-loaded colleague, from 0 to 4. */
  steps: number;
  /** Turns done too many (+) or too few (−). */
  credit: number;
}

export interface FairnessReport {
  /** The week that looks back. */
  week: string;
  /** Those before it that have a timetable in force. */
  weeks: string[];
  hardSlots: { weekday: Weekday; slot: string; points: number }[];
  /** People who are compared with one another. */
  equals: { idealLoad: number; dailyLimit: number; rows: FairnessRow[] }[];
}

/** `weeks`: how far back; `null`: as far as the planner does. */
export const loadFairness = (weeks: number | null, signal?: AbortSignal) =>
  get<FairnessReport>(`/fairness${weeks === null ? '' : `?weeks=${weeks}`}`, signal);
