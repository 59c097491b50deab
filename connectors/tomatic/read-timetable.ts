import { parseColor } from '../../model/color.ts';
import { dateOfWeekday, isIsoDate, mondayOf } from '../../model/time.ts';
import {
  type IsoDate,
  type PersonKey,
  type Timetable,
  type TimetableDay,
  type TimetableSlot,
  WEEKDAYS,
  type Weekday,
} from '../../model/types.ts';
import { parseWeekday } from '../line-forms/weekday-words.ts';
import { readLimits } from './config-values.ts';
import { CLOSED, canBePerson, NOBODY } from './person-keys.ts';
import type { SourceFile } from './source-file.ts';
import { readCost, readLog, readOverload, readPenalties } from './timetable-details.ts';
import { isNull, type YamlNode } from './yaml-tree.ts';
import { entriesOf, itemsOf, showNode, textOf, type YamlEntry } from './yaml-values.ts';

export interface ReadTimetableOptions {
  /** The date in the file's name, for a file that does not say its week. */
  dateInName: IsoDate | null;
  /** Limits of the slots, for a file without `hours`. */
  limits: string[];
  /** Weekdays that are open in an ordinary week: those that the file lacks were closed. */
  days: readonly Weekday[];
  /** Names of known closed days. */
  closedNames: ReadonlyMap<IsoDate, string>;
}

/** What a timetable's own maps say of a person. */
export interface KnownByTimetable {
  name: string | null;
  color: string | null;
}

export interface FoundTimetable {
  timetable: Timetable;
  /** Everybody who has a turn, with what the file says of them. */
  people: Map<PersonKey, KnownByTimetable>;
}

type Sections = Map<string, YamlEntry>;

/** Reads one `graelles/graella-YYYY-MM-DD.yaml`; `null` with a fault if its week or its turns cannot be known. */
export function readTimetable(
  root: YamlNode,
  file: SourceFile,
  options: ReadTimetableOptions,
): FoundTimetable | null {
  const sections: Sections = new Map(entriesOf(root, file, file.name).map((entry) => [entry.key, entry]));
  const week = readWeek(sections, file, options.dateInName);
  if (!week) return null;
  const grid = sections.get('timetable');
  if (!grid || isNull(grid.value)) {
    file.report(grid?.line ?? null, 'import.tomatic.no-timetable');
    return null;
  }
  const hours = sections.get('hours');
  const limits = hours ? readLimits(hours.value) : options.limits;
  if (!limits) {
    file.report(hours!.line, 'import.tomatic.expected-times', { name: 'hours' });
    return null;
  }

  const days = readDays(grid, file, week, limits);
  const width = Math.max(0, ...days.flatMap((day) => day.slots.map((slot) => slot.cells.length)));
  const timetable: Timetable = {
    week,
    lines: readLineNames(sections.get('turns'), file, width),
    days,
    closedDays: closedDays(sections.get('days'), file, week, days, options),
    cost: readCost(sections.get('cost'), file),
    penalties: readPenalties(sections.get('penalties'), file),
    overload: readOverload(sections.get('overload'), file),
    loads: {},
    log: readLog(sections.get('log'), file, week),
  };
  return { timetable, people: readPeople(sections, days) };
}

function readWeek(sections: Sections, file: SourceFile, dateInName: IsoDate | null): IsoDate | null {
  const said = sections.get('week');
  const text = said ? (textOf(said.value)?.slice(0, 10) ?? '') : '';
  if (isMonday(text)) {
    if (dateInName && dateInName !== text) {
      file.report(said!.line, 'import.tomatic.week-not-of-name', { week: text }, true);
    }
    return text;
  }
  const byName = dateInName && isMonday(dateInName) ? dateInName : null;
  if (said || !byName) {
    const value = text || (dateInName ?? '');
    file.report(said?.line ?? null, 'import.tomatic.no-monday', { value }, byName !== null);
  }
  return byName;
}

function isMonday(text: string): boolean {
  return isIsoDate(text) && mondayOf(text) === text;
}

