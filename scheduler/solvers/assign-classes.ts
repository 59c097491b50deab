import type { WeekBoard } from './week-board.ts';

/** Steps of the search before it gives up. */
const MOST_STEPS = 50_000;

/**
 * Divides the turns of given days among the classes of lines so that no cell, load or rule about classes is broken:
 * the cells of each person-day, or `null` if there is no such way, or none is found soon.
 *
 * @param masks slots worked, by person and day as in `WeekBoard.masks`
 */
export function assignClasses(board: WeekBoard, masks: Int32Array): number[][] | null {
  const { classes, problem } = board;
  const days = problem.days.length;
  const room = board.cells.map(({ lines }) => lines);
  const left = board.classLeft.slice();
  // What the board holds now is to be taken off first.
  board.problem.persons.forEach((_, person) => {
    for (let cell = 0; cell < board.cells.length; cell++) {
      if (board.attends(person, cell)) left[person * classes + board.cells[cell]!.lineClass]!++;
    }
  });
  const worked = [...masks.keys()].filter((key) => masks[key] !== 0);
  const taken: number[][] = masks.length > 0 ? Array.from(masks, () => []) : [];
  let steps = 0;

  const divide = (at: number, slot: number, byClass: number[]): boolean => {
    if (++steps > MOST_STEPS) return false;
    if (at === worked.length) return true;
    const key = worked[at]!;
    const person = Math.floor(key / days);
    const day = key % days;
    if (masks[key]! >>> slot === 0) {
      if (!board.fitsDivided(person, day, byClass)) return false;
      return divide(at + 1, 0, new Array<number>(classes).fill(0));
    }
    if (!((masks[key]! >>> slot) & 1)) return divide(at, slot + 1, byClass);
    for (let c = 0; c < classes; c++) {
      const cell = board.cellOf(day, slot, c);
      if (cell < 0 || room[cell]! === 0 || left[person * classes + c]! <= 0) continue;
      room[cell]!--;
      left[person * classes + c]!--;
      byClass[c]! |= 1 << slot;
      taken[key]!.push(cell);
      if (divide(at, slot + 1, byClass)) return true;
      taken[key]!.pop();
      byClass[c]! &= ~(1 << slot);
      left[person * classes + c]!++;
      room[cell]!++;
    }
    return false;
  };
  return divide(0, 0, new Array<number>(classes).fill(0)) ? taken : null;
}
