import { expect, test } from 'vitest';
import type { Problem } from '../../../scheduler/problem.ts';
import { assignClasses } from '../../../scheduler/solvers/assign-classes.ts';
import { WeekBoard } from '../../../scheduler/solvers/week-board.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';

/** Classes of the slots of each person-day: [[1, 0]] is a first slot on class 1 and a second one on class 0. */
function classesOf(problem: Problem, masks: number[], board = new WeekBoard(problem)): number[][] | null {
  const cells = assignClasses(board, Int32Array.from(masks));
  return cells?.map((ofDay) => ofDay.map((cell) => board.cells[cell]!.lineClass)) ?? null;
}

const twoLines = { slots: 2, lines: 2, lineClasses: [0, 1], persons: [{}, {}] };

test('nobody takes a line that is taken', () => {
  expect(classesOf(makeProblem(twoLines), [0b11, 0b11])).toEqual([
    [0, 0],
    [1, 1],
  ]);
});

test('later choices change earlier ones where loads by class ask for it', () => {
  const problem = makeProblem({ ...twoLines, persons: [{}, { classLoads: [1, 1] }] });
  expect(classesOf(problem, [0b11, 0b11])).toEqual([
    [0, 1],
    [1, 0],
  ]);
});

test('nobody is on the first line more often than a rule allows', () => {
  const rules = { 'first-lines': { level: 'hard', limit: 1 } } as const;
  const problem = makeProblem({ ...twoLines, rules });
  expect(classesOf(problem, [0b11, 0b11])).toEqual([
    [0, 1],
    [1, 0],
  ]);
});

test('where there is no way, it says so', () => {
  const problem = makeProblem({ ...twoLines, persons: [{ classLoads: [1, 0] }, {}] });
  expect(classesOf(problem, [0b11, 0])).toBeNull();
  expect(classesOf(makeProblem({ ...twoLines, persons: [{}, {}, {}] }), [1, 1, 1])).toBeNull();
});

test('turns that the board holds are not counted twice', () => {
  const problem = makeProblem({ ...twoLines, persons: [{ classLoads: [1, 1] }, {}] });
  const board = new WeekBoard(problem);
  board.fill(attend(problem, ['12'], ['20']));
  expect(classesOf(problem, [0b11, 0b01], board)).toEqual([[0, 1], [1]]);
});
