import type { Assignment, Problem } from './problem.ts';

/** Who attends, with those who do so whatever happens; of a problem that knows of none, the assignment as it is. */
export function wholeWeek(problem: Problem, assignment: Assignment): Assignment {
  const whole = assignment.map((day) => day.map((slot) => slot.map((persons) => [...persons])));
  problem.persons.forEach(({ done }, p) => {
    done?.forEach((byClass, d) => {
      byClass.forEach((mask, c) => {
        whole[d]!.forEach((slot, h) => {
          if (!((mask >> h) & 1) || slot[c]!.includes(p)) return;
          slot[c]!.push(p);
          slot[c]!.sort((a, b) => a - b);
        });
      });
    });
  });
  return whole;
}
