import type { Config } from '../model/config/schema.ts';
import { addDays } from '../model/time.ts';
import type { IsoDate, PersonKey, StoredTimetable, Timetable } from '../model/types.ts';
import type { BusyEntry } from '../scheduler/availability.ts';
import { type Evaluation, evaluate } from '../scheduler/evaluate.ts';
import { carriedBurdens } from '../scheduler/fairness/carried.ts';
import { fairnessSteps } from '../scheduler/fairness/fairness-steps.ts';
import type { Problem } from '../scheduler/problem.ts';
import { makeWhatIf, type WhatIf } from '../scheduler/what-if.ts';
import type { StoreParts } from '../store/open-store.ts';
import { assignmentOf, type StoredWeekData, weekAsItIs } from './rebuild-week-problem.ts';
import { editsOf, type Move } from './week-change.ts';

/** A stored week with its judgement, ready to answer what a change would do. To be used at once, not kept. */
export interface WeekAtHand {
  timetable: Timetable;
  /** By the people, entries and rules of today. */
  problem: Problem;
  evaluation: Evaluation;
  /**
   * Asks no load of anybody: who takes a turn by hand has one more than she owes, and that goes into her credit. All
   * other rules are as they are.
   */
  whatIf: WhatIf;
  busy: BusyEntry[];
  data: StoredWeekData;
}

/** What a week's problem is read from, with names of its states: while they are the same, the problem is. */
interface Known {
  people: Omit<StoredWeekData, 'pastWeeks'> & { text: string; revision: string | null };
  /** Ids and versions of the weeks before. */
  past: string;
  pastWeeks: Timetable[];
  /** When they were looked for, by the clock of the process. */
  lookedAt: number;
}

interface Held extends WeekAtHand, Known {
  config: Config;
  version: number;
  /** What the problem has of the weeks before. */
  burden: string;
}

/** Beyond any number of turns of a week. */
const FREE_LOAD = 10_000;
/** Weeks that are kept at hand, by the id of their timetable: building one anew costs some milliseconds. */
const MOST_HELD = 64;
const held = new Map<string, Held>();
/** What people carried in other weeks weighs little and changes slowly: it is looked at again after so long. */
const PAST_MS = 3000;

/**
 * Lets `use` look at the week as it is in the store, from memory where nothing that it depends on has changed. `use`
 * is called at once and must not keep what it gets: the next edit changes it. `extra`: people who have no part in the
 * week and are thought of taking some.
 */
export async function withWeekInHand<T>(
  { store, config }: { store: StoreParts; config: Config },
  { id, version, timetable }: StoredTimetable,
  use: (hand: WeekAtHand) => T,
  extra: readonly PersonKey[] = [],
): Promise<T> {
  const known = await readWeekData(store, config, timetable, held.get(id));
  // Only now: while the data were read, an edit may have come in.
  const kept = held.get(id);
  if (kept && isCurrent(kept, config, version, known) && hasAll(kept.problem, extra)) {
    keep(id, Object.assign(kept, known));
    return use(kept);
  }
  const data = { ...known.people, pastWeeks: known.pastWeeks };
  const { problem, assignment, busy } = weekAsItIs(config, timetable, data, extra);
  const whatIf = makeWhatIf(freeOfLoads(problem), assignment);
  const hand = { timetable, problem, evaluation: evaluate(problem, assignment), whatIf, busy, data };
  // Of people who are only thought of nothing is kept, nor anything older than what is.
  const isWhole = extra.every((key) => key in timetable.loads);
  if (isWhole && !(kept && kept.version > version)) {
    keep(id, { ...hand, ...known, config, version, burden: burdenOf(config, problem, known) });
  }
  return use(hand);
}

/** A timetable that was committed in this version, if it is kept here: reading it anew costs as much as judging it. */
export function timetableAtHand(id: string, version: number): Timetable | undefined {
  const kept = held.get(id);
  return kept?.version === version ? kept.timetable : undefined;
}

