import type { Place } from '../../model/requests.ts';
import type { WeekView } from '../data/week-types.ts';
import { allPlaces, cellAt, isSame } from './places.ts';

/** The next turn of a person after a place, or the next hole (`null`); from the end it goes on at the start. */
export function nextTurn(week: WeekView, after: Place | null, person: string | null): Place | null {
  const places = allPlaces(week);
  const from = after ? places.findIndex((at) => isSame(at, after)) + 1 : 0;
  const inOrder = [...places.slice(from), ...places.slice(0, from)];
  return inOrder.find((at) => (cellAt(week, at)?.person ?? null) === person) ?? null;
}
