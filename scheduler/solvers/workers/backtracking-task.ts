import { evaluate } from '../../evaluate.ts';
import { solveByBacktracking } from '../backtracking.ts';
import { openTask, type RunTask } from './engine-tasks.ts';
import { Scoreboard } from './scoreboard.ts';

/** The engine that needs no library. */
export function prepareBacktracking(): RunTask {
  return async (task, say) => {
    const board = new Scoreboard(task.board);
    const { problem, first, better, restoreProof } = openTask(task, say);
    const { certificate, isSearched } = solveByBacktracking(problem, {
      seed: task.seed,
      first,
      isEnded: () => board.isStopped(),
      incumbent: () => board.best(),
      onFound(assignment) {
        better(assignment);
        return evaluate(problem, assignment).objective;
      },
      onBound: (bound) => say({ type: 'bound', bound }),
    });
    const proof = certificate && restoreProof(certificate);
    if (board.isStopped()) return { end: 'stopped', reason: null, certificate: proof };
    if (isSearched) return { end: 'done', reason: null, certificate: proof };
    const reason = proof ? 'not all cases could be closed' : 'days of this week cannot be priced';
    return { end: 'failed', reason, certificate: proof };
  };
}
