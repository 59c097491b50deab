import type { Config } from '../model/config/schema.ts';
import type { IsoDate, PersonKey, Weekday } from '../model/types.ts';
import { listBusy } from '../scheduler/availability.ts';
import { slotsOf } from '../scheduler/problem.ts';
import type { WeekData } from './plan-week.ts';
import { weekDays } from './week-days.ts';

export interface BusyReason {
  person: PersonKey;
  name: string;
  firm: boolean;
  kind: 'unavailability' | 'absence';
  reason: string;
}

export interface BusyReport {
  slots: { date: IsoDate; weekday: Weekday; slot: number; start: string; end: string; busy: BusyReason[] }[];
  closedDays: { date: IsoDate; name: string }[];
  /** Fixed turns of people who are busy then. */
  overlaps: (BusyReason & { date: IsoDate; slot: number; line: number })[];
  /** Entries whose bitmap does not fit the slots of a day. */
  misfits: { person: PersonKey; date: IsoDate; reason: string }[];
}

/** Who is not to be had in each slot of a week and why: firm, optional, or both. */
export function reportBusy(
  config: Config,
  data: WeekData,
  monday: IsoDate,
  show: 'all' | 'firm' | 'optional' = 'all',
): BusyReport {
  const { open, closed } = weekDays(config, monday, data.closedDays);
  const names = new Map(data.persons.map((person) => [person.key, person.name]));
  const entries = listBusy(open, data.unavailabilities, data.absences).filter((entry) =>
    names.has(entry.person),
  );
  const shown = entries.filter((entry) => show === 'all' || entry.firm === (show === 'firm'));
  const reasonsAt = (date: IsoDate, slot: number): BusyReason[] =>
    shown
      .filter((entry) => entry.date === date && slotsOf(entry.mask).includes(slot))
      .map(({ person, firm, kind, reason }) => ({ person, name: names.get(person)!, firm, kind, reason }))
      .sort((a, b) => Number(b.firm) - Number(a.firm) || a.name.localeCompare(b.name));
  return {
    slots: open.flatMap(({ date, weekday, slots }) =>
      slots.map(({ start, end }, slot) => ({ date, weekday, slot, start, end, busy: reasonsAt(date, slot) })),
    ),
    closedDays: closed,
    overlaps: data.fixedTurns.flatMap((turn) => {
      const day = open.find((candidate) => candidate.weekday === turn.weekday);
      if (!day || turn.person === null) return [];
      const reasons = reasonsAt(day.date, turn.slot).filter((reason) => reason.person === turn.person);
      return reasons.map((reason) => ({ ...reason, date: day.date, slot: turn.slot, line: turn.line }));
    }),
    misfits: entries
      .filter((entry) => entry.misfit)
      .map(({ person, date, reason }) => ({ person, date, reason })),
  };
}
