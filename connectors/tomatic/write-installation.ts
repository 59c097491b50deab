import { dump } from 'js-yaml';
import type { Config } from '../../model/config/schema.ts';
import { addDays, mondayOf, weekdayOf } from '../../model/time.ts';
import {
  type ClosedDay,
  type FixedTurn,
  type IsoDate,
  type Person,
  type PersonKey,
  WEEKDAYS,
} from '../../model/types.ts';
import { NOBODY } from './person-keys.ts';
import type { NewAbsence, NewUnavailability } from './read-absences.ts';
import { WEEKDAY_CODES } from './weekday-codes.ts';
import { slotLimits, writeConfig } from './write-config.ts';

/** What an installation is written from. */
export interface TomaticExport {
  /** Any day of the week whose absences and credit are written. */
  week: IsoDate;
  config: Config;
  persons: readonly Person[];
  unavailabilities: readonly NewUnavailability[];
  absences: readonly NewAbsence[];
  closedDays: readonly ClosedDay[];
  fixedTurns: readonly FixedTurn[];
  /** At the start of the week; `null`: not known. */
  credit: Readonly<Record<PersonKey, number>> | null;
  /** The Monday and the YAML text of each. */
  timetables: readonly { week: IsoDate; yaml: string }[];
}

/**
 * The files of a Tomatic installation by their path inside it, which `readTomaticInstallation` reads back. The form
 * has no place for people who are not active, for languages, nor for absences outside the week: they are left out.
 */
export function writeTomaticInstallation(data: TomaticExport): Record<string, string> {
  const week = mondayOf(data.week);
  const persons = data.persons.filter((person) => person.active).sort((a, b) => (a.key < b.key ? -1 : 1));
  const active = new Set(persons.map((person) => person.key));
  const busy = data.unavailabilities.filter(({ person }) => active.has(person));
  const away = daysAway(data, week, active);
  const files: Record<string, string> = {
    'config.yaml': writeConfig(data.config, persons),
    'persons.yaml': writePersons(persons),
    'idealshifts.yaml': writeMap(persons, ({ idealLoad }) => idealLoad),
    'indisponibilitats.conf': busy
      .filter(({ date }) => date === null)
      .map(writeUnavailability)
      .join(''),
    'oneshot.conf': busy
      .filter(({ date }) => date !== null)
      .map(writeUnavailability)
      .join(''),
    'indisponibilitats-vacances.conf': away.days.join(''),
    'leaves.conf': away.leaves.map((key) => `${key}\n`).join(''),
    'holidays.conf': data.closedDays.map(({ date, name }) => `${date}\t${oneLine(name)}\n`).join(''),
    'data/forced-turns.yaml': writeFixedTurns(data, active),
  };
  if (data.credit) files['shiftcredit.yaml'] = yaml(data.credit);
  for (const timetable of data.timetables) files[`graelles/graella-${timetable.week}.yaml`] = timetable.yaml;
  return files;
}

function yaml(value: object): string {
  return dump(value, { lineWidth: -1 });
}

function writePersons(persons: readonly Person[]): string {
  const map = <T>(value: (person: Person) => T | null) =>
    Object.fromEntries(
      persons.map((person) => [person.key, value(person)]).filter(([, value]) => value !== null),
    );
  const groups = [...new Set(persons.flatMap((person) => person.groups))].sort();
  return yaml({
    names: map(({ name }) => name),
    extensions: map(({ extension }) => extension),
    tables: map(({ table }) => table ?? -1),
    colors: map(({ color }) => color.slice(1)),
    emails: map(({ email }) => email),
    idealloads: map(({ idealLoad }) => (Number.isInteger(idealLoad) ? idealLoad : null)),
    groups: Object.fromEntries(
      groups.map((group) => [
        group,
        persons.filter((one) => one.groups.includes(group)).map(({ key }) => key),
      ]),
    ),
  });
}

function writeMap(persons: readonly Person[], value: (person: Person) => number | null): string {
  return yaml(
    Object.fromEntries(
      persons.map((person) => [person.key, value(person)]).filter(([, number]) => number !== null),
    ),
  );
}

function writeUnavailability({ person, weekday, date, slots, firm, reason }: NewUnavailability): string {
  const when = date ?? (weekday ? WEEKDAY_CODES[weekday] : '');
  return line(firm, [person, when, slots ?? ''], reason);
}

function line(firm: boolean, words: string[], reason: string): string {
  const said = oneLine(reason);
  const form = words.filter((word) => word !== '').join(' ');
  return `${firm ? '+' : ''}${form}${said ? ` # ${said}` : ''}\n`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The absences of the week: a leave of all its working days is one, everything else goes day by day. */
function daysAway(
  data: TomaticExport,
  week: IsoDate,
  active: ReadonlySet<PersonKey>,
): { days: string[]; leaves: PersonKey[] } {
  const worked = Array.from({ length: 7 }, (_, i) => addDays(week, i)).filter((date) =>
    data.config.week.days.includes(weekdayOf(date)),
  );
  const days: string[] = [];
  const leaves: PersonKey[] = [];
  for (const { person, from, to, kind } of data.absences) {
    const dates = active.has(person) ? worked.filter((date) => from <= date && date <= to) : [];
    if (kind === 'leave' && dates.length === worked.length && dates.length > 0) leaves.push(person);
    else days.push(...dates.map((date) => line(true, [person, WEEKDAY_CODES[weekdayOf(date)]], kind)));
  }
  return { days, leaves: [...new Set(leaves)] };
}

function writeFixedTurns(data: TomaticExport, active: ReadonlySet<PersonKey>): string {
  const turns = data.fixedTurns.filter(({ person }) => person === null || active.has(person));
  const hours = slotLimits(data.config);
  const days = WEEKDAYS.filter(
    (day) => data.config.week.days.includes(day) || turns.some(({ weekday }) => weekday === day),
  );
  const slots = Math.max(hours.length - 1, ...turns.map(({ slot }) => slot + 1));
  const lines = Math.max(1, ...turns.map((turn) => turn.line + 1));
  const cell = (day: string, slot: number, at: number) => {
    const turn = turns.find((one) => one.weekday === day && one.slot === slot && one.line === at);
    return turn ? (turn.person ?? NOBODY) : null;
  };
  const indices = (count: number) => Array.from({ length: count }, (_, i) => i);
  return yaml({
    days: days.map((day) => WEEKDAY_CODES[day]),
    hours,
    turns: indices(lines).map((at) => `L${at + 1}`),
    timetable: Object.fromEntries(
      days.map((day) => [
        WEEKDAY_CODES[day],
        indices(slots).map((slot) => indices(lines).map((at) => cell(day, slot, at))),
      ]),
    ),
  });
}
