import type { Certificate } from '../certificate.ts';
import type { Assignment } from '../problem.ts';

/** The engines, in the order in which they are preferred where they find equally good timetables. */
export const ENGINES = ['linear-programming', 'column-generation', 'backtracking'] as const;
export type EngineName = (typeof ENGINES)[number];

/** What an engine tells while it works. None of it is trusted: timetables are judged, bounds are proved anew. */
export interface EngineReport {
  onBetter: (assignment: Assignment) => void;
  /** A lower bound that the engine believes in, for people to watch. */
  onBound: (bound: number) => void;
}

/** How an engine ended, and the proof that it has by then. */
export interface SolveEnd {
  end: 'done' | 'stopped' | 'failed';
  /** Why it failed, for logs. */
  reason: string | null;
  certificate: Certificate | null;
}
