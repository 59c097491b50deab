import type { Call } from '../../model/phones.ts';
import { addDays, dateIn, daysBetween, instantOf } from '../../model/time.ts';
import type { IsoDate, Person, PersonKey } from '../../model/types.ts';
import { type DayStats, dayStats } from '../../telephony/day-stats.ts';
import { type ProfileCell, weekProfile } from '../../telephony/week-profile.ts';
import type { Workplace } from '../workplace.ts';
import { attendedTimes, readDay } from './keep-day.ts';
import { configuredDay } from './opening-hours.ts';

export interface DayWish {
  /** Of the organisation's zone; by default today. */
  date?: IsoDate | undefined;
  /** By default all together. */
  queue?: string | undefined;
}

/** A day's calls, the newest first, with their figures, and everybody who is or was with us. */
export interface DayFigures {
  date: IsoDate;
  calls: Call[];
  stats: DayStats;
  persons: Person[];
}

/** The figures of a day; a ring of an extension counts for who has it now, or else had it last. */
export async function readDayFigures(
  { store, config, clock }: Pick<Workplace, 'store' | 'config' | 'clock'>,
  { date, queue }: DayWish = {},
): Promise<DayFigures> {
  const zone = config.organisation.timezone;
  const day = date ?? dateIn(zone, clock());
  const calls = await readDay(store.calls, day, zone, queue);
  const persons = await store.persons.list({ includeArchived: true });
  const holders = new Map<string | null, PersonKey>();
  for (const { extension, key, active } of persons)
    if (active || !holders.has(extension)) holders.set(extension, key);
  const { serviceLevelSeconds, testNumbers, country } = config.telephony;
  const stats = dayStats(calls, {
    slots: attendedTimes(config, day),
    serviceLevelSeconds,
    testNumbers,
    country,
    personOf: (extension) => holders.get(extension) ?? null,
  });
  return { date: day, calls, stats, persons };
}

/** When people call: by weekday and slot, over the last weeks that are whole. */
export async function readWeekProfile(
  workplace: Workplace,
  { weeks, queue }: { weeks: number; queue?: string | undefined },
): Promise<{ from: IsoDate; to: IsoDate; cells: ProfileCell[] }> {
  const { store, config, clock } = workplace;
  const zone = config.organisation.timezone;
  // Today is not over: it would look as if fewer called.
  const to = addDays(dateIn(zone, clock()), -1);
  const from = addDays(to, 1 - weeks * 7);
  const closed = new Set((await store.closedDays.list({ from, to })).map(({ date }) => date));
  const dates = daysBetween(from, to).filter((date) => !closed.has(date));
  const slots = dates.flatMap((date) => {
    const times = attendedTimes(config, date);
    return configuredDay(config, date).slots.map(({ start, end }, i) => ({ date, start, end, ...times[i]! }));
  });
  const calls = await store.calls.list({
    from: instantOf(from, '00:00', zone).toISOString(),
    to: instantOf(to, '24:00', zone).toISOString(),
    ...(queue === undefined ? {} : { queue }),
  });
  const { serviceLevelSeconds, testNumbers, country } = config.telephony;
  return { from, to, cells: weekProfile(calls, { slots, serviceLevelSeconds, testNumbers, country }) };
}
