import type { Place } from '../../model/requests.ts';
import type { WeekView } from '../data/week-types.ts';

/** A turn of mine, as people say it. */
export interface MyTurn extends Place {
  start: string;
  end: string;
  lineName: string;
  isOver: boolean;
  isNow: boolean;
}

/** The turns of a person in a week, in their order. What is going on right now is not over. */
export function turnsOf({ timetable, now }: Pick<WeekView, 'timetable' | 'now'>, me: string): MyTurn[] {
  return timetable.days.flatMap(({ date, slots }) =>
    slots.flatMap(({ start, end, cells }, slot) =>
      cells.flatMap(({ person, pinned }, line) => {
        if (person !== me) return [];
        const isNow = now?.date === date && now.slot === slot;
        const lineName = timetable.lines[line] ?? `L${line + 1}`;
        return [{ date, slot, line, start, end, lineName, isOver: pinned === true && !isNow, isNow }];
      }),
    ),
  );
}

/** The turn without its words, as the server names it. */
export function placeOf({ date, slot, line }: Place): Place {
  return { date, slot, line };
}
