import { type Assignment, classCount, type Problem, type ProblemDay, type ProblemPerson } from './problem.ts';

/** What the rules about one person's day may look at. */
export interface DayContext {
  person: ProblemPerson;
  personIndex: number;
  day: ProblemDay;
  dayIndex: number;
  slotCount: number;
  /** Slots that she cannot be given. */
  busy: number;
  /** Those of `busy` in which she is unavailable: the others are done, or over. */
  away: number;
  undesired: number;
  /** Slots that are fixed for the person and that she can attend. */
  fixed: number;
  /** What she works besides, whatever happens: no part of an assignment. */
  done: WorkedDay;
  /** Of the slots that she works in the week that was published, those that she can still attend; `null`: none was. */
  previous: number | null;
}

/** What a person works on one day: the slots, and the part of them on each class of lines. */
export interface WorkedDay {
  mask: number;
  byClass: number[];
}

/** The contexts of all person-days, [person][day]. */
export function dayContexts(problem: Problem): DayContext[][] {
  const classes = classCount(problem);
  const nothing: WorkedDay = { mask: 0, byClass: new Array<number>(classes).fill(0) };
  const fixed = problem.persons.map(() => new Array<number>(problem.days.length).fill(0));
  for (const turn of problem.fixed) {
    if (turn.person !== null) fixed[turn.person]![turn.day]! |= 1 << turn.slot;
  }
  return problem.persons.map((person, personIndex) =>
    problem.days.map((day, dayIndex) => {
      const busy = person.busy[dayIndex] ?? 0;
      const away = busy & ~(person.closed?.[dayIndex] ?? 0);
      const done = person.done?.[dayIndex];
      return {
        person,
        personIndex,
        day,
        dayIndex,
        slotCount: day.slots.length,
        busy,
        away,
        undesired: (person.undesired[dayIndex] ?? 0) & ~away,
        fixed: fixed[personIndex]![dayIndex]! & ~away,
        done: done ? { mask: done.reduce((mask, part) => mask | part, 0), byClass: done } : nothing,
        previous: person.previous ? (person.previous[dayIndex] ?? 0) & ~away : null,
      };
    }),
  );
}

/** What everybody works on every day of an assignment, [person][day]. */
export function workedDays(problem: Problem, assignment: Assignment): WorkedDay[][] {
  const classes = classCount(problem);
  const worked = problem.persons.map(() =>
    problem.days.map((): WorkedDay => ({ mask: 0, byClass: new Array<number>(classes).fill(0) })),
  );
  assignment.forEach((day, d) => {
    day.forEach((slot, h) => {
      slot.forEach((persons, c) => {
        for (const p of persons) {
          worked[p]![d]!.mask |= 1 << h;
          worked[p]![d]!.byClass[c]! |= 1 << h;
        }
      });
    });
  });
  return worked;
}
