import ical, { ICalAlarmType } from 'ical-generator';
import { speaker } from '../../model/texts/index.ts';
import { instantOf } from '../../model/time.ts';
import type { Locale, Person, Timetable } from '../../model/types.ts';

export interface IcsOptions {
  locale: Locale;
  /** Zone of the timetable's times of day. */
  zone: string;
  now: Date;
  /** Makes the events' names unique in the world: "lineup.example.org". */
  host: string;
}

const REMINDER_SECONDS = 15 * 60;
const REFRESH_SECONDS = 60 * 60;

/**
 * The calendar of one person: an event for each turn, whose name stays the same in every version of the timetable.
 * Times are written as UTC instants: they are right on both sides of a clock change, and no calendar program has to
 * trust a description of our zone.
 */
export function toIcs(timetable: Timetable, person: Person, options: IcsOptions): string {
  return toCalendar([{ timetable, changedAt: options.now }], person, options);
}

/** The same for several weeks. `changedAt` is when a week was last written: programs update what is newer. */
export function toCalendar(
  weeks: readonly { timetable: Timetable; changedAt: Date }[],
  person: Person,
  options: Omit<IcsOptions, 'now'>,
): string {
  const say = speaker(person.locale ?? options.locale);
  const calendar = ical({
    name: say('week.ics.name', { person: person.name }),
    prodId: {
      company: 'Lineup',
      product: 'timetable',
      language: (person.locale ?? options.locale).toUpperCase(),
    },
    ttl: REFRESH_SECONDS,
  });
  for (const { timetable, changedAt } of weeks) {
    for (const { date, slot, line } of turnsOf(timetable, person)) {
      const event = calendar.createEvent({
        id: `${date}-${slot.start.replace(':', '')}-${person.key}@${options.host}`,
        start: instantOf(date, slot.start, options.zone),
        end: instantOf(date, slot.end, options.zone),
        stamp: changedAt,
        summary: say('week.ics.turn', { line: timetable.lines[line] ?? String(line + 1) }),
      });
      event.createAlarm({ type: ICalAlarmType.display, triggerBefore: REMINDER_SECONDS });
    }
  }
  return calendar.toString();
}

function turnsOf({ days }: Timetable, { key }: Person) {
  return days.flatMap(({ date, slots }) =>
    slots.flatMap((slot) =>
      slot.cells.flatMap((person, line) => (person === key ? [{ date, slot, line }] : [])),
    ),
  );
}
