import type { Certificate } from '../../certificate.ts';
import { solveByLinearProgramming } from '../linear-programming.ts';
import { openTask, type RunTask } from './engine-tasks.ts';

/** The engine of javascript-lp-solver: it cannot be asked to end, and tells nothing before it does. */
export function prepareLinearProgramming(): RunTask {
  return async (task, say) => {
    const { problem, better, restoreProof } = openTask(task, say);
    let certificate: Certificate | null = null;
    const assignment = solveByLinearProgramming(problem, 0, (prices) => {
      certificate = restoreProof({ prices });
    });
    if (!assignment) return { end: 'failed', reason: 'no whole answer', certificate: null };
    better(assignment);
    return { end: 'done', reason: null, certificate };
  };
}
