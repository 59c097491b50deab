import { type WorkedDay, workedDays } from './day-context.ts';
import { type Assignment, demandOf, type Problem } from './problem.ts';

/** One line of a slot changes hands. `null` is nobody: a hole is filled, or left. */
export interface Edit {
  day: number;
  slot: number;
  /** Class of the line. By default that on which `from` is, else the first with a hole, else the first. */
  class?: number;
  from: number | null;
  to: number | null;
}

/** Who attends a week, and what everybody works, kept in step while edits are made and taken back. */
export interface EditableWeek {
  /** Persons ascending. A copy of what was given. */
  readonly assignment: Assignment;
  /** [person][day] */
  readonly worked: readonly WorkedDay[][];
  /**
   * Makes edits one after another, lets `look` see the week as it is then, and takes them back unless they are to
   * stay. One that cannot be made is refused with a RangeError, and all is as it was.
   */
  during<T>(edits: readonly Edit[], look: () => T, stays?: boolean): T;
}

export function makeEditableWeek(problem: Problem, given: Assignment): EditableWeek {
  const demands = problem.days.map((day) => day.slots.map((slot) => demandOf(problem, slot)));
  const assignment = given.map((day) =>
    day.map((slot) => slot.map((persons) => [...persons].sort((a, b) => a - b))),
  );
  const worked = workedDays(problem, assignment);

  const make = ({ day, slot, class: wished, from, to }: Edit): void => {
    const cell = assignment[day]?.[slot];
    if (!cell) throw new RangeError(`no slot ${slot} on day ${day}`);
    const c =
      wished ?? (from === null ? classWithHole(day, slot) : cell.findIndex((on) => on.includes(from)));
    const at = from === null ? -1 : (cell[c]?.indexOf(from) ?? -1);
    if (!cell[c] || (from !== null && at < 0)) {
      throw new RangeError(`person ${from} is not on class ${c} of slot ${slot} on day ${day}`);
    }
    if (at >= 0) cell[c].splice(at, 1);
    if (to !== null) insertAscending(cell[c], to);
    markWorked({ day, slot, from, to });
  };

  const classWithHole = (day: number, slot: number): number => {
    const cell = assignment[day]![slot]!;
    return Math.max(
      0,
      demands[day]![slot]!.findIndex((lines, c) => (cell[c]?.length ?? 0) < lines),
    );
  };

  const markWorked = ({ day, slot, from, to }: Edit): void => {
    const bit = 1 << slot;
    for (const person of [from, to]) {
      if (person === null) continue;
      const mine = worked[person]![day]!;
      mine.mask &= ~bit;
      assignment[day]![slot]!.forEach((persons, c) => {
        const isOn = persons.includes(person);
        mine.byClass[c] = isOn ? mine.byClass[c]! | bit : mine.byClass[c]! & ~bit;
        if (isOn) mine.mask |= bit;
      });
    }
  };

  return {
    assignment,
    worked,
    during(edits, look, stays = false) {
      const were = edits.map(({ day, slot }) => assignment[day]?.[slot]?.map((persons) => [...persons]));
      const takeBack = () => {
        edits.forEach(({ day, slot }, i) => {
          if (were[i]) assignment[day]![slot] = were[i].map((persons) => [...persons]);
        });
        edits.forEach((edit, i) => {
          if (were[i]) markWorked(edit);
        });
      };
      let isDone = false;
      try {
        for (const edit of edits) make(edit);
        const seen = look();
        isDone = stays;
        return seen;
      } finally {
        if (!isDone) takeBack();
      }
    },
  };
}

function insertAscending(persons: number[], person: number): void {
  let at = persons.length;
  while (at > 0 && persons[at - 1]! > person) at--;
  persons.splice(at, 0, person);
}