/** What the judge says of a week at hand once moves are made, with the loads that they bring along. */
export function judgeAfter(hand: WeekAtHand, config: Config, after: Timetable): WeekAtHand {
  const isSimple = hand.problem.persons.every(
    ({ classLoads, key }) => classLoads === null && key in after.loads,
  );
  const { data, busy } = hand;
  if (!isSimple) {
    const { problem, assignment } = weekAsItIs(config, after, data);
    const whatIf = makeWhatIf(freeOfLoads(problem), assignment);
    return { timetable: after, problem, evaluation: evaluate(problem, assignment), whatIf, busy, data };
  }
  const problem = {
    ...hand.problem,
    persons: hand.problem.persons.map((person) => ({ ...person, maxLoad: after.loads[person.key]!.final })),
  };
  const evaluation = evaluate(problem, assignmentOf(problem, after));
  return { timetable: after, problem, evaluation, whatIf: hand.whatIf, busy, data };
}

/** Brings what is kept of a week in step with an edit that the store has taken. */
export function followEdit(
  { id, version }: StoredTimetable,
  before: WeekAtHand,
  after: WeekAtHand,
  moves: readonly Move[],
): void {
  const kept = held.get(id);
  if (!kept || kept.version !== version - 1 || kept.whatIf !== before.whatIf) return;
  if (after.whatIf === before.whatIf) after.whatIf.apply(editsOf(after.whatIf.problem, moves));
  held.set(id, { ...kept, ...after, version });
}

/** What is not of the past weeks: kept as long as the store says that nobody has written any of it. */
async function readPeople(store: StoreParts, week: IsoDate, before: Held | undefined) {
  const revision = store.revision();
  if (revision !== null && before?.people.revision === revision) return before.people;
  const people = {
    everybody: await store.persons.list({ includeArchived: true }),
    unavailabilities: await store.unavailabilities.list(),
    absences: await store.absences.list({ from: week, to: addDays(week, 6) }),
    fixedTurns: await store.fixedTurns.list(),
  };
  const text = JSON.stringify(people);
  return before?.people.text === text ? { ...before.people, revision } : { ...people, text, revision };
}

async function readWeekData(
  store: StoreParts,
  config: Config,
  { week }: Timetable,
  before: Held | undefined,
): Promise<Known> {
  const people = await readPeople(store, week, before);
  const now = performance.now();
  if (before && people.text === before.people.text && now < before.lookedAt + PAST_MS) {
    const { past, pastWeeks, lookedAt } = before;
    return { people, past, pastWeeks, lookedAt };
  }
  const first = addDays(week, -7 * config.rules[config.rules.preset].fairness.weeks);
  const heads = (await store.timetables.list({ from: first, before: week })).filter(
    (one) => one.state !== 'draft' && !one.replaced,
  );
  const past = heads.map(({ id, version }) => `${id}.${version}`).join(' ');
  if (before?.past === past) return { people, past, pastWeeks: before.pastWeeks, lookedAt: now };
  const pastWeeks: Timetable[] = [];
  for (const { id, version } of heads) {
    const timetable = timetableAtHand(id, version) ?? (await store.timetables.get(id))?.timetable;
    if (timetable) pastWeeks.push(timetable);
  }
  return { people, past, pastWeeks, lookedAt: now };
}

/** Weighs in the problem of a week what people carried before: the same, and so is the problem. */
function burdenOf(config: Config, { persons }: Problem, { people, pastWeeks }: Known): string {
  const rules = config.rules[config.rules.preset];
  const carried = carriedBurdens(pastWeeks, rules);
  const keys = new Set(persons.map(({ key }) => key));
  const here = people.everybody.filter(({ key }) => keys.has(key));
  const steps = fairnessSteps(here, carried, rules, config.week.dailyTurns);
  return JSON.stringify([steps, carried.hardSlots.map(({ weekday, slot }) => [weekday, slot])]);
}

function isCurrent(kept: Held, config: Config, version: number, known: Known): boolean {
  if (kept.config !== config || kept.version !== version || kept.people.text !== known.people.text)
    return false;
  return kept.past === known.past || kept.burden === burdenOf(config, kept.problem, known);
}

function freeOfLoads(problem: Problem): Problem {
  const persons = problem.persons.map((person) => ({
    ...person,
    maxLoad: person.maxLoad + FREE_LOAD,
    classLoads: person.classLoads?.map((load) => load + FREE_LOAD) ?? null,
  }));
  return { ...problem, persons };
}

function hasAll(problem: Problem, persons: readonly PersonKey[]): boolean {
  return persons.every((key) => problem.persons.some((person) => person.key === key));
}

function keep(id: string, one: Held): void {
  held.delete(id);
  held.set(id, one);
  for (const oldest of held.keys()) {
    if (held.size <= MOST_HELD) break;
    held.delete(oldest);
  }
}
