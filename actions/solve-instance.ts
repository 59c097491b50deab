import { availableParallelism } from 'node:os';
import { answerBreakdown, answerTimetable, parseInstance, problemOfInstance } from '../scheduler/instance.ts';
import { solve } from '../scheduler/solve.ts';
import type { EngineName } from '../scheduler/solvers/solver.ts';
import type { Proof } from './prove-timetable.ts';

export interface SolveInstanceOptions {
  seed: number;
  stopPenalty: number | null;
  signal: AbortSignal;
  /** Milliseconds of a clock that only goes forward. */
  clock: () => number;
  engine: EngineName | null;
  onBetter: (better: { cost: number; seconds: number; engine: string }) => void;
  onBound: (bound: { bound: number; seconds: number }) => void;
}

/** The answer to a neutral instance. */
export interface InstanceAnswer {
  cost: number;
  /** A proven lower bound of the cost; `null`: none was computed. */
  bound: number | null;
  proven: boolean;
  seconds: number;
  engine: string;
  /** [day][slot] → indices of persons, ascending; holes are left out. */
  timetable: number[][][];
  /** Where there are queues: [day][slot][queue] → persons. */
  byQueue?: number[][][][];
  breakdown: Record<string, number>;
}

/**
 * Solves an instance given as JSON text; `file` names it in errors. Answers with the proof as far as there is one, and
 * with why engines gave up.
 */
export async function solveInstance(
  text: string,
  file: string,
  options: SolveInstanceOptions,
): Promise<{ answer: InstanceAnswer; proof: Proof | null; reason: string | null }> {
  const start = options.clock();
  const seconds = () => Math.round(options.clock() - start) / 1000;
  const problem = problemOfInstance(parseInstance(text, file));
  const result = await solve(problem, {
    seed: options.seed,
    threads: availableParallelism(),
    signal: options.signal,
    stopPenalty: options.stopPenalty ?? undefined,
    engine: options.engine ?? undefined,
    onBound: (bound) => options.onBound({ bound, seconds: seconds() }),
    onBetter: ({ evaluation, engine }) =>
      options.onBetter({ cost: evaluation.cost, seconds: seconds(), engine }),
  });
  const { cost, perRule, holes } = result.evaluation;
  const answer = {
    cost,
    bound: Number.isFinite(result.bound) && result.evaluation.broken === 0 ? result.bound : null,
    proven: result.proven,
    seconds: seconds(),
    engine: result.engine,
    timetable: answerTimetable(result.assignment),
    ...(problem.queues && { byQueue: result.assignment }),
    breakdown: answerBreakdown(perRule, holes),
  };
  const { assignment, bound, certificate, evaluation, reason } = result;
  const { objective } = evaluation;
  const proof = certificate && { problem, assignment, cost, objective, bound, certificate };
  return { answer, proof, reason };
}
