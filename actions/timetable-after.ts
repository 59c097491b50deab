import type { ForcedTurn, Timetable } from '../model/types.ts';
import { isSamePlace, type Move, makeMoves, turnsMoved } from './week-change.ts';

/**
 * A timetable once turns have changed hands, costs and log aside. Who has a turn less owed one less, who has one more
 * owed one more: overload and credit follow. A bound holds as long as loads do; what proves it tells of the timetable
 * that was planned.
 */
export function timetableAfter(
  timetable: Timetable,
  moves: readonly Move[],
  forced: readonly ForcedTurn[] = [],
): Timetable {
  const overload = { ...timetable.overload };
  const loads = { ...timetable.loads };
  const moved = turnsMoved(moves);
  for (const [key, count] of moved) {
    overload[key] = tenths((overload[key] ?? 0) + count);
    const row = loads[key];
    if (!row) continue;
    loads[key] = { ...row, final: Math.max(0, row.final + count), overload: tenths(row.overload + count) };
  }
  const kept = (timetable.forced ?? []).filter((turn) => !moves.some((move) => isSamePlace(move, turn)));
  const { forced: _, ...rest } = timetable;
  const marks = [...kept, ...forced];
  return {
    ...rest,
    days: makeMoves(timetable.days, moves),
    overload,
    loads,
    bound: moved.size === 0 ? (timetable.bound ?? null) : null,
    proof: null,
    ...(marks.length === 0 ? {} : { forced: marks }),
  };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
