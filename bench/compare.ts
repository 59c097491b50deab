import type { Contender, Load, Outcome } from './contender.ts';
import { measureProcess } from './measure-process.ts';
import { orderRuns } from './order-runs.ts';
import { median, pairedRatio } from './statistics.ts';

/** One run of one contender on one load. */
export interface Run extends Outcome {
  round: number;
  seconds: number;
  peakKb: number | null;
  isOverLimit: boolean;
}

/** All runs of one contender on one load. */
export interface Result {
  load: string;
  contender: string;
  kind: Contender['kind'];
  /** Why it was not run, or why its answers do not count. */
  fault: string | null;
  runs: Run[];
  summary: Summary | null;
}

export interface Summary {
  runs: number;
  minSeconds: number;
  medianSeconds: number;
  /** Of the reference load, run in the same round beside it. */
  timesReference: number | null;
  /** The worst of its answers; `null`: none. */
  cost: number | null;
  bound: number | null;
  proven: boolean;
  firstMs: number | null;
  firstSeenMs: number | null;
  peakMb: number | null;
  isOverLimit: boolean;
}

export interface CompareOptions {
  rounds: number;
  /** Seconds after which a contender is not asked again for the same load. */
  limitSeconds: number;
  onRun?: (run: Run, load: Load, contender: Contender) => void;
}

/** Runs every contender on every load, so many times, in a fair order. One process at a time. */
export async function compare(
  loads: readonly Load[],
  contenders: readonly Contender[],
  { rounds, limitSeconds, onRun }: CompareOptions,
): Promise<Result[]> {
  const results = loads.map(({ name }) =>
    contenders.map(
      (contender): Result => ({
        load: name,
        contender: contender.name,
        kind: contender.kind,
        fault: null,
        runs: [],
        summary: null,
      }),
    ),
  );
  for (const planned of orderRuns(loads.length, contenders.length, rounds)) {
    const load = loads[planned.load]!;
    const contender = contenders[planned.contender]!;
    const result = results[planned.load]![planned.contender]!;
    if (result.fault !== null || result.runs.some(({ seconds }) => seconds >= limitSeconds)) continue;
    const command = contender.commandFor(load);
    if (typeof command === 'string') {
      result.fault = command;
      continue;
    }
    const measured = await measureProcess(command);
    const isOverLimit = measured.isOverLimit || measured.seconds >= limitSeconds;
    const outcome = contender.read(measured, load);
    const run = {
      ...outcome,
      round: planned.round,
      seconds: measured.seconds,
      peakKb: measured.peakKb,
      isOverLimit,
    };
    result.runs.push(run);
    result.fault = outcome.fault;
    onRun?.(run, load, contender);
  }
  return results.flatMap((ofLoad) => {
    const reference = ofLoad.find(({ kind }) => kind === 'reference');
    return ofLoad.map((result) => ({ ...result, summary: summarize(result, reference) }));
  });
}

/** `null` where there was no run. */
export function summarize({ runs }: Pick<Result, 'runs'>, reference?: Pick<Result, 'runs'>): Summary | null {
  if (runs.length === 0) return null;
  const seconds = runs.map((run) => run.seconds);
  const known = (of: (run: Run) => number | null) => runs.map(of).filter((value) => value !== null);
  const medianOf = (values: number[]) => (values.length > 0 ? median(values) : null);
  const pairs = runs.flatMap((run) => {
    const beside = reference?.runs.find(({ round }) => round === run.round);
    return beside ? [{ seconds: run.seconds, reference: beside.seconds }] : [];
  });
  const costs = known((run) => run.cost);
  const bounds = known((run) => run.bound);
  const peaks = known((run) => run.peakKb);
  return {
    runs: runs.length,
    minSeconds: Math.min(...seconds),
    medianSeconds: median(seconds),
    timesReference: pairs.length > 0 ? pairedRatio(pairs) : null,
    cost: costs.length > 0 ? Math.max(...costs) : null,
    bound: bounds.length > 0 ? Math.min(...bounds) : null,
    proven: runs.every((run) => run.proven),
    firstMs: medianOf(known((run) => run.firstMs)),
    firstSeenMs: medianOf(known((run) => run.firstSeenMs)),
    peakMb: peaks.length > 0 ? Math.max(...peaks) / 1024 : null,
    isOverLimit: runs.some((run) => run.isOverLimit),
  };
}
