import { type Certificate, checkCertificate } from './certificate.ts';
import { enginesFor, headStartFor, turnsFor } from './choose-engines.ts';
import { canPriceDays } from './day-forms.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import { type LowerBound, makeLowerBound } from './lower-bound.ts';
import { zeroPrices } from './prices.ts';
import type { Assignment, Problem } from './problem.ts';
import { Approach } from './solvers/approach.ts';
import { MOST_MOVES, makeGreedyTimetable } from './solvers/first-timetable.ts';
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
  /** Which engines gave up and why, for logs; another may have proved the timetable all the same. */
  reason: string | null;
}

/**
 * Finds the best timetable it can until it is proved or told to stop. Most weeks are proved at once; for the others the
 * engines that fit the size race, each in a thread; all prune by the best that the judge has accepted; the first proof
 * that holds ends the race. Where one
 * cannot run, the others go on.
 */
export async function solve(problem: Problem, request: SolveRequest): Promise<SolveResult> {
  const board = Scoreboard.memory();
  const scoreboard = new Scoreboard(board);
  const over = new AbortController();
  const signal = AbortSignal.any([request.signal, over.signal]);
  const greedy = makeGreedyTimetable(problem, request.seed);
  const approach = new Approach(problem, greedy, request.seed, undefined, MOST_MOVES);
  let best = judged(problem, approach.assignment(), 'first-timetable');
  scoreboard.setBest(best.evaluation.objective);
  request.onBetter?.(best);
  const goodEnough = () =>
    request.stopPenalty !== undefined &&
    best.evaluation.broken === 0 &&
    best.evaluation.cost <= request.stopPenalty;

  const judge = makeJudge(problem);
  let proof: { bound: number; certificate: Certificate | null } = {
    bound: Number.NEGATIVE_INFINITY,
    certificate: null,
  };
  const isOver = () => goodEnough() || request.signal.aborted || over.signal.aborted;
  let believed = Number.NEGATIVE_INFINITY;

  const takeTimetable = (assignment: Assignment, engine: string) => {
    const found = judged(problem, assignment, engine);
    if (!isBetter(found, best)) return;
    const cheaper = found.evaluation.objective < best.evaluation.objective;
    best = found;
    scoreboard.setBest(best.evaluation.objective);
    if (cheaper) request.onBetter?.(best);
    if (goodEnough()) over.abort();
  };
  const takeBound = (bound: number) => {
    if (bound <= believed) return;
    believed = bound;
    request.onBound?.(bound);
  };
  const takeProof = (certificate: Certificate): number => {
    const bound = judge.check(certificate);
    if (bound > proof.bound) proof = { bound, certificate };
    if (bound >= best.evaluation.objective) over.abort(PROVED);
    return bound;
  };

  const chosen = isOver() ? [] : enginesFor(problem, request);
  if (chosen.length > 0 && !request.engine && approach.isSettled && canPriceDays(problem)) {
    takeBound(takeProof({ prices: approach.prices() }));
    const turns = isOver() ? 0 : turnsFor(problem);
    if (turns > 0) {
      approach.meet(turns);
      takeTimetable(approach.assignment(), 'first-timetable');
      takeBound(takeProof({ prices: approach.prices() }));
    }
  }
  if (proof.bound < Math.min(judge.trivial, best.evaluation.objective))
    proof = { bound: judge.trivial, certificate: null };
  const engines = isOver() ? [] : chosen;
  const first = best.assignment;

  const run = async (engine: EngineName, before: Promise<unknown> | null): Promise<SolveEnd> => {
    if (before) await afterHeadStart(before, headStartFor(problem));
    const ended = await runEngine({ engine, problem, seed: request.seed, first, board }, signal, {
      onBetter: (assignment) => takeTimetable(assignment, engine),
      onBound: takeBound,
    });
    if (ended.certificate) takeProof(ended.certificate);
    return { ...ended, reason: ended.reason && `${engine}: ${ended.reason}` };
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
      (isSearched && !isStopped) || objective <= judge.trivial ? 'done' : isStopped ? 'stopped' : 'gave-up',
    reason: reasons || null,
  };
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
