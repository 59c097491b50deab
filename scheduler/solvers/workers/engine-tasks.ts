import type { Certificate } from '../../certificate.ts';
import { evaluate } from '../../evaluate.ts';
import { permuteProblem } from '../../permute-problem.ts';
import type { Assignment, Problem } from '../../problem.ts';
import type { EngineName, SolveEnd } from '../solver.ts';
import { Scoreboard } from './scoreboard.ts';

/** What an engine is given, and what it says. */
export interface EngineTask {
  engine: EngineName;
  problem: Problem;
  seed: number;
  /** A timetable to begin with. */
  first: Assignment;
  /** Memory of a `Scoreboard`. */
  board: SharedArrayBuffer;
}
export type EngineMessage =
  | { type: 'better'; assignment: Assignment }
  | { type: 'bound'; bound: number }
  | { type: 'end'; end: SolveEnd };

/** Loads what an engine needs before there is a task, and answers with what runs one. */
export async function prepareEngine(
  engine: EngineName,
): Promise<(task: EngineTask, say: (message: EngineMessage) => void) => Promise<SolveEnd>> {
  if (engine === 'linear-programming') {
    const { solveByLinearProgramming } = await import('../linear-programming.ts');
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
  let scoreboard: Scoreboard | null = null;
  const isEnded = () => scoreboard?.isStopped() === true;
  const [{ solveByColumnGeneration }, solver] = await Promise.all([
    import('../column-generation.ts'),
    import('./highs-solver.ts').then(({ openHighs }) => openHighs(isEnded)),
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

/** The problem as the engine is to see it: another order of the persons is another of the equally good timetables. */
function openTask(task: EngineTask, say: (message: EngineMessage) => void) {
  const { problem, permute, restore, restoreProof } = permuteProblem(task.problem, task.seed);
  const better = (assignment: Assignment) => say({ type: 'better', assignment: restore(assignment) });
  return { problem, first: permute(task.first), better, restoreProof };
}
