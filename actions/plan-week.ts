import type { Config } from '../model/config/schema.ts';
import { AppError } from '../model/errors.ts';
import type {
  Absence,
  ClosedDay,
  FixedTurn,
  IsoDate,
  Person,
  PersonKey,
  Sentence,
  Timetable,
  Unavailability,
} from '../model/types.ts';
import { type BusyEntry, bitmapOf, busyMasks, listBusy, type OpenDay } from '../scheduler/availability.ts';
import { buildProblem, lunchMask } from '../scheduler/build-problem.ts';
import { clusterLines } from '../scheduler/load/cluster-lines.ts';
import { computeLoad, type LoadResult } from '../scheduler/load/compute-load.ts';
import { explainLoad } from '../scheduler/load/explain-load.ts';
import { makeTimetable } from '../scheduler/make-timetable.ts';
import { slotsOf } from '../scheduler/problem.ts';
import { type Solution, solve } from '../scheduler/solve.ts';
import { weekDays } from './week-days.ts';

/** All that a week is made from. */
export interface WeekData {
  persons: Person[];
  unavailabilities: Unavailability[];
  absences: Absence[];
  closedDays: ClosedDay[];
  fixedTurns: FixedTurn[];
  credit: Record<PersonKey, number>;
}

export interface PlanRequest {
  monday: IsoDate;
  signal: AbortSignal;
  onBetter?: (solution: Solution) => void;
  onLoad?: (load: LoadResult) => void;
}

export interface PlannedWeek {
  timetable: Timetable;
  load: LoadResult;
  /** Why each person's load is as it is. */
  reasons: Record<PersonKey, Sentence[]>;
  /** Turns of each person on each line, where loads are kept by line. */
  lineLoads: Record<PersonKey, number[]> | null;
  holes: number;
  /** Hard rules that could not be kept. */
  broken: number;
  engine: string;
  end: 'done' | 'stopped' | 'gave-up';
  /** Fixed turns that this week has no place for. */
  droppedTurns: FixedTurn[];
  /** Unavailabilities whose bitmap does not have the day's number of slots. */
  misfits: BusyEntry[];
}

/**
 * Makes the week: load, problem, solution, timetable. Pure but for the thread in which the engine thinks. Refuses
 * with `no-business-day` and `no-persons`; a week that cannot be filled is no error but a timetable with holes.
 */
export async function planWeek(config: Config, data: WeekData, request: PlanRequest): Promise<PlannedWeek> {
  const { open, closed } = weekDays(config, request.monday, data.closedDays);
  if (open.length === 0) {
    const names = closed.map((day) => `${day.date} ${day.name}`).join(', ');
    throw new AppError('no-business-day', { week: request.monday, closed: names });
  }
  const persons = data.persons.filter((person) => person.active && person.idealLoad !== null);
  if (persons.length === 0) throw new AppError('no-persons');

  const busy = listBusy(open, data.unavailabilities, data.absences);
  const load = weekLoad(config, open, persons, busy, data);
  request.onLoad?.(load);
  const days = open.map((day, d) => {
    const slots = day.slots.map((slot, h) => ({ ...slot, lines: load.days[d]!.lines[h]! }));
    return { ...day, slots };
  });
  const loads = Object.fromEntries(Object.entries(load.rows).map(([key, row]) => [key, row.final]));
  const lineLoads = config.load.clusterLines ? shareByLine(days, persons, loads, load.holes) : null;
  const { problem, droppedTurns } = buildProblem({
    name: request.monday,
    days,
    persons,
    busy,
    fixedTurns: data.fixedTurns,
    loads,
    lineLoads: config.week.distinctLines ? lineLoads : null,
    rules: config.rules[config.rules.preset],
    distinctLines: config.week.distinctLines,
    dailyTurns: config.week.dailyTurns,
    searchDays: config.solver.searchDays,
  });
  const { signal, onBetter } = request;
  const { seed, stopPenalty } = config.solver;
  const result = await solve(problem, { seed, stopPenalty, signal, onBetter });
  const input = {
    week: request.monday,
    days,
    closedDays: closed,
    lineNames: config.week.lineNames,
    loads: load.rows,
  };
  return {
    timetable: makeTimetable(input, problem, result.assignment, result.evaluation),
    load,
    reasons: Object.fromEntries(Object.entries(load.rows).map(([key, row]) => [key, explainLoad(row)])),
    lineLoads,
    holes: result.evaluation.holes,
    broken: result.evaluation.broken,
    engine: result.engine,
    end: result.end,
    droppedTurns,
    misfits: busy.filter((entry) => entry.misfit),
  };
}

function weekLoad(
  config: Config,
  days: OpenDay[],
  persons: Person[],
  busy: BusyEntry[],
  data: WeekData,
): LoadResult {
  const rules = config.rules[config.rules.preset];
  const firm = busy.filter((entry) => entry.kind === 'unavailability');
  return computeLoad({
    days: days.map((day) => ({
      date: day.date,
      lines: day.slots.map((slot) => slot.lines),
      // On days of fewer than four slots the middle is no lunch time, unless the configuration says so.
      lunch: rules.lunch.slots || day.slots.length >= 4 ? slotsOf(lunchMask(rules, day.slots.length)) : [],
    })),
    persons: persons.map((person) => {
      const absent = busy.filter((entry) => entry.person === person.key && entry.kind === 'absence');
      const masks = busyMasks(days, firm, person.key, true);
      return {
        key: person.key,
        ideal: person.idealLoad!,
        dailyLimit: person.dailyLimit ?? config.week.dailyTurns,
        absentDates: absent.map((entry) => entry.date),
        onLeave: isOnLeave(data.absences, person.key, days),
        firmBusy: Object.fromEntries(days.map((day, d) => [day.date, bitmapOf(masks[d]!, day.slots.length)])),
        credit: data.credit[person.key] ?? 0,
      };
    }),
    fullWeekDays: config.load.fullWeekDays ?? config.week.days.length,
    maxOverload: config.load.maxOverload,
    adjustLines: config.load.adjustLines,
    forgive: config.load.forgive,
  });
}

/** A leave that covers every open day of the week. */
function isOnLeave(absences: readonly Absence[], person: PersonKey, days: readonly OpenDay[]): boolean {
  const leaves = absences.filter((absence) => absence.person === person && absence.kind === 'leave');
  return days.every((day) => leaves.some((leave) => leave.from <= day.date && day.date <= leave.to));
}

/** Lines with a load of their own need as many slots each; weeks whose slots differ in lines have no such share. */
function shareByLine(
  days: readonly OpenDay[],
  persons: readonly Person[],
  loads: Record<PersonKey, number>,
  holes: number,
): Record<PersonKey, number[]> | null {
  const lineCounts = new Set(days.flatMap((day) => day.slots.map((slot) => slot.lines)));
  if (lineCounts.size !== 1) return null;
  const [lines] = lineCounts;
  return clusterLines(
    persons.map(({ key }) => ({ key, load: loads[key]! })),
    lines!,
    holes,
  ).persons;
}
