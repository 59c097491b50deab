import type { Assignment } from '../problem.ts';

/** What every engine takes. Engines know no configuration, no files and no HTTP, and none of them is trusted. */
export interface SolveOptions {
  /** Changes which of equally good timetables is found; the same seed finds the same one. */
  seed: number;
  /** Ends the search; what was reported by then stands. */
  signal: AbortSignal;
  /** Called with each timetable that is better than those before. */
  onBetter: (assignment: Assignment) => void;
}

/** How an engine ended: it searched everything, it was stopped, or it does not fit (with its reason). */
export type SolveEnd = { end: 'done' } | { end: 'stopped' } | { end: 'failed'; reason: string };
