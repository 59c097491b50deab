import { AppError } from '../../model/errors.ts';
import type { Instant, IsoDate, PlanRun, Sentence, Timetable } from '../../model/types.ts';
import type { AskedOf } from '../tell-negotiation.ts';

/** A planning as its page shows it. */
export interface PlanView {
  id: string;
  week: IsoDate;
  description: string;
  state: 'running' | 'stopped' | 'failed';
  startedAt: Instant;
  startedBy: string;
  elapsedSeconds: number;
  /** Of the best so far; `null`: there is none yet. */
  cost: number | null;
  bound: number | null;
  gap: number | null;
  holes: number | null;
  broken: number | null;
  proven: boolean;
  /** How cost fell and bound rose, by seconds since the start. */
  history: PlanHistoryStep[];
  timetable: Timetable | null;
  /** What keeps the best so far from being whole. */
  blocking: Sentence[];
  /** What would fill its holes, once the search is over. */
  negotiation: AskedOf[];
  /** The timetable that was kept of it. */
  draftId: string | null;
  /** Why it failed. */
  reason: Sentence | null;
}

export interface PlanHistoryStep {
  seconds: number;
  cost?: number;
  bound?: number;
}

/** All that is known of a planning from its record. */
export function viewOfRun(run: PlanRun): PlanView {
  const { id, week, startedAt, startedBy, timetableId, options } = run;
  const end = run.finishedAt === null ? startedAt : run.finishedAt;
  const { holes, broken } = options as { holes?: number; broken?: number };
  const state = run.state === 'running' ? 'running' : run.result === 'failed' ? 'failed' : 'stopped';
  return {
    id,
    week,
    description: String(options.description ?? ''),
    state,
    startedAt,
    startedBy,
    elapsedSeconds: (Date.parse(end) - Date.parse(startedAt)) / 1000,
    cost: null,
    bound: null,
    gap: null,
    holes: holes ?? null,
    broken: broken ?? null,
    proven: false,
    history: [],
    timetable: null,
    blocking: [],
    negotiation: [],
    draftId: timetableId,
    reason: null,
  };
}

/** What keeps a timetable from being whole: broken rules first, then holes. */
export function blockingOf(
  findings: readonly { rule: string; broken: boolean; sentence: Sentence }[],
): Sentence[] {
  const grave = findings.filter(({ rule, broken }) => broken || rule === 'holes');
  return grave.sort((a, b) => Number(b.broken) - Number(a.broken)).map(({ sentence }) => sentence);
}

/** Why a planning failed, for people. */
export function reasonOf(error: unknown): Sentence {
  if (error instanceof AppError) return { key: `error.${error.code}`, values: error.values };
  return { key: 'error.internal', values: { reason: (error as Error).message } };
}
