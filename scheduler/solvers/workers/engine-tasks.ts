import type { Certificate } from '../../certificate.ts';
import { permuteProblem } from '../../permute-problem.ts';
import type { Assignment, Problem } from '../../problem.ts';
import type { EngineName, SolveEnd } from '../solver.ts';

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

/** Runs one task to its end. */
export type RunTask = (task: EngineTask, say: (message: EngineMessage) => void) => Promise<SolveEnd>;

/** Loads what an engine needs before there is a task, and answers with what runs one. */
export async function prepareEngine(engine: EngineName): Promise<RunTask> {
  switch (engine) {
    case 'linear-programming':
      return (await import('./linear-programming-task.ts')).prepareLinearProgramming();
    case 'column-generation':
      return (await import('./column-generation-task.ts')).prepareColumnGeneration();
    case 'backtracking':
      return (await import('./backtracking-task.ts')).prepareBacktracking();
  }
}

/** A task as its engine is to see it: another order of the persons is another of the equally good timetables. */
export interface OpenTask {
  problem: Problem;
  first: Assignment;
  better: (assignment: Assignment) => void;
  restoreProof: (certificate: Certificate) => Certificate;
}

export function openTask(task: EngineTask, say: (message: EngineMessage) => void): OpenTask {
  const { problem, permute, restore, restoreProof } = permuteProblem(task.problem, task.seed);
  const better = (assignment: Assignment) => say({ type: 'better', assignment: restore(assignment) });
  return { problem, first: permute(task.first), better, restoreProof };
}
