import type { WeekView } from '../data/week-types.ts';

/** How the grid is laid out: all days side by side, one day with its slots side by side, or one day of pairs. */
export type GridKind = 'roomy' | 'dense' | 'phone';

/** Lines from which on a day by itself is easier to read. */
const DENSE_LINES = 9;

/** `dense`: how somebody wants it, if they said so. */
export function gridKind(
  { timetable }: Pick<WeekView, 'timetable'>,
  { isPhone, dense }: { isPhone: boolean; dense: boolean | null },
): GridKind {
  if (isPhone) return 'phone';
  const lines = timetable.days.flatMap(({ slots }) => slots.map(({ cells }) => cells.length));
  return (dense ?? Math.max(0, ...lines) >= DENSE_LINES) ? 'dense' : 'roomy';
}
