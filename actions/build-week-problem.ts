import type { Config } from '../model/config/schema.ts';
import { addDays } from '../model/time.ts';
import type { FixedTurn, IsoDate, Person, PersonKey, Timetable } from '../model/types.ts';
import type { BusyEntry, OpenDay } from '../scheduler/availability.ts';
import { buildProblem } from '../scheduler/build-problem.ts';
import { type CarriedBurdens, carriedBurdens } from '../scheduler/fairness/carried.ts';
import { clusterLines } from '../scheduler/load/cluster-lines.ts';
import type { LoadResult } from '../scheduler/load/compute-load.ts';
import type { Problem } from '../scheduler/problem.ts';
import { loadBasis, type WeekData, weekLoad } from './week-load.ts';

export type { WeekData } from './week-load.ts';

/** The problem of a week that is to be planned, and what it was made of on the way. */
export interface WeekProblem {
  problem: Problem;
  /** Open days with the lines that stay. */
  days: OpenDay[];
  closedDays: { date: IsoDate; name: string }[];
  /** Why people are not to be had. */
  busy: BusyEntry[];
  load: LoadResult;
  /** Turns of each person on each line, where loads are kept by line. */
  lineLoads: Record<PersonKey, number[]> | null;
  /** Fixed turns that this week has no place for. */
  droppedTurns: FixedTurn[];
}

/** From what is known of a week to its loads and its problem. Refuses with `no-business-day` and `no-persons`. */
export function buildWeekProblem(config: Config, data: WeekData, monday: IsoDate): WeekProblem {
  const basis = loadBasis(config, data, monday);
  const { open, closed, persons, busy } = basis;
  const load = weekLoad(config, basis);
  const days = open.map((day, d) => {
    const slots = day.slots.map((slot, h) => ({ ...slot, lines: load.days[d]!.lines[h]! }));
    return { ...day, slots };
  });
  const loads = Object.fromEntries(Object.entries(load.rows).map(([key, row]) => [key, row.final]));
  const { fixedTurns, pastWeeks } = data;
  const made = problemOfWeek(config, { monday, days, persons, busy, fixedTurns, loads, pastWeeks });
  return { ...made, days, closedDays: closed, busy, load };
}

/** What a week's problem is made of once its days and loads are known, those of a stored week too. */
export interface KnownWeek {
  monday: IsoDate;
  days: OpenDay[];
  persons: Person[];
  busy: BusyEntry[];
  fixedTurns: FixedTurn[];
  loads: Record<PersonKey, number>;
  pastWeeks?: Timetable[];
}

/** The problem by the configuration in force. */
export function problemOfWeek(
  config: Config,
  { monday, days, persons, busy, fixedTurns, loads, pastWeeks }: KnownWeek,
): Pick<WeekProblem, 'problem' | 'lineLoads' | 'droppedTurns'> {
  const lineLoads = config.load.clusterLines ? shareByLine(days, persons, loads) : null;
  const built = buildProblem({
    name: monday,
    days,
    persons,
    busy,
    fixedTurns,
    loads,
    lineLoads: config.week.distinctLines ? lineLoads : null,
    rules: config.rules[config.rules.preset],
    distinctLines: config.week.distinctLines,
    queues: config.week.queues,
    dailyTurns: config.week.dailyTurns,
    searchDays: config.solver.searchDays,
    carried: pastWeeks && carriedBefore(config, monday, pastWeeks),
  });
  return { ...built, lineLoads };
}

/** What people carried in the weeks that the fairness rule looks back on. */
function carriedBefore(config: Config, monday: IsoDate, pastWeeks: readonly Timetable[]): CarriedBurdens {
  const rules = config.rules[config.rules.preset];
  const first = addDays(monday, -7 * rules.fairness.weeks);
  return carriedBurdens(
    pastWeeks.filter(({ week }) => first <= week && week < monday),
    rules,
  );
}

/** Lines with a load of their own need as many slots each; weeks whose slots differ in lines have no such share. */
function shareByLine(
  days: readonly OpenDay[],
  persons: readonly Person[],
  loads: Record<PersonKey, number>,
): Record<PersonKey, number[]> | null {
  const slots = days.flatMap((day) => day.slots.map((slot) => slot.lines));
  const lineCounts = new Set(slots);
  if (lineCounts.size !== 1) return null;
  const [lines] = lineCounts;
  const shares = persons.map(({ key }) => ({ key, load: loads[key] ?? 0 }));
  const sum = (list: number[]) => list.reduce((total, value) => total + value, 0);
  const holes = sum(slots) - sum(shares.map(({ load }) => load));
  return holes < 0 ? null : clusterLines(shares, lines!, holes).persons;
}
