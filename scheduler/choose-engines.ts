import { canPriceDays } from './day-forms.ts';
import { classCount, type Problem } from './problem.ts';
import { fitsLinearProgramming } from './solvers/linear-programming-size.ts';
import type { EngineName } from './solvers/solver.ts';

/**
 * What may be tried about a week before any engine: turns of `Approach.meet`, fewer where there are more persons and
 * slots, so that nobody else who needs this thread waits for long.
 */
const MOST_TURNS = 10;
const TURNS_WORK = 10_000;

/** From this size on column generation begins, and has the machine's memory for itself for a while. */
const BIG = 20_000;
/** How long an engine runs before the next one joins it: many weeks are proved by then, and a core is left to others. */
const HEAD_START_MS = { usual: 400, big: 10_000 };

/** The engines that race for a week, the one that begins first; `engine` runs alone. */
export function enginesFor(
  problem: Problem,
  { engine, threads = 2 }: { engine?: EngineName; threads?: number },
): EngineName[] {
  if (engine) return [engine];
  // The first takes any week and needs neither a library nor WebAssembly; it is quick at cases, which close nearly all
  // weeks that need a race. The second is quicker where there are very many people, the third where days are short.
  const racers: EngineName[] = ['backtracking'];
  if (canPriceDays(problem)) racers.push('column-generation');
  if (sizeOf(problem) >= BIG) racers.reverse();
  if (fitsLinearProgramming(problem)) racers.push('linear-programming');
  return racers.slice(0, threads);
}

/** How long an engine of the race waits for the one before it. */
export function headStartFor(problem: Problem): number {
  return sizeOf(problem) >= BIG ? HEAD_START_MS.big : HEAD_START_MS.usual;
}

export function turnsFor(problem: Problem): number {
  return Math.min(MOST_TURNS, Math.floor(TURNS_WORK / sizeOf(problem)));
}

/** Persons × slots × classes of lines. */
function sizeOf(problem: Problem): number {
  const slots = problem.days.reduce((sum, day) => sum + day.slots.length, 0);
  return problem.persons.length * slots * classCount(problem);
}
