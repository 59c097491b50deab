import type { IsoDate, LoadRow, Penalty, PersonKey, Timetable } from '../model/types.ts';
import type { OpenDay } from './availability.ts';
import type { Evaluation } from './evaluate.ts';
import { layOutLines } from './lay-out-lines.ts';
import type { Assignment, Problem } from './problem.ts';

export interface TimetableInput {
  week: IsoDate;
  days: OpenDay[];
  closedDays: { date: IsoDate; name: string }[];
  lineNames: string[];
  loads: Record<PersonKey, LoadRow>;
}

/** The timetable of a week from who attends it: lines laid out, costs and reasons as the judge found them. */
export function makeTimetable(
  input: TimetableInput,
  problem: Problem,
  assignment: Assignment,
  evaluation: Evaluation,
): Timetable {
  const cells = layOutLines(problem, assignment);
  const days = input.days.map((day, d) => ({
    date: day.date,
    weekday: day.weekday,
    slots: day.slots.map(({ start, end }, h) => ({
      start,
      end,
      cells: cells[d]![h]!.map((person) => (person === null ? null : problem.persons[person]!.key)),
    })),
  }));
  const lineCount = Math.max(0, ...days.flatMap((day) => day.slots.map((slot) => slot.cells.length)));
  return {
    week: input.week,
    lines: Array.from({ length: lineCount }, (_, line) => input.lineNames[line] ?? `L${line + 1}`),
    days,
    closedDays: input.closedDays,
    cost: evaluation.cost,
    penalties: penaltiesOf(problem, evaluation),
    overload: Object.fromEntries(Object.entries(input.loads).map(([key, row]) => [key, row.overload])),
    loads: input.loads,
    log: [],
  };
}

/** What the judge found, in the form that is stored and shown. */
export function penaltiesOf(problem: Problem, evaluation: Evaluation): Penalty[] {
  return evaluation.findings.map((finding) => ({
    rule: finding.rule,
    cost: finding.cost,
    broken: finding.broken,
    sentence: finding.sentence,
    date: finding.day === null ? null : problem.days[finding.day]!.date,
    slots: finding.slots,
    persons: finding.persons.map((person) => problem.persons[person]!.key),
  }));
}
