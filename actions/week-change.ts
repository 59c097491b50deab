import { AppError } from '../model/errors.ts';
import type { Place } from '../model/requests.ts';
import type { PersonKey, Timetable } from '../model/types.ts';
import type { Edit } from '../scheduler/editable-week.ts';
import type { Problem } from '../scheduler/problem.ts';

/** What somebody wants of a week: two cells change hands, or one gets somebody, or nobody. */
export type WeekChange =
  | { swap: { one: Place; other: Place } }
  | { put: Place & { person: PersonKey | null } };

/** A cell that changes hands. */
export interface Move extends Place {
  from: PersonKey | null;
  to: PersonKey | null;
}

/** The cells that a change touches; none where nothing would change. `unknown-turn` for a cell that is not there. */
export function movesOf(timetable: Timetable, change: WeekChange): Move[] {
  if ('put' in change) {
    const { person, ...place } = change.put;
    return changing([{ ...onlyPlace(place), from: personAt(timetable, place), to: person }]);
  }
  const { one, other } = change.swap;
  const here = personAt(timetable, one);
  const there = personAt(timetable, other);
  return changing([
    { ...onlyPlace(one), from: here, to: there },
    { ...onlyPlace(other), from: there, to: here },
  ]);
}

/** Who has a cell; `unknown-turn` if there is none such. */
export function personAt(timetable: Timetable, { date, slot, line }: Place): PersonKey | null {
  const cell = timetable.days.find((day) => day.date === date)?.slots[slot]?.cells[line];
  if (cell === undefined) throw new AppError('unknown-turn', { date, slot: slot + 1, line: line + 1 });
  return cell;
}

export function isSamePlace(a: Place, b: Place): boolean {
  return a.date === b.date && a.slot === b.slot && a.line === b.line;
}

/** A copy of the days with moves made. */
export function makeMoves(days: Timetable['days'], moves: readonly Move[]): Timetable['days'] {
  return days.map((day) => {
    if (!moves.some(({ date }) => date === day.date)) return day;
    const slots = day.slots.map((slot, h) => {
      const here = moves.filter((move) => move.date === day.date && move.slot === h);
      if (here.length === 0) return slot;
      const cells = slot.cells.map((cell, l) => {
        const move = here.find(({ line }) => line === l);
        return move ? move.to : cell;
      });
      return { ...slot, cells };
    });
    return { ...day, slots };
  });
}

/** The way back. */
export function reverseMoves(moves: readonly Move[]): Move[] {
  return moves.map((move) => ({ ...move, from: move.to, to: move.from }));
}

/** Turns that each person has more (+) or fewer (−) after moves; who has as many is left out. */
export function turnsMoved(moves: readonly Move[]): Map<PersonKey, number> {
  const moved = new Map<PersonKey, number>();
  const add = (person: PersonKey | null, count: number) => {
    if (person !== null) moved.set(person, (moved.get(person) ?? 0) + count);
  };
  for (const { from, to } of moves) {
    add(from, -1);
    add(to, 1);
  }
  return new Map([...moved].filter(([, count]) => count !== 0));
}

/** Everybody who has a turn more, less or elsewhere. */
export function personsMoved(moves: readonly Move[]): PersonKey[] {
  return [...new Set(moves.flatMap(({ from, to }) => [from, to]))].filter((key) => key !== null);
}

/** The same for the judge. */
export function editsOf(problem: Problem, moves: readonly Move[]): Edit[] {
  const indexOf = (key: PersonKey | null) =>
    key === null ? null : problem.persons.findIndex((person) => person.key === key);
  return moves.map(({ date, slot, line, from, to }) => ({
    day: problem.days.findIndex((day) => day.date === date),
    slot,
    class: problem.lineClasses[line] ?? 0,
    from: indexOf(from),
    to: indexOf(to),
  }));
}

function changing(moves: Move[]): Move[] {
  return moves.filter(({ from, to }) => from !== to);
}

function onlyPlace({ date, slot, line }: Place): Place {
  return { date, slot, line };
}