function readDays(grid: YamlEntry, file: SourceFile, week: IsoDate, limits: string[]): TimetableDay[] {
  const days: TimetableDay[] = [];
  for (const entry of entriesOf(grid.value, file, 'timetable')) {
    const weekday = parseWeekday(entry.key);
    const rows = itemsOf(entry.value);
    if (!weekday)
      file.report(entry.line, 'import.tomatic.expected-weekday', { name: 'timetable', value: entry.key });
    else if (!rows) file.report(entry.line, 'import.tomatic.expected-list', { name: entry.key });
    else {
      if (rows.length > limits.length - 1) {
        const values = { day: entry.key, found: rows.length, wanted: limits.length - 1 };
        file.report(entry.line, 'import.tomatic.too-many-slots', values);
      }
      const slots = rows
        .slice(0, limits.length - 1)
        .map((row, i) => readSlot(row, file, limits[i]!, limits[i + 1]!));
      const isClosed = slots.every((slot) => slot === CLOSED || slot.cells.length === 0);
      if (!isClosed) {
        const open = slots.map((slot, i) =>
          slot === CLOSED ? { start: limits[i]!, end: limits[i + 1]!, cells: [] } : slot,
        );
        days.push({ date: dateOfWeekday(week, weekday), weekday, slots: open });
      }
    }
  }
  return days.sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** A slot, or the word of a closed day if that is all that its cells say. */
function readSlot(
  row: YamlNode | null,
  file: SourceFile,
  start: string,
  end: string,
): TimetableSlot | typeof CLOSED {
  const items = row ? itemsOf(row) : [];
  if (!items) {
    if (textOf(row!) === CLOSED) return CLOSED;
    file.report(row!.line, 'import.tomatic.expected-list', { name: `${start}–${end}` });
    return { start, end, cells: [] };
  }
  if (items.length > 0 && items.every((item) => item && textOf(item) === CLOSED)) return CLOSED;
  return { start, end, cells: items.map((item) => readCell(item, file)) };
}

function readCell(node: YamlNode | null, file: SourceFile): PersonKey | null {
  if (!node || isNull(node)) return null;
  const text = textOf(node);
  if (text === NOBODY || text === CLOSED) return null;
  if (text !== null && canBePerson(text)) return text;
  file.report(node.line, 'import.tomatic.bad-cell', { value: showNode(node) });
  return null;
}

/** As many names as the widest slot has cells; T1, T2, … where the file has none. */
function readLineNames(entry: YamlEntry | undefined, file: SourceFile, width: number): string[] {
  const items = entry ? itemsOf(entry.value) : [];
  if (!items) file.report(entry!.line, 'import.tomatic.expected-list', { name: 'turns' });
  return Array.from({ length: width }, (_, i) => {
    const item = items?.[i];
    return (item && textOf(item)) || `T${i + 1}`;
  });
}

function closedDays(
  entry: YamlEntry | undefined,
  file: SourceFile,
  week: IsoDate,
  days: readonly TimetableDay[],
  options: ReadTimetableOptions,
): Timetable['closedDays'] {
  const usual = new Set<Weekday>(options.days);
  for (const item of (entry && itemsOf(entry.value)) ?? []) {
    const weekday = item && parseWeekday(textOf(item) ?? '');
    if (weekday) usual.add(weekday);
    else if (item) {
      file.report(item.line, 'import.tomatic.expected-weekday', { name: 'days', value: showNode(item) });
    }
  }
  return WEEKDAYS.filter((weekday) => usual.has(weekday) && !days.some((day) => day.weekday === weekday)).map(
    (weekday) => {
      const date = dateOfWeekday(week, weekday);
      return { date, name: options.closedNames.get(date) || CLOSED };
    },
  );
}

function readPeople(sections: Sections, days: readonly TimetableDay[]): FoundTimetable['people'] {
  const textIn = (map: string, key: string): string | null => {
    const node = sections.get(map)?.value;
    const pair = node?.kind === 'map' ? node.pairs.find((entry) => textOf(entry.key) === key) : undefined;
    return pair ? textOf(pair.value) : null;
  };
  const people: FoundTimetable['people'] = new Map();
  for (const person of days.flatMap((day) => day.slots.flatMap((slot) => slot.cells))) {
    if (person === null || people.has(person)) continue;
    people.set(person, {
      name: textIn('names', person) || null,
      color: parseColor(textIn('colors', person) ?? ''),
    });
  }
  return people;
}
