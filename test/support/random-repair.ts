import fc from 'fast-check';
import { type Assignment, demandOf, type Problem } from '../../scheduler/problem.ts';
import type { RepairChanges } from '../../scheduler/repair.ts';
import { makeFirstTimetable } from '../../scheduler/solvers/first-timetable.ts';
import { randomAssignment } from './random-assignment.ts';
import { randomWeek } from './random-week.ts';

export interface RandomRepair {
  problem: Problem;
  published: Assignment;
  changes: RepairChanges;
}

/** A week that was published, and what came between. */
export function randomRepair(
  published: (problem: Problem) => fc.Arbitrary<Assignment>,
): fc.Arbitrary<RandomRepair> {
  return randomWeek.chain((problem) =>
    published(problem).chain((assignment) =>
      fc.record({
        problem: fc.constant(problem),
        published: fc.constant(assignment),
        changes: randomChanges(problem, assignment),
      }),
    ),
  );
}

/** A timetable that keeps every hard rule that can be kept. */
export function someTimetable(problem: Problem): fc.Arbitrary<Assignment> {
  return fc.nat(1000).map((seed) => makeFirstTimetable(problem, seed));
}

/** One that hands may have made: rules are broken, but nobody sits where there is no line. */
export function seatedAnyhow(problem: Problem): fc.Arbitrary<Assignment> {
  return randomAssignment(problem).map((assignment) =>
    assignment.map((day, d) =>
      day.map((slot, h) => {
        const seen = new Set<number>();
        const demand = demandOf(problem, problem.days[d]!.slots[h]!);
        return slot.map((persons, c) => {
          const fresh = persons.filter((person) => !seen.has(person)).slice(0, demand[c]);
          for (const person of fresh) seen.add(person);
          return fresh;
        });
      }),
    ),
  );
}

function randomChanges(problem: Problem, published: Assignment): fc.Arbitrary<RepairChanges> {
  const day = fc.nat(problem.days.length - 1);
  const person = fc.nat(problem.persons.length - 1);
  const turns = published.flatMap((slots, d) =>
    slots.flatMap((slot, h) => slot.flat().map((p) => ({ day: d, slot: h, person: p }))),
  );
  return fc.record(
    {
      busy: fc.array(fc.record({ person, day, slots: fc.nat(15) }), { maxLength: 2 }),
      pinned: fc.subarray(turns, { maxLength: Math.min(2, turns.length) }),
      pastUntil: fc.record({ day, slot: fc.nat(4) }),
      stabilityWeight: fc.constantFrom(0, 1, 15, 200),
      extraTurns: fc.nat(1),
    },
    { requiredKeys: [] },
  );
}

/** The slots of a published week that are over, as masks by day. */
export function pastOf(problem: Problem, { pastUntil }: RepairChanges): number[] {
  return problem.days.map((day, d) =>
    day.slots.reduce((mask, _, h) => {
      const isOver = pastUntil && (d < pastUntil.day || (d === pastUntil.day && h < pastUntil.slot));
      return isOver ? mask | (1 << h) : mask;
    }, 0),
  );
}

/** What the published week and another have in the slots that are over. */
export function pastTurns(problem: Problem, assignment: Assignment, changes: RepairChanges): number[][][] {
  const past = pastOf(problem, changes);
  return assignment.flatMap((day, d) => day.filter((_, h) => (past[d]! >> h) & 1));
}
