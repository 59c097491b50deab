import { type Evaluation, evaluate } from './evaluate.ts';
import type { Assignment, Problem } from './problem.ts';
import { makeFirstTimetable } from './solvers/first-timetable.ts';
import { fitsLinearProgramming } from './solvers/linear-programming-size.ts';
import { runEngine } from './solvers/workers/run-engine.ts';

export interface SolveRequest {
  seed: number;
  /** Ends the search and keeps the best so far. */
  signal: AbortSignal;
  /** A timetable of this cost or less is good enough, if it breaks no hard rule. */
  stopPenalty?: number;
  /** Told of each better timetable, the first one included. */
  onBetter?: (solution: Solution) => void;
}

/** A timetable that the judge has looked at. */
export interface Solution {
  assignment: Assignment;
  evaluation: Evaluation;
  /** The engine that found it. */
  engine: string;
}

export interface SolveResult extends Solution {
  /** `done`: the engine searched to the end; `stopped`: signal or stop penalty; `gave-up`: no engine could. */
  end: 'done' | 'stopped' | 'gave-up';
  /** Why an engine gave up, for logs. */
  reason: string | null;
}

/**
 * Finds the best timetable it can until told to stop. Every answer of an engine is judged by `evaluate` before it
 * counts; the first one is there within milliseconds.
 */
export async function solve(problem: Problem, request: SolveRequest): Promise<SolveResult> {
  let best = judged(problem, makeFirstTimetable(problem, request.seed), 'first-timetable');
  request.onBetter?.(best);
  const goodEnough = () =>
    request.stopPenalty !== undefined &&
    best.evaluation.broken === 0 &&
    best.evaluation.cost <= request.stopPenalty;
  if (request.signal.aborted || goodEnough()) return { ...best, end: 'stopped', reason: null };
  if (!fitsLinearProgramming(problem)) return { ...best, end: 'gave-up', reason: 'too-large' };

  const stopped = new AbortController();
  const signal = AbortSignal.any([request.signal, stopped.signal]);
  const onBetter = (assignment: Assignment) => {
    const found = judged(problem, assignment, 'linear-programming');
    if (found.evaluation.objective > best.evaluation.objective) return;
    const better = found.evaluation.objective < best.evaluation.objective;
    // At equal cost the engine's own answer is kept: it depends on the seed alone, not on who was first.
    best = found;
    if (better) request.onBetter?.(best);
    if (goodEnough()) stopped.abort();
  };
  const ended = await runEngine(
    { engine: 'linear-programming', problem, seed: request.seed },
    { signal, onBetter },
  );
  if (ended.end === 'failed') return { ...best, end: 'gave-up', reason: ended.reason };
  return { ...best, end: ended.end, reason: null };
}

function judged(problem: Problem, assignment: Assignment, engine: string): Solution {
  return { assignment, evaluation: evaluate(problem, assignment), engine };
}
