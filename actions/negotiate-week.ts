import { sentence } from '../model/texts/sentence.ts';
import type { Exchange } from '../scheduler/explain/exchange.ts';
import { type HoleTalk, negotiate, wantedHoles } from '../scheduler/explain/negotiate.ts';
import { renegotiate, STAGES, type WholeLifting } from '../scheduler/explain/renegotiate.ts';
import type { Scene } from '../scheduler/explain/scene.ts';
import type { Problem } from '../scheduler/problem.ts';
import { solve } from '../scheduler/solve.ts';
import { reasonsViewer, type WeekNegotiation } from './view-reasons.ts';

export interface NegotiateWeekOptions {
  exchange?: Exchange;
  /** The `load.maxOverload` with which the loads would be enough, given the turns that are missing. */
  overloadFor?: (lack: number) => number | null;
  seed: number;
  /** Ends the search of whole weeks; what was found by then stands. */
  signal: AbortSignal;
}

/** What asks less than a limit. */
const BELOW_LIMITS = STAGES.filter((stage) => stage !== 'limits');
/** Chains to look at for all holes together, and what making weeks anew may take. */
const BUDGET = 2_000_000;
const LEAST_BUDGET = 20_000;
/** Who stopped the search waits for no long talk either. */
const STOPPED_BUDGET = 20_000;
const ANEW_MS = 5_000;

/** What would fill the holes of a week; `null`: it has none but those that should be. */
export async function negotiateWeek(
  scene: Scene,
  { exchange, overloadFor, seed, signal }: NegotiateWeekOptions,
): Promise<WeekNegotiation | null> {
  const kinds = wantedHoles(scene).length;
  if (kinds === 0) return null;
  const budget = signal.aborted
    ? Math.ceil(STOPPED_BUDGET / kinds)
    : Math.max(LEAST_BUDGET, Math.ceil(BUDGET / kinds));
  const found = negotiate(scene, { exchange, budget });
  const { lack, holes } = found;
  const overload = lack && (overloadFor?.(lack.count) ?? null);
  const first = [
    ...(lack?.sentences ?? []),
    ...(overload === null ? [] : [sentence('negotiation.lack.overload', { count: overload })]),
    ...found.causes.map((cause) => cause.sentence),
  ];
  const count = holes.reduce((sum, hole) => sum + hole.count, 0);
  let anew: WholeLifting | null = null;
  if (count > (lack?.count ?? 0) && !signal.aborted) {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(ANEW_MS)]);
    const make = async (problem: Problem) => (await solve(problem, { seed, signal: limit })).assignment;
    if (holes.some(hasNoWay)) anew = await renegotiate(scene, make);
    // A limit is much to ask: in a week made anew somebody's coming may do instead.
    else if (holes.some(hasOnlyLimits)) anew = await renegotiate(scene, make, BELOW_LIMITS);
  }
  return reasonsViewer(scene.problem, scene.assignment).negotiation(found, first, anew);
}

function hasNoWay({ open, ways }: HoleTalk): boolean {
  return !open && ways.length === 0;
}

function hasOnlyLimits({ open, ways }: HoleTalk): boolean {
  return !open && ways.every(({ lifts }) => lifts.some(({ kind }) => kind === 'limit'));
}
