import type { Config } from '../model/config/schema.ts';
import { AppError } from '../model/errors.ts';
import type {
  Absence,
  ClosedDay,
  FixedTurn,
  IsoDate,
  Person,
  PersonKey,
  Timetable,
  Unavailability,
} from '../model/types.ts';
import { type BusyEntry, bitmapOf, busyMasks, listBusy, type OpenDay } from '../scheduler/availability.ts';
import { lunchMask } from '../scheduler/build-problem.ts';
import { computeLoad, type LoadResult } from '../scheduler/load/compute-load.ts';
import { slotsOf } from '../scheduler/problem.ts';
import { weekDays } from './week-days.ts';

/** All that a week is made from. */
export interface WeekData {
  persons: Person[];
  unavailabilities: Unavailability[];
  absences: Absence[];
  closedDays: ClosedDay[];
  fixedTurns: FixedTurn[];
  credit: Record<PersonKey, number>;
  /** Weeks in force before this one, for the fairness rule: as many as it looks back, or more. */
  pastWeeks?: Timetable[];
}

/** What loads are found from. */
export interface LoadBasis {
  open: OpenDay[];
  closed: { date: IsoDate; name: string }[];
  /** Those who attend the phone. */
  persons: Person[];
  /** Why people are not to be had. */
  busy: BusyEntry[];
  credit: Record<PersonKey, number>;
}

/** The days and people of a week. Refuses with `no-business-day` and `no-persons`. */
export function loadBasis(config: Config, data: WeekData, monday: IsoDate): LoadBasis {
  const { open, closed } = weekDays(config, monday, data.closedDays);
  if (open.length === 0) {
    const names = closed.map((day) => `${day.date} ${day.name}`).join(', ');
    throw new AppError('no-business-day', { week: monday, closed: names });
  }
  const persons = data.persons.filter((person) => person.active && person.idealLoad !== null);
  if (persons.length === 0) throw new AppError('no-persons');
  const busy = listBusy(open, data.unavailabilities, data.absences);
  return { open, closed, persons, busy, credit: data.credit };
}

/** What each person owes, step by step. */
export function weekLoad(config: Config, { open: days, persons, busy, credit }: LoadBasis): LoadResult {
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
      const leave = absent.filter((entry) => entry.reason === 'leave').map((entry) => entry.date);
      const masks = busyMasks(days, firm, person.key, true);
      return {
        key: person.key,
        ideal: person.idealLoad!,
        dailyLimit: person.dailyLimit ?? config.week.dailyTurns,
        absentDates: absent.map((entry) => entry.date),
        onLeave: days.every((day) => leave.includes(day.date)),
        firmBusy: Object.fromEntries(days.map((day, d) => [day.date, bitmapOf(masks[d]!, day.slots.length)])),
        credit: credit[person.key] ?? 0,
      };
    }),
    fullWeekDays: config.load.fullWeekDays ?? config.week.days.length,
    maxOverload: config.load.maxOverload,
    adjustLines: config.load.adjustLines,
    forgive: config.load.forgive,
  });
}
