import { parentPort, workerData } from 'node:worker_threads';
import type { Assignment, Problem } from '../../problem.ts';
import { solveByLinearProgramming } from '../linear-programming.ts';
import type { SolveEnd } from '../solver.ts';

/** What the thread is given, and what it says. */
export interface EngineTask {
  engine: 'linear-programming';
  problem: Problem;
  seed: number;
}
export type EngineMessage = { type: 'better'; assignment: Assignment } | { type: 'end'; end: SolveEnd };

const task = workerData as EngineTask;
const say = (message: EngineMessage) => parentPort!.postMessage(message);

try {
  const assignment = solveByLinearProgramming(task.problem, task.seed);
  if (assignment) say({ type: 'better', assignment });
  const end: SolveEnd = assignment ? { end: 'done' } : { end: 'failed', reason: 'no whole answer' };
  say({ type: 'end', end });
} catch (error) {
  say({ type: 'end', end: { end: 'failed', reason: (error as Error).message } });
}
