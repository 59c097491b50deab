import type { Problem, ProblemPerson } from '../problem.ts';

/** People who share something, in one slot. */
export interface SlotMembers {
  day: number;
  slot: number;
  subject: string;
  members: number[];
}

/** For each thing that people share (table, group) and each slot: who they are. Order: subject, day, slot. */
export function groupBySubject(
  problem: Problem,
  subjectsOf: (person: ProblemPerson) => string[],
): SlotMembers[] {
  const bySubject = new Map<string, number[]>();
  problem.persons.forEach((person, p) => {
    for (const subject of subjectsOf(person)) {
      const members = bySubject.get(subject);
      if (members) members.push(p);
      else bySubject.set(subject, [p]);
    }
  });
  return [...bySubject].flatMap(([subject, members]) =>
    problem.days.flatMap((day, d) => day.slots.map((_, slot) => ({ day: d, slot, subject, members }))),
  );
}
