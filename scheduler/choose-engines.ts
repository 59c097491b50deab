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
  if (fitsLinearProgramming(problem)) racers.push('linear-programming');
  return racers.slice(0, threads);
}

export function turnsFor(problem: Problem): number {
  const slots = problem.days.reduce((sum, day) => sum + day.slots.length, 0);
  const size = problem.persons.length * slots * classCount(problem);
  return Math.min(MOST_TURNS, Math.floor(TURNS_WORK / size));
}
