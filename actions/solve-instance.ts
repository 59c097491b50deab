import { answerBreakdown, answerTimetable, parseInstance, problemOfInstance } from '../scheduler/instance.ts';
import { solve } from '../scheduler/solve.ts';

export interface SolveInstanceOptions {
  seed: number;
  stopPenalty: number | null;
  signal: AbortSignal;
  /** Milliseconds of a clock that only goes forward. */
  clock: () => number;
  onBetter: (better: { cost: number; seconds: number; engine: string }) => void;
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
  breakdown: Record<string, number>;
}

/** Solves an instance given as JSON text; `file` names it in errors. */
export async function solveInstance(
  text: string,
  file: string,
  options: SolveInstanceOptions,
): Promise<InstanceAnswer> {
  const start = options.clock();
  const seconds = () => Math.round(options.clock() - start) / 1000;
  const problem = problemOfInstance(parseInstance(text, file));
  const result = await solve(problem, {
    seed: options.seed,
    signal: options.signal,
    stopPenalty: options.stopPenalty ?? undefined,
    onBetter: ({ evaluation, engine }) =>
      options.onBetter({ cost: evaluation.cost, seconds: seconds(), engine }),
  });
  const { cost, perRule, holes } = result.evaluation;
  return {
    cost,
    bound: null,
    proven: false,
    seconds: seconds(),
    engine: result.engine,
    timetable: answerTimetable(result.assignment),
    breakdown: answerBreakdown(perRule, holes),
  };
}
