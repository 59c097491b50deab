import { evaluate } from '../../evaluate.ts';
import { openTask, type RunTask } from './engine-tasks.ts';
import { openHighs } from './highs-solver.ts';
import { Scoreboard } from './scoreboard.ts';

/** The engine that needs HiGHS; rejects where its WebAssembly cannot be loaded. */
export async function prepareColumnGeneration(): Promise<RunTask> {
  let scoreboard: Scoreboard | null = null;
  const isEnded = () => scoreboard?.isStopped() === true;
  // HiGHS is compiled while the rest is being read.
  const [solver, { solveByColumnGeneration }] = await Promise.all([
    openHighs(isEnded),
    import('../column-generation.ts'),
  ]);
  return async (task, say) => {
    const board = new Scoreboard(task.board);
    scoreboard = board;
    const { problem, first, better, restoreProof } = openTask(task, say);
    const certificate = solveByColumnGeneration(problem, solver, {
      incumbent: { objective: evaluate(problem, first).objective, assignment: first },
      isEnded,
      known: () => board.best(),
      onFound(assignment) {
        better(assignment);
        return evaluate(problem, assignment).objective;
      },
      onBound: (bound) => say({ type: 'bound', bound }),
    });
    return { end: isEnded() ? 'stopped' : 'done', reason: null, certificate: restoreProof(certificate) };
  };
}
