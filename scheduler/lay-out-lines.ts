import type { Assignment, Problem } from './problem.ts';
import { wholeWeek } from './whole-week.ts';

/**
 * Puts people on lines: [day][slot][line] → person, or `null` for a hole. Fixed turns take their line; then whoever
 * attended the slot before keeps the line she had; the others take the free lines in the order of their numbers. Who
 * attends whatever happens (`ProblemPerson.done`) has a line like everybody.
 * Depends on nothing but its arguments.
 */
export function layOutLines(problem: Problem, open: Assignment): (number | null)[][][] {
  const assignment = wholeWeek(problem, open);
  return problem.days.map((day, d) => {
    let before = new Map<number, number>();
    return day.slots.map((slot, h) => {
      const taken = assignment[d]![h]!.flat().length - open[d]![h]!.flat().length;
      const lineCount = slot.lines + taken;
      const cells = new Array<number | null>(lineCount).fill(null);
      const placed = new Map<number, number>();
      const reserved = new Set<number>();
      const put = (person: number, line: number) => {
        cells[line] = person;
        placed.set(person, line);
      };
      const classOf = (line: number) => problem.lineClasses[line] ?? 0;
      const isFree = (line: number, c: number) =>
        line < lineCount && cells[line] === null && !reserved.has(line) && classOf(line) === c;

      for (const turn of problem.fixed) {
        if (turn.day !== d || turn.slot !== h || turn.line === null || turn.line >= lineCount) continue;
        if (turn.person === null) reserved.add(turn.line);
        else if (placed.has(turn.person)) continue;
        else if (
          assignment[d]![h]![classOf(turn.line)]!.includes(turn.person) &&
          isFree(turn.line, classOf(turn.line))
        ) {
          put(turn.person, turn.line);
        }
      }
      assignment[d]![h]!.forEach((persons, c) => {
        const waiting = persons.filter((person) => !placed.has(person));
        for (const person of waiting) {
          const line = before.get(person);
          if (line !== undefined && isFree(line, c)) put(person, line);
        }
        for (const person of waiting) {
          if (placed.has(person)) continue;
          const lines = cells.map((_, line) => line);
          // A line kept for nobody is given away only when there is no other.
          const line =
            lines.find((l) => isFree(l, c)) ?? lines.find((l) => cells[l] === null && classOf(l) === c);
          if (line !== undefined) put(person, line);
        }
      });
      before = placed;
      return cells;
    });
  });
}
