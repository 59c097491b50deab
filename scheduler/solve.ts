import { type Certificate, checkCertificate } from './certificate.ts';
import { canPriceDays } from './day-forms.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import { type LowerBound, makeLowerBound } from './lower-bound.ts';
import { zeroPrices } from './prices.ts';
import type { Assignment, Problem } from './problem.ts';
import { makeFirstTimetable } from './solvers/first-timetable.ts';
import { fitsLinearProgramming } from './solvers/linear-programming-size.ts';
import { ENGINES, type EngineName, type SolveEnd } from './solvers/solver.ts';
import { afterHeadStart, PROVED, runEngine } from './solvers/workers/run-engine.ts';
import { Scoreboard } from './solvers/workers/scoreboard.ts';

export interface SolveRequest {
  seed: number;
  /** Ends the search and keeps the best so far. */
  signal: AbortSignal;
  /** Threads to use at most; by default two. */
  threads?: number;
  /** Runs this engine alone; by default those that fit race. */
  engine?: EngineName;
  /** A timetable of this cost or less is good enough, if it breaks no hard rule. */
  stopPenalty?: number;
  /** Told of each better timetable, the first one included. */
  onBetter?: (solution: Solution) => void;
  /** Told of each better bound that an engine believes in; what counts is proved at the end. */
  onBound?: (bound: number) => void;
}

/** A timetable that the judge has looked at. */
export interface Solution {
  assignment: Assignment;
  evaluation: Evaluation;
  /** The engine that found it. */
  engine: string;
}

export interface SolveResult extends Solution {
  /** No timetable has a lower objective than this: proved by `certificate`, not by an engine's word. */
  bound: number;
  certificate: Certificate | null;
  /** The bound meets the timetable: both judges agree that none is better. */
  proven: boolean;
  /** `done`: searched to the end; `stopped`: signal or stop penalty; `gave-up`: no engine could go on. */
  end: 'done' | 'stopped' | 'gave-up';
  /** Why engines gave up, for logs. */
  reason: string | null;
}

/**
 * Finds the best timetable it can until it is proved or told to stop. The engines that fit the size race, each in a
 * thread; all prune by the best that the judge has accepted; the first proof that holds ends the race.
 */
export async function solve(problem: Problem, request: SolveRequest): Promise<SolveResult> {
  const board = Scoreboard.memory();
  const scoreboard = new Scoreboard(board);
  const over = new AbortController();
  const signal = AbortSignal.any([request.signal, over.signal]);
  const first = makeFirstTimetable(problem, request.seed);
  let best = judged(problem, first, 'first-timetable');
  scoreboard.setBest(best.evaluation.objective);
  request.onBetter?.(best);
  const goodEnough = () =>
    request.stopPenalty !== undefined &&
    best.evaluation.broken === 0 &&
    best.evaluation.cost <= request.stopPenalty;

  const judge = makeJudge(problem);
  let proof: { bound: number; certificate: Certificate | null } = { bound: judge.trivial, certificate: null };
  const engines = goodEnough() || request.signal.aborted ? [] : enginesFor(problem, request);
  let believed = Number.NEGATIVE_INFINITY;

  const run = async (engine: EngineName, before: Promise<unknown> | null): Promise<SolveEnd> => {
    if (before) await afterHeadStart(before);
    const ended = await runEngine({ engine, problem, seed: request.seed, first, board }, signal, {
      onBetter(assignment) {
        const found = judged(problem, assignment, engine);
        if (!isBetter(found, best)) return;
        const cheaper = found.evaluation.objective < best.evaluation.objective;
        best = found;
        scoreboard.setBest(best.evaluation.objective);
        if (cheaper) request.onBetter?.(best);
        if (goodEnough()) over.abort();
      },
      onBound(bound) {
        if (bound <= believed) return;
        believed = bound;
        request.onBound?.(bound);
      },
    });
    if (ended.certificate) {
      const bound = judge.check(ended.certificate);
      if (bound > proof.bound) proof = { bound, certificate: ended.certificate };
      if (bound >= best.evaluation.objective) over.abort(PROVED);
    }
    return ended;
  };
  const race: Promise<SolveEnd>[] = [];
  for (const engine of engines) race.push(run(engine, race.at(-1) ?? null));
  const ends = await Promise.all(race);
  const { objective } = best.evaluation;
  const proven = proof.bound >= objective;
  const isStopped = goodEnough() || request.signal.aborted;
  const isSearched = proven || ends.some((ended) => ended.end === 'done');
  const reasons = ends.flatMap((ended) => ended.reason ?? []).join('; ');
  return {
    ...best,
    bound: Math.min(proof.bound, objective),
    certificate: proof.certificate,
    proven,
    // Nothing to search for ends at once; otherwise whoever stopped the race is told so, whatever was proved by then.
    end:
      objective <= judge.trivial || (isSearched && !isStopped) ? 'done' : isStopped ? 'stopped' : 'gave-up',
    reason: engines.length === 0 && !isStopped ? 'too-large' : reasons || null,
  };
}

function enginesFor(problem: Problem, request: SolveRequest): EngineName[] {
  if (request.engine) return [request.engine];
  const fits: Record<EngineName, boolean> = {
    'linear-programming': fitsLinearProgramming(problem),
    // Its pricing puts a turn where it is worth most: it cannot count those on the first line.
    'column-generation': canPriceDays(problem) && problem.rules['first-lines'].level === 'off',
  };
  return ENGINES.filter((engine) => fits[engine]).slice(0, request.threads ?? 2);
}

/** At equal cost the engine that is preferred keeps its word, whoever was first. */
function isBetter(found: Solution, best: Solution): boolean {
  const difference = found.evaluation.objective - best.evaluation.objective;
  if (difference !== 0) return difference < 0;
  const rank = (solution: Solution) => {
    const place = ENGINES.indexOf(solution.engine as EngineName);
    return place < 0 ? ENGINES.length : place;
  };
  return rank(found) < rank(best);
}

function judged(problem: Problem, assignment: Assignment, engine: string): Solution {
  return { assignment, evaluation: evaluate(problem, assignment), engine };
}

/** The half of the judge that proves bounds; of weeks whose days cannot be listed it knows none. */
function makeJudge(problem: Problem): { trivial: number; check: (certificate: Certificate) => number } {
  if (!canPriceDays(problem))
    return { trivial: Number.NEGATIVE_INFINITY, check: () => Number.NEGATIVE_INFINITY };
  let lowerBound: LowerBound | null = null;
  const judge = () => (lowerBound ??= makeLowerBound(problem));
  return {
    get trivial() {
      return judge().bound(zeroPrices(problem));
    },
    check: (certificate) => checkCertificate(problem, certificate, judge()),
  };
}
