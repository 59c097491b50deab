import { sentence } from '../model/texts/sentence.ts';
import type { Sentence } from '../model/types.ts';
import { workedDays } from './day-context.ts';
import type { Assignment, Problem } from './problem.ts';
import { wholeWeek } from './whole-week.ts';

/** What changes for one person on one day. */
export interface RepairStep {
  person: number;
  day: number;
  /** Slots as masks: those that she works no more, and those that she works now. */
  leaves: number;
  takes: number;
  /** She cannot attend what she leaves: nobody asks her to change. */
  cannot: boolean;
  sentences: Sentence[];
}

/**
 * Who changes between a published week and its repair, by person and day. `problem`: as `repairProblem` made it, so
 * that it knows who cannot attend now.
 */
export function explainRepair(problem: Problem, published: Assignment, repaired: Assignment): RepairStep[] {
  const before = workedDays(problem, published);
  const after = workedDays(problem, wholeWeek(problem, repaired));
  return problem.persons.flatMap((person, p) =>
    problem.days.flatMap((_, d) => {
      const leaves = before[p]![d]!.mask & ~after[p]![d]!.mask;
      const takes = after[p]![d]!.mask & ~before[p]![d]!.mask;
      if ((leaves | takes) === 0) return [];
      const lost = leaves & (person.busy[d] ?? 0);
      const sentences = sentencesOf(problem, { person: p, day: d, lost, given: leaves & ~lost, takes });
      return { person: p, day: d, leaves, takes, cannot: leaves !== 0 && lost === leaves, sentences };
    }),
  );
}

function sentencesOf(
  problem: Problem,
  step: { person: number; day: number; lost: number; given: number; takes: number },
): Sentence[] {
  const day = problem.days[step.day]!;
  const who = { person: problem.persons[step.person]!.name, day: day.label };
  const timesOf = (mask: number) =>
    day.slots.flatMap((slot, h) => ((mask >> h) & 1 ? slot.label : [])).join(', ');
  const [lost, given, takes] = [timesOf(step.lost), timesOf(step.given), timesOf(step.takes)];
  const said: Sentence[] = [];
  if (lost) said.push(sentence('repair.cannot', { ...who, times: lost }));
  if (given && takes) said.push(sentence('repair.moves', { ...who, times: given, others: takes }));
  else if (given) said.push(sentence('repair.leaves', { ...who, times: given }));
  else if (takes) said.push(sentence('repair.takes', { ...who, times: takes }));
  return said;
}
