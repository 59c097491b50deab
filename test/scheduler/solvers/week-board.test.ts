import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../scheduler/evaluate.ts';
import { emptyAssignment, type Problem } from '../../../scheduler/problem.ts';
import { seededRandom } from '../../../scheduler/random.ts';
import { type Step, WeekBoard } from '../../../scheduler/solvers/week-board.ts';
import { needlessBreaches } from '../../support/needless-breaches.ts';
import { attend, makeProblem } from '../../support/problem-builder.ts';
import { randomWeek } from '../../support/random-week.ts';

const objectiveOf = (problem: Problem, board: WeekBoard) => evaluate(problem, board.assignment()).objective;

/** A few steps that may or may not be possible: people come, leave, and take one another's place. */
function randomSteps(board: WeekBoard, random: () => number): Step[] {
  const any = (count: number) => Math.floor(random() * count);
  return Array.from({ length: 1 + any(4) }, () => {
    const person = any(board.problem.persons.length);
    const cell = any(board.cells.length);
    return { person, cell, comes: !board.attends(person, cell) };
  }).filter((step, i, all) => all.findIndex((s) => s.person === step.person && s.cell === step.cell) === i);
}

describe('steps', () => {
  test('004.68–72 cost what the judge says that they cost, or are refused as a whole', () => {
    let made = 0;
    let refused = 0;
    fc.assert(
      fc.property(randomWeek, fc.nat(2 ** 30), (problem, seed) => {
        const random = seededRandom(seed);
        const board = new WeekBoard(problem);
        if (board.cells.length === 0) return;
        let objective = evaluate(problem, emptyAssignment(problem)).objective;
        for (let i = 0; i < 12; i++) {
          const before = board.assignment();
          const most = random() < 0.3 ? 0 : Number.MAX_VALUE;
          const change = board.tryAll(randomSteps(board, random), most);
          if (change === null) {
            refused++;
            expect(board.assignment()).toEqual(before);
            continue;
          }
          made++;
          expect(change).toBeLessThanOrEqual(most);
          objective += change;
          expect(objectiveOf(problem, board)).toBe(objective);
          const { findings } = evaluate(problem, board.assignment());
          expect(needlessBreaches(findings)).toEqual([]);
        }
      }),
      { seed: 21, numRuns: 200 },
    );
    expect(made).toBeGreaterThan(200);
    expect(refused).toBeGreaterThan(300);
  });

  test('two people can take each other’s place, though neither could come before the other leaves', () => {
    const problem = makeProblem({ slots: 2, persons: [{ maxLoad: 1 }, { maxLoad: 1 }] });
    const board = new WeekBoard(problem);
    board.fill(attend(problem, ['10'], ['01']));
    const move = (person: number, from: number, to: number): Step[] => [
      { person, cell: to, comes: true },
      { person, cell: from, comes: false },
    ];
    expect(board.tryAll(move(0, 0, 1))).toBeNull();
    expect(board.tryAll([...move(0, 0, 1), ...move(1, 1, 0)])).toBe(0);
    expect(board.assignment()).toEqual(attend(problem, ['01'], ['10']));
  });
});

describe('single turns', () => {
  test('cost what making them costs, holes aside', () => {
    const rules = { 'table-noise': { level: 'soft' }, 'concentrated-load': { level: 'soft' } } as const;
    const persons = [{ table: 1 }, { table: 1 }, {}];
    const problem = makeProblem({ slots: 2, lines: 3, persons, rules });
    const board = new WeekBoard(problem);
    board.fill(attend(problem, ['10'], ['01'], ['00']));
    const cell = board.cellOf(0, 1, 0);
    for (const person of [0, 2]) {
      const coming = board.comingPrice(person, cell);
      expect(board.tryAll([{ person, cell, comes: true }])).toBe(coming);
      expect(board.leavingPrice(person, cell)).toBe(0 - coming);
    }
    expect(board.comingPrice(0, cell)).toBe(Number.POSITIVE_INFINITY);
    expect(board.shiftingPrice(2, cell, board.cellOf(0, 0, 0))).toBe(0);
  });
});

describe('a board', () => {
  test('takes up an assignment, but for days that break a hard rule', () => {
    const problem = makeProblem({ days: 2, slots: 2, persons: [{ maxLoad: 2, dailyMax: 1 }] });
    const board = new WeekBoard(problem);
    board.fill(attend(problem, ['11', '01']));
    expect(board.assignment()).toEqual(attend(problem, ['00', '01']));
  });

  test('comes back to what it was', () => {
    const problem = makeProblem({
      days: 2,
      slots: 2,
      persons: [{ table: 1 }, { table: 1 }],
      rules: { 'table-noise': { level: 'soft' } },
    });
    const board = new WeekBoard(problem);
    board.fill(attend(problem, ['10', '01'], ['01', '10']));
    const saved = board.save();
    const before = board.assignment();
    for (const cell of board.cellsOn(0, 0)) board.tryAll([{ person: 0, cell, comes: false }]);
    expect(board.assignment()).not.toEqual(before);
    board.restore(saved);
    expect(board.assignment()).toEqual(before);
    expect([...board.left]).toEqual([98, 98]);
  });
});
