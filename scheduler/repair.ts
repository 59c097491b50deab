import { type WorkedDay, workedDays } from './day-context.ts';
import { type Assignment, countBits, demandOf, type Problem, type ProblemPerson } from './problem.ts';
import { levelOf } from './rules/rule-level.ts';

/** What came between after a week was published. Persons, days and slots by their index. */
export interface RepairChanges {
  /** Who cannot attend any more: slots as a mask. */
  busy?: readonly { person: number; day: number; slots: number }[];
  /** Turns that stay whatever it costs, unless their person cannot attend any more. */
  pinned?: readonly { day: number; slot: number; person: number }[];
  /** The first slot that is not over yet: all before it stays as it was. Left out: nothing is over. */
  pastUntil?: { day: number; slot: number };
  /** Price of each slot of a person that changes; by default that of the rule set. */
  stabilityWeight?: number;
  /**
   * Turns that anybody may have above those that she owes, so that those of who cannot any more find somebody. By
   * default 1 where the changes take a turn from anybody, else 0.
   */
  extraTurns?: number;
}

/**
 * The problem whose best timetable is the published week repaired: its price weighs what the week costs against what
 * changes for people (rule `stability`). What is over and what is pinned is no part of its timetables, but counts in
 * all that they cost: `wholeWeek` puts it back.
 */
export function repairProblem(problem: Problem, published: Assignment, changes: RepairChanges): Problem {
  const worked = workedDays(problem, published);
  const past = problem.days.map((day, d) => pastMask(d, day.slots.length, changes.pastUntil));
  const known = problem.persons.map((person) => ({ ...person, busy: [...person.busy] }));
  for (const { person, day, slots } of changes.busy ?? []) known[person]!.busy[day]! |= slots & ~past[day]!;
  const pinned = worked.map((days) => days.map(() => 0));
  for (const { person, day, slot } of changes.pinned ?? []) pinned[person]![day]! |= 1 << slot;

  const isLost = worked.some((days, p) =>
    days.some(({ mask }, d) => (mask & ~past[d]! & (known[p]!.busy[d] ?? 0)) !== 0),
  );
  const extraTurns = changes.extraTurns ?? (isLost ? 1 : 0);
  const persons = known.map((person, p) => {
    const stays = past.map((over, d) => over | (pinned[p]![d]! & ~(person.busy[d] ?? 0)));
    return repairPerson(person, worked[p]!, { past, stays, extraTurns });
  });
  return {
    ...problem,
    persons,
    days: problem.days.map((day, d) => ({
      ...day,
      slots: day.slots.map((slot, h) => {
        const demand = demandOf(problem, slot).map((lines, c) => {
          const taken = persons.filter(({ done }) => (done![d]![c]! >> h) & 1).length;
          return Math.max(0, lines - taken);
        });
        return { ...slot, demand, lines: demand.reduce((sum, lines) => sum + lines, 0) };
      }),
    })),
    rules: {
      ...problem.rules,
      stability: {
        level: changes.stabilityWeight === undefined ? levelOf(problem.rules, 'stability') : 'soft',
        weight: changes.stabilityWeight ?? problem.rules.stability?.weight ?? 0,
      },
    },
  };
}

/** One person as she is after the changes; `stays`: the slots by day in which she keeps what she has. */
function repairPerson(
  person: ProblemPerson,
  worked: readonly WorkedDay[],
  week: { past: readonly number[]; stays: readonly number[]; extraTurns: number },
): ProblemPerson {
  const { past, stays, extraTurns } = week;
  const done = worked.map(({ byClass }, d) => byClass.map((mask) => mask & stays[d]!));
  const turnsOf = (c: number) => done.reduce((sum, day) => sum + countBits(day[c]!), 0);
  const turns = worked.reduce((sum, { mask }, d) => sum + countBits(mask & stays[d]!), 0);
  // Who owes nothing and had nothing is not asked.
  const extra = person.maxLoad > 0 || worked.some(({ mask }) => mask !== 0) ? extraTurns : 0;
  const closed = worked.map(({ mask }, d) => {
    const away = (person.busy[d] ?? 0) & ~(past[d]! & mask);
    return (past[d]! | (mask & stays[d]!)) & ~away;
  });
  return {
    ...person,
    maxLoad: Math.max(0, person.maxLoad + extra - turns),
    classLoads: person.classLoads?.map((load, c) => Math.max(0, load + extra - turnsOf(c))) ?? null,
    busy: closed.map((mask, d) => mask | (person.busy[d] ?? 0)),
    closed,
    done,
    previous: worked.map(({ mask }) => mask),
  };
}

/** The slots of a day that are over. */
function pastMask(day: number, slotCount: number, until: RepairChanges['pastUntil']): number {
  if (!until || day > until.day) return 0;
  return 2 ** (day < until.day ? slotCount : Math.min(until.slot, slotCount)) - 1;
}
