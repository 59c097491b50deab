import { countPatterns } from '../day-patterns.ts';
import type { Problem } from '../problem.ts';

/** Most columns for which the dense tableau of javascript-lp-solver stays small and its simplex quick. */
const MOST_COLUMNS = 4_500;

/** Whether a problem is of a size for `linear-programming`; apart from it, so that asking loads no library. */
export function fitsLinearProgramming(problem: Problem): boolean {
  return countPatterns(problem) <= MOST_COLUMNS;
}
