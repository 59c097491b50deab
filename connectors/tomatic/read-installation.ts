import { basename, join } from 'node:path';
import { AppError } from '../../model/errors.ts';
import { isIsoDate } from '../../model/time.ts';
import type {
  ClosedDay,
  CreditBase,
  FileFault,
  FixedTurn,
  IsoDate,
  Person,
  PersonKey,
  Sentence,
  Timetable,
  Weekday,
} from '../../model/types.ts';
import { parseClosedDays } from '../line-forms/parse-closed-days.ts';
import { chooseWeek } from './choose-week.ts';
import { type FoundFixedTurn, readFixedTurnGrid, settleFixedTurns } from './fixed-turns.ts';
import { openInstallation, placesOf } from './installation-files.ts';
import {
  type NewAbsence,
  type NewUnavailability,
  readAbsences,
  readLeaves,
  readUnavailabilities,
  SOURCE,
} from './read-absences.ts';
import { formerPeople, type Open, readCredit, readTimetables } from './read-history.ts';
import { readPersons, takeIdealLoads } from './read-persons.ts';
import { readYaml, type SourceFile, sourceFile } from './source-file.ts';
import { type FoundConfig, type PartialConfig, translateTree } from './translate-config.ts';
import { isNull, type YamlNode } from './yaml-tree.ts';

/** Everything that a Tomatic installation says, in our words. Lists are in the files' order unless said otherwise. */
export interface TomaticInstallation {
  /** The Monday that weekday absences and the credit belong to; `null`: ask, and read again with it. */
  week: IsoDate | null;
  /** How the week was chosen. */
  weekReason: Sentence;
  /** By key. Who only has turns in old timetables comes in as inactive. */
  persons: Person[];
  unavailabilities: NewUnavailability[];
  absences: NewAbsence[];
  closedDays: ClosedDay[];
  /** By weekday, slot and line. */
  fixedTurns: FixedTurn[];
  /** By week. */
  timetables: Timetable[];
  /** May name people who are no persons any more. */
  credit: CreditBase | null;
  /** A layer of our configuration. */
  config: PartialConfig;
  /** Names of the files that were read. */
  files: string[];
  /** Known settings that have no meaning here. */
  notes: Sentence[];
  /** By file, in the order of reading, and line; what concerns a whole file comes first. */
  faults: FileFault[];
}

const DEFAULT_LIMITS = ['09:00', '10:15', '11:30', '12:45', '14:00'];
const DEFAULT_DAYS: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
const BUSY_FILES = ['oneshot.conf', 'indisponibilitats.conf'];
const ABSENCE_FILE = 'indisponibilitats-vacances.conf';

/**
 * Reads the folder of a Tomatic installation; changes nothing. `week` is any day of the planned week, or `null` to
 * let the files say it. What cannot be understood is a fault of its line and the rest comes in. Throws AppError
 * `file-missing` if `dir` is no folder or no installation, `bad-date` for a wrong `week`, and `bad-file` for a file
 * that may not be read.
 */
