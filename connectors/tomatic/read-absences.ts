import { personMatcher } from '../../model/person-names.ts';
import { addDays, dateOfWeekday } from '../../model/time.ts';
import {
  ABSENCE_KINDS,
  type Absence,
  type AbsenceKind,
  type IsoDate,
  type Person,
  type PersonKey,
  type Unavailability,
  type Weekday,
} from '../../model/types.ts';
import { parseKeyList } from '../line-forms/parse-key-list.ts';
import {
  type ParsedUnavailability,
  parseUnavailabilityLines,
} from '../line-forms/parse-unavailability-lines.ts';
import type { SourceFile } from './source-file.ts';

/** Entries from a file have no id yet: whoever keeps them gives them one. */
export type NewUnavailability = Omit<Unavailability, 'id'>;
export type NewAbsence = Omit<Absence, 'id'>;

export const SOURCE = 'tomatic';

/** The unavailabilities of a file; lines of persons whom nobody knows are faults and left out. */
export function readUnavailabilities(
  file: SourceFile,
  slotCount: number,
  known: ReadonlySet<PersonKey>,
): NewUnavailability[] {
  return readLines(file, slotCount, known).map(({ person, weekday, date, slots, firm, reason }) => ({
    person,
    weekday,
    date,
    slots,
    firm,
    reason,
  }));
}

/**
 * The absences of the file whose weekdays are those of one week. A line is a whole day, firm or not and whatever
 * its slots; without a weekday it is every working day. Days in a row are one absence. A reason that is a kind of
 * absence gives the kind; any other is a holiday.
 */
export function readAbsences(
  file: SourceFile,
  slotCount: number,
  known: ReadonlySet<PersonKey>,
  week: IsoDate | null,
  days: readonly Weekday[],
): NewAbsence[] {
  const lines = readLines(file, slotCount, known);
  const away = new Map<string, { person: PersonKey; kind: AbsenceKind; dates: Set<IsoDate> }>();
  let isWeekMissing = false;
  for (const line of lines) {
    if (line.date === null && week === null) {
      isWeekMissing = true;
      continue;
    }
    const kind = ABSENCE_KINDS.find((word) => word === line.reason) ?? 'holiday';
    const id = `${line.person} ${kind}`;
    const entry = away.get(id) ?? { person: line.person, kind, dates: new Set() };
    away.set(id, entry);
    for (const date of datesOf(line, week, days)) entry.dates.add(date);
  }
  if (isWeekMissing) file.report(null, 'import.tomatic.no-week');
  return [...away.values()].flatMap(({ person, kind, dates }) =>
    runsOf([...dates].sort()).map(({ from, to }) => ({ person, from, to, kind, source: SOURCE })),
  );
}

/** Those who are away the whole week, written as keys or as people write names. */
export function readLeaves(file: SourceFile, persons: readonly Person[], week: IsoDate | null): NewAbsence[] {
  const match = personMatcher(persons);
  const listed = parseKeyList(file.text);
  if (listed.length > 0 && week === null) {
    file.report(null, 'import.tomatic.no-week');
    return [];
  }
  const away = new Set<PersonKey>();
  for (const { key, line } of listed) {
    const person = persons.some((one) => one.key === key) ? key : match(key);
    if (person) away.add(person);
    else file.report(line, 'import.tomatic.unknown-person', { person: key });
  }
  return [...away].map((person) => ({
    person,
    from: week!,
    to: addDays(week!, 6),
    kind: 'leave',
    source: SOURCE,
  }));
}

function readLines(
  file: SourceFile,
  slotCount: number,
  known: ReadonlySet<PersonKey>,
): ParsedUnavailability[] {
  const { entries, faults } = parseUnavailabilityLines(file.text, { file: file.name, slotCount });
  file.faults.push(...faults);
  return entries.filter((entry) => {
    if (known.has(entry.person)) return true;
    file.report(entry.line, 'import.tomatic.unknown-person', { person: entry.person });
    return false;
  });
}

function datesOf(line: ParsedUnavailability, week: IsoDate | null, days: readonly Weekday[]): IsoDate[] {
  if (line.date !== null) return [line.date];
  return (line.weekday ? [line.weekday] : days).map((weekday) => dateOfWeekday(week!, weekday));
}

/** Days that follow one another, as first and last. */
function runsOf(dates: readonly IsoDate[]): { from: IsoDate; to: IsoDate }[] {
  const runs: { from: IsoDate; to: IsoDate }[] = [];
  for (const date of dates) {
    const last = runs.at(-1);
    if (last && addDays(last.to, 1) === date) last.to = date;
    else runs.push({ from: date, to: date });
  }
  return runs;
}
