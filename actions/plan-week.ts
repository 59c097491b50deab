import { availableParallelism } from 'node:os';
import { lineNames } from '../model/config/line-names.ts';
import type { Config } from '../model/config/schema.ts';
import type { FixedTurn, IsoDate, PersonKey, Sentence, Timetable } from '../model/types.ts';
import type { BusyEntry } from '../scheduler/availability.ts';
import { setScene } from '../scheduler/explain/scene.ts';
import type { LoadResult } from '../scheduler/load/compute-load.ts';
import { explainLoad } from '../scheduler/load/explain-load.ts';
import { makeTimetable } from '../scheduler/make-timetable.ts';
import { type Solution, solve } from '../scheduler/solve.ts';
import type { EngineName } from '../scheduler/solvers/solver.ts';
import { buildWeekProblem, type WeekData } from './build-week-problem.ts';
import { loadsIf } from './loads-if.ts';
import { negotiateWeek } from './negotiate-week.ts';
import { packProof } from './prove-timetable.ts';
import type { WeekNegotiation } from './view-reasons.ts';

export type { WeekData } from './build-week-problem.ts';

export interface PlanRequest {
  monday: IsoDate;
  signal: AbortSignal;
  /** Searches with this engine alone. */
  engine?: EngineName;
  /** `draw` lays the timetable out, for whoever wants to show it. */
  onBetter?: (solution: Solution, draw: () => Timetable) => void;
  onBound?: (bound: number) => void;
  onLoad?: (load: LoadResult) => void;
}

export interface PlannedWeek {
  timetable: Timetable;
  load: LoadResult;
  /** Why each person's load is as it is. */
  reasons: Record<PersonKey, Sentence[]>;
  /** Turns of each person on each line, where loads are kept by line. */
  lineLoads: Record<PersonKey, number[]> | null;
  /** Both judges agree that no timetable of this week is better. */
  proven: boolean;
  holes: number;
  /** Hard rules that could not be kept. */
  broken: number;
  engine: string;
  end: 'done' | 'stopped' | 'gave-up';
  /** Which engines gave up and why, for logs. */
  reason: string | null;
  /** Fixed turns that this week has no place for. */
  droppedTurns: FixedTurn[];
  /** Unavailabilities whose bitmap does not have the day's number of slots. */
  misfits: BusyEntry[];
  /** What would fill the holes; `null`: there are none but those that should be. */
  negotiation: WeekNegotiation | null;
}

/**
 * Makes the week: load, problem, solution, timetable. Pure but for the thread in which the engine thinks. Refuses
 * with `no-business-day` and `no-persons`; a week that cannot be filled is no error but a timetable with holes.
 */
export async function planWeek(config: Config, data: WeekData, request: PlanRequest): Promise<PlannedWeek> {
  const week = buildWeekProblem(config, data, request.monday);
  const { problem, load, days, busy } = week;
  request.onLoad?.(load);
  const { signal, engine, onBound } = request;
  const { seed, stopPenalty } = config.solver;
  const input = {
    week: request.monday,
    days,
    closedDays: week.closedDays,
    lineNames: lineNames(config),
    loads: load.rows,
  };
  const onBetter = (found: Solution) =>
    request.onBetter?.(found, () => makeTimetable(input, problem, found.assignment, found.evaluation));
  const result = await solve(problem, {
    seed,
    stopPenalty,
    signal,
    engine,
    threads: availableParallelism(),
    onBetter,
    onBound,
  });
  const { cost, objective } = result.evaluation;
  // Of weeks that break rules: no timetable that breaks as few costs less.
  const bound = Number.isFinite(result.bound) ? Math.max(0, result.bound - (objective - cost)) : null;
  const { assignment, certificate } = result;
  const proof = certificate && { problem, assignment, cost, objective, bound: result.bound, certificate };
  const negotiation = () => {
    const { without, overloadFor } = loadsIf(config, data, request.monday, problem.persons);
    const scene = setScene(problem, assignment, { proof: result.bound, busy, loadsWithout: without });
    return negotiateWeek(scene, { overloadFor, seed, signal });
  };
  const timetable = makeTimetable(input, problem, assignment, result.evaluation);
  return {
    timetable: { ...timetable, bound, proof: proof && packProof(proof) },
    proven: result.proven,
    load,
    reasons: Object.fromEntries(Object.entries(load.rows).map(([key, row]) => [key, explainLoad(row)])),
    lineLoads: week.lineLoads,
    holes: result.evaluation.holes,
    broken: result.evaluation.broken,
    engine: result.engine,
    end: result.end,
    reason: result.reason,
    droppedTurns: week.droppedTurns,
    misfits: busy.filter((entry) => entry.misfit),
    negotiation: result.evaluation.holes === 0 ? null : await negotiation(),
  };
}