export async function readTomaticInstallation(
  dir: string,
  options: { week: IsoDate | null },
): Promise<TomaticInstallation> {
  if (options.week !== null && !isIsoDate(options.week))
    throw new AppError('bad-date', { value: options.week });
  const faults: FileFault[] = [];
  const folder = await openInstallation(dir, faults);
  const read: SourceFile[] = [];
  const open = async (...names: string[]) => {
    const file = await folder.read(...names);
    if (file) read.push(file);
    return file;
  };

  const configFile = await open('config.yaml');
  const configRoot = configFile && readYaml(configFile, { dropLines: true });
  const found = translateTree(configRoot, configFile ?? sourceFile('config.yaml', '', faults));
  const missing = (name: string) => {
    const line = (configFile?.lines.findIndex((text) => text.includes(name)) ?? -1) + 1;
    configFile?.report(line || null, 'import.tomatic.file-missing', { name });
  };
  const openNamed = async (name: string | undefined, ...defaults: string[]) => {
    const file = await open(...(name ? placesOf(name) : []), ...defaults);
    if (!file && name) missing(name);
    return file;
  };

  // Who there is.
  const personsFile = await openNamed(found.files.persons, 'persons.yaml');
  const idealFile =
    found.files.idealLoads === null ? null : await openNamed(found.files.idealLoads, 'idealshifts.yaml');
  if (!configFile && !personsFile && !idealFile) {
    throw new AppError('file-missing', { file: join(dir, found.files.persons ?? 'persons.yaml') });
  }
  const persons = await readEverybody(configFile, configRoot, personsFile, idealFile);
  applySettings(found, persons, configFile);

  // When.
  const busy = await openBusyFiles(found, open, missing);
  const oneshot = busy.files.find(({ name }) => basename(name) === 'oneshot.conf') ?? null;
  const dated = [
    ...(await folder.list('.')),
    ...(await folder.list('graelles')).map((name) => `graelles/${name}`),
  ];
  const { week, reason: weekReason } = chooseWeek(options.week, dated, oneshot);

  // What.
  const limits = found.config.week?.slots as string[] | undefined;
  const slotCount = (limits ?? DEFAULT_LIMITS).length - 1;
  const days = found.config.week?.days ?? DEFAULT_DAYS;
  const known = new Set(persons.keys());
  const unavailabilities = busy.files.flatMap((file) => readUnavailabilities(file, slotCount, known));
  const absences = busy.absences.flatMap((file) => readAbsences(file, slotCount, known, week, days));
  const leavesFile = await open('leaves.conf');
  if (leavesFile) absences.push(...readLeaves(leavesFile, [...persons.values()], week));
  const closedDays = readClosedDays(await open('holidays.conf'));
  const grid = await openNamed(found.files.fixedTurns, 'data/forced-turns.yaml', 'forced-turns.yaml');
  const fixedTurns = settleFixedTurns([...found.fixedTurns, ...readGrid(grid)], slotCount, known);

  const history = await readTimetables(folder, open, limits ?? DEFAULT_LIMITS, days, closedDays);
  for (const [key, person] of formerPeople(history, known)) persons.set(key, person);
  const credit = await readCredit(folder, open, week, new Set(persons.keys()));

  return {
    week,
    weekReason,
    persons: [...persons.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
    unavailabilities,
    absences,
    closedDays,
    fixedTurns,
    timetables: history.map(({ timetable }) => timetable),
    credit,
    config: found.config,
    files: read.map(({ name }) => name),
    notes: found.notes,
    faults: inOrder(faults, read),
  };
}

type Persons = Map<PersonKey, Person>;

async function readEverybody(
  configFile: SourceFile | null,
  configRoot: YamlNode | null,
  personsFile: SourceFile | null,
  idealFile: SourceFile | null,
): Promise<Persons> {
  let persons: Persons = new Map();
  const root = personsFile && readYaml(personsFile, { dropLines: true });
  if (personsFile && root) persons = readPersons(root, personsFile, { strict: true });
  // Before there was a file for them, persons were described in the configuration.
  else if (!personsFile && configFile && configRoot) {
    persons = readPersons(configRoot, configFile, { strict: false });
  }
  const ideal = idealFile && readYaml(idealFile, { dropLines: true });
  if (idealFile && ideal) takeIdealLoads(ideal, idealFile, persons);
  return persons;
}

/** What the configuration says of single persons and of groups. */
function applySettings(found: FoundConfig, persons: Persons, file: SourceFile | null): void {
  for (const { person, limit, at } of found.personLimits) {
    const one = persons.get(person);
    if (one) one.dailyLimit = limit;
    else file?.report(at, 'import.tomatic.unknown-person', { person });
  }
  for (const { person, at } of found.lunchExempt) {
    const one = persons.get(person);
    if (one) one.lunchExempt = true;
    else file?.report(at, 'import.tomatic.unknown-person', { person });
  }
  const groups = new Set([...persons.values()].flatMap((person) => person.groups));
  for (const { group, at } of found.groups) {
    if (!groups.has(group)) file?.report(at, 'import.tomatic.unknown-group', { group }, true);
  }
}

/** The files of unavailabilities, and those of the week's absences: of these the usual one counts even unnamed. */
async function openBusyFiles(
  found: FoundConfig,
  open: Open,
  missing: (name: string) => void,
): Promise<{ files: SourceFile[]; absences: SourceFile[] }> {
  const files: SourceFile[] = [];
  const absences: SourceFile[] = [];
  const named = found.files.busy;
  const wanted = [...(named ?? BUSY_FILES)];
  if (!wanted.some(isAbsenceFile)) wanted.push(ABSENCE_FILE);
  for (const name of new Set(wanted)) {
    const file = await open(...placesOf(name));
    if (file) (isAbsenceFile(name) ? absences : files).push(file);
    else if (named?.includes(name)) missing(name);
  }
  return { files, absences };
}

function isAbsenceFile(name: string): boolean {
  return name.endsWith('-vacances.conf');
}

function inOrder(faults: readonly FileFault[], read: readonly SourceFile[]): FileFault[] {
  const place = (fault: FileFault) => read.findIndex(({ name }) => name === fault.file);
  return [...faults].sort((a, b) => place(a) - place(b) || (a.line ?? 0) - (b.line ?? 0));
}

function readClosedDays(file: SourceFile | null): ClosedDay[] {
  if (!file) return [];
  const { closedDays, faults } = parseClosedDays(file.text, file.name);
  file.faults.push(...faults);
  return closedDays.map((day) => ({ ...day, source: SOURCE }));
}

function readGrid(file: SourceFile | null): FoundFixedTurn[] {
  const root = file && readYaml(file, { dropLines: false });
  return file && root && !isNull(root) ? readFixedTurnGrid(root, file) : [];
}
