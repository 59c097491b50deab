import { type Assignment, classCount, type Problem, slotsOf } from '../problem.ts';
import { shuffled } from '../random.ts';
import { Improver } from './improve.ts';
import { WeekBoard } from './week-board.ts';

/**
 * Moves to price at most, so that even a week of very long days is there at once. One of three hundred people on
 * forty lines and twelve slots needs fewer; what is left to save then is for the engines.
 */
export const MOST_MOVES = 5_000_000;

/**
 * A first timetable at once, with every hard rule kept: what was published, fixed turns, then cell by cell, the scarcest
 * first, the person who costs least and has most turns left to give; then the exchanges that save something. No proof:
 * it is there so that a week that is interrupted has something to show, though it is often the best already.
 */
export function makeFirstTimetable(problem: Problem, seed: number): Assignment {
  const improver = new Improver(problem, makeGreedyTimetable(problem, seed), seed);
  improver.settle(undefined, MOST_MOVES);
  return improver.assignment();
}

/** The same before the exchanges. */
export function makeGreedyTimetable(problem: Problem, seed: number): Assignment {
  const board = new WeekBoard(problem);
  placePublished(problem, board);
  for (const turn of problem.fixed) {
    if (turn.person === null) continue;
    const lineClass = turn.line === null ? null : (problem.lineClasses[turn.line] ?? 0);
    for (let c = 0; c < board.classes; c++) {
      if (lineClass !== null && lineClass !== c) continue;
      if (place(board, turn.person, board.cellOf(turn.day, turn.slot, c))) break;
    }
  }
  const order = shuffled([...problem.persons.keys()], seed);
  for (const cell of scarcestFirst(board)) {
    while (board.hasHole(cell)) {
      const person = cheapest(board, order, cell);
      if (person === null || !place(board, person, cell)) break;
    }
  }
  return board.assignment();
}

function place(board: WeekBoard, person: number, cell: number): boolean {
  return cell >= 0 && board.tryAll([{ person, cell, comes: true }]) !== null;
}

/** What was published and can still be. */
function placePublished(problem: Problem, board: WeekBoard): void {
  const classes = [...Array(classCount(problem)).keys()];
  problem.persons.forEach((person, p) => {
    person.previous?.forEach((mask, d) => {
      for (const slot of slotsOf(mask)) classes.some((c) => place(board, p, board.cellOf(d, slot, c)));
    });
  });
}

/** Who costs least in a cell, less than the hole would; of such people who has most turns left. */
function cheapest(board: WeekBoard, order: readonly number[], cell: number): number | null {
  let best: number | null = null;
  let bestCost = -board.holeChange(cell, -1);
  let bestLeft = -1;
  for (const person of order) {
    const left = board.left[person]!;
    if (left <= 0 || !board.takesClass(person, cell)) continue;
    const cost = board.comingPrice(person, cell);
    if (cost > bestCost || (cost === bestCost && left <= bestLeft)) continue;
    best = person;
    bestCost = cost;
    bestLeft = left;
  }
  return best;
}

/** Cells by how few people per line can attend their slot, those of the days to fill first before all others. */
function scarcestFirst({ problem, cells }: WeekBoard): number[] {
  const wanted = problem.searchDays ?? [];
  const ranked = cells.map(({ day, slot }, cell) => {
    const able = problem.persons.filter((p) => p.maxLoad > 0 && !(((p.busy[day] ?? 0) >> slot) & 1)).length;
    const rank = wanted.includes(day) ? wanted.indexOf(day) : wanted.length;
    return { cell, rank, room: able / Math.max(1, problem.days[day]!.slots[slot]!.lines) };
  });
  return ranked.sort((a, b) => a.rank - b.rank || a.room - b.room || a.cell - b.cell).map(({ cell }) => cell);
}
