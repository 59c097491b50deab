import type { LoadDay } from './measure-capacity.ts';

/**
 * Drops the whole lines that nobody would attend: holes = q × slots + r, and every slot loses q lines. A slot
 * keeps at least one line, where holes can be seen; only where lines differ by slot may more than r holes stay.
 *
 * @returns the days with fewer lines, the holes left, and how many lines the table has less
 */
export function adjustLines(
  days: readonly LoadDay[],
  holes: number,
): { days: LoadDay[]; holes: number; droppedLines: number } {
  const slots = days.flatMap((day) => day.lines).filter((lines) => lines > 0).length;
  const surplus = slots > 0 ? Math.floor(holes / slots) : 0;
  let droppedTurns = 0;
  let droppedLines = 0;
  const adjusted = days.map((day) => {
    const lines = day.lines.map((count) => {
      const dropped = Math.max(0, Math.min(surplus, count - 1));
      droppedTurns += dropped;
      droppedLines = Math.max(droppedLines, dropped);
      return count - dropped;
    });
    return { ...day, lines };
  });
  return { days: adjusted, holes: holes - droppedTurns, droppedLines };
}
