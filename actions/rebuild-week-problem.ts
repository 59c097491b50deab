import type { Config } from '../model/config/schema.ts';
import { newPerson } from '../model/new-person.ts';
import type { Person, PersonKey, Timetable } from '../model/types.ts';
import { type BusyEntry, listBusy, type OpenDay } from '../scheduler/availability.ts';
import type { Certificate } from '../scheduler/certificate.ts';
import { type Assignment, classCount, type Problem } from '../scheduler/problem.ts';
import type { StoreParts } from '../store/open-store.ts';
import { problemOfWeek, type WeekData } from './build-week-problem.ts';
import { isSameProblem } from './is-same-problem.ts';
import type { Proof } from './prove-timetable.ts';
import { readWeek } from './read-week.ts';

/** The problem of a stored week as it is today, and who attends. */
export interface RebuiltWeek {
  problem: Problem;
  assignment: Assignment;
  busy: BusyEntry[];
  /** What was proved when the week was made; `null`: nothing, or the week is another one by now. */
  certificate: Certificate | null;
  data: WeekData;
}

/** The problem of a stored week without what was proved of it. */
export type WeekAsItIs = Pick<RebuiltWeek, 'problem' | 'assignment' | 'busy'>;

/** What a stored week's problem is made of besides the timetable. */
export type StoredWeekData = Pick<WeekData, 'unavailabilities' | 'absences' | 'fixedTurns' | 'pastWeeks'> & {
  /** Archived ones too. */
  everybody: Person[];
};

/**
 * Rebuilds the problem of a stored timetable: its own days, lines and loads, with the people, unavailabilities,
 * absences, fixed turns and rules of today. So a week tells what speaks against it since it was made. Where the loads
 * are not known (imported weeks), everybody owes what she has.
 */
export async function rebuildWeekProblem(
  { store, config }: { store: StoreParts; config: Config },
  timetable: Timetable,
): Promise<RebuiltWeek> {
  const rules = config.rules[config.rules.preset];
  const data = await readWeek(store, timetable.week, rules.fairness.weeks);
  const everybody = await store.persons.list({ includeArchived: true });
  const rebuilt = weekAsItIs(config, timetable, { ...data, everybody });
  const proof = (timetable.proof?.content ?? null) as Proof | null;
  const isSame = proof !== null && isSameProblem(rebuilt.problem, proof.problem);
  return { ...rebuilt, certificate: isSame ? proof.certificate : null, data };
}

/** The same from data at hand. `extra`: people who are to be thought of though they have no part in the week. */
export function weekAsItIs(
  config: Config,
  timetable: Timetable,
  { everybody, unavailabilities, absences, fixedTurns, pastWeeks }: StoredWeekData,
  extra: readonly PersonKey[] = [],
): WeekAsItIs {
  const turns = countTurns(timetable);
  const hasLoads = Object.keys(timetable.loads).length > 0;
  const takesPart = (person: Person) =>
    turns.has(person.key) ||
    extra.includes(person.key) ||
    (hasLoads ? person.key in timetable.loads : person.active && person.idealLoad !== null);
  const known = everybody.filter(takesPart);
  const strangers = [...turns.keys()].filter((key) => !everybody.some((person) => person.key === key));
  const persons = [...known, ...strangers.map(strangerOf)];
  const loads = Object.fromEntries(
    persons.map(({ key }) => [key, timetable.loads[key]?.final ?? turns.get(key) ?? 0]),
  );
  const days = timetable.days.map((day): OpenDay => {
    const slots = day.slots.map(({ start, end, cells }) => ({ start, end, lines: cells.length }));
    return { date: day.date, weekday: day.weekday, slots };
  });
  const busy = listBusy(days, unavailabilities, absences);
  const week = { monday: timetable.week, days, persons, busy, fixedTurns, loads, pastWeeks };
  const { problem } = problemOfWeek(config, week);
  return { problem, assignment: assignmentOf(problem, timetable), busy };
}

/** How many turns each person has; who has none is not there. */
export function countTurns(timetable: Timetable): Map<PersonKey, number> {
  const turns = new Map<PersonKey, number>();
  for (const key of timetable.days.flatMap((day) => day.slots.flatMap((slot) => slot.cells))) {
    if (key !== null) turns.set(key, (turns.get(key) ?? 0) + 1);
  }
  return turns;
}

/** Somebody of whom nothing is kept but her turns. */
function strangerOf(key: PersonKey): Person {
  return { ...newPerson(key), active: false };
}

/** Who attends, by classes of lines. */
export function assignmentOf(problem: Problem, timetable: Timetable): Assignment {
  const place = new Map(problem.persons.map((person, p) => [person.key, p]));
  const classes = classCount(problem);
  return timetable.days.map((day) =>
    day.slots.map(({ cells }) => {
      const slot: number[][] = Array.from({ length: classes }, () => []);
      cells.forEach((key, line) => {
        if (key !== null) slot[problem.lineClasses[line] ?? 0]!.push(place.get(key)!);
      });
      return slot.map((persons) => persons.sort((a, b) => a - b));
    }),
  );
}
