import fc from 'fast-check';
import { type Assignment, classCount, emptyAssignment, type Problem } from '../../scheduler/problem.ts';

/** Anybody anywhere, hard rules or not: what hands can make of a week. Nobody twice on one class of a slot. */
export function randomAssignment(problem: Problem): fc.Arbitrary<Assignment> {
  const classes = classCount(problem);
  const cells = problem.days.flatMap((day, d) =>
    day.slots.flatMap((_, h) => Array.from({ length: classes }, (_, c) => ({ d, h, c }))),
  );
  const persons = fc.subarray([...problem.persons.keys()]);
  return fc.array(persons, { minLength: cells.length, maxLength: cells.length }).map((chosen) => {
    const assignment = emptyAssignment(problem);
    cells.forEach(({ d, h, c }, i) => {
      assignment[d]![h]![c] = chosen[i]!;
    });
    return assignment;
  });
}
