import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import {
  readTomaticInstallation,
  type TomaticInstallation,
} from '../connectors/tomatic/read-installation.ts';
import { AppError } from '../model/errors.ts';
import { renderSentence, speaker } from '../model/texts/index.ts';
import { addDays, nextMonday } from '../model/time.ts';
import type {
  FileFault,
  IsoDate,
  Locale,
  Person,
  Sentence,
  Timetable,
  Unavailability,
} from '../model/types.ts';
import type { StoreParts } from '../store/open-store.ts';
import { asOnlyImport } from './import-week.ts';
import { layOverConfig } from './lay-over-config.ts';
import { type Choices, dataDirectoryOf, loadConfig, type Surroundings, type Workplace } from './workplace.ts';
import { type PreparedFiles, prepareFiles } from './write-files.ts';

/** What an import brought: how many of each kind were there, and how many of them changed the store. */
export interface ImportSummary {
  week: IsoDate | null;
  weekReason: Sentence;
  counts: Record<ImportKind, { found: number; changed: number }>;
  /** The configuration file that was written; `null`: it said so already. */
  configFile: string | null;
  files: string[];
  notes: Sentence[];
  faults: FileFault[];
}

export const IMPORT_KINDS = [
  'persons',
  'unavailabilities',
  'absences',
  'closedDays',
  'fixedTurns',
  'timetables',
  'credit',
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

const SOURCE = 'tomatic';

/**
 * Reads an installation's folder before any store is opened, so that none is made for what is refused: a wrong path,
 * a persons.yaml that breaks off (`bad-file`), settings that do not go together with those here (`bad-config`).
 * Where neither `week` nor the files say a week, what belongs to one belongs to the next.
 */
export async function readTomatic(
  surroundings: Surroundings,
  choices: Choices,
  directory: string,
  week: IsoDate | null,
): Promise<TomaticInstallation> {
  const { timezone } = loadConfig(surroundings, choices).organisation;
  if (existsSync(directory) && !statSync(directory).isDirectory()) {
    const reason = speaker(surroundings.locale)('source.files.no-directory');
    throw new AppError('bad-file', { file: directory, reason });
  }
  const found = await readTomaticInstallation(directory, { week });
  refuseBrokenPersons(directory, found.faults, surroundings.locale);
  layOverConfig(surroundings, dataDirectoryOf(surroundings, choices), found.config);
  if (found.week !== null) return found;
  return readTomaticInstallation(directory, { week: nextMonday(timezone, surroundings.clock()) });
}

/** Where the people themselves cannot be read whole, the rest would come in with people missing or made up. */
function refuseBrokenPersons(directory: string, faults: readonly FileFault[], locale: Locale): void {
  const broken = faults.find(
    ({ file, reason }) => file === 'persons.yaml' && reason.key.startsWith('import.tomatic.no-yaml'),
  );
  if (!broken) return;
  const file = join(directory, broken.line === null ? broken.file : `${broken.file}:${broken.line}`);
  throw new AppError('bad-file', { file, reason: renderSentence(locale, broken.reason) });
}

/**
 * Brings an existing Tomatic installation in: everything that can be understood at once, or nothing. What cannot is
 * in `faults`. A second import of the same folder changes nothing.
 */
export async function importTomatic(
  workplace: Workplace,
  found: TomaticInstallation,
): Promise<ImportSummary> {
  return asOnlyImport(workplace, async () => {
    const config = await prepareConfig(workplace, found.config);
    let counts: ImportSummary['counts'];
    try {
      counts = await workplace.store.transaction((parts) => keepAll(parts, found, workplace.by));
    } catch (error) {
      await config?.discard();
      throw error;
    }
    await config?.commit();
    const { week, weekReason, files, notes, faults } = found;
    return { week, weekReason, counts, configFile: config?.file ?? null, files, notes, faults };
  });
}

async function keepAll(
  parts: StoreParts,
  found: TomaticInstallation,
  by: string,
): Promise<ImportSummary['counts']> {
  const count = (items: readonly unknown[], changed: number) => ({ found: items.length, changed });
  return {
    persons: count(found.persons, await keepPersons(parts, found)),
    unavailabilities: count(found.unavailabilities, await keepUnavailabilities(parts, found)),
    absences: count(found.absences, await keepAbsences(parts, found)),
    closedDays: count(found.closedDays, await keepClosedDays(parts, found)),
    fixedTurns: count(found.fixedTurns, await keepFixedTurns(parts, found)),
    timetables: count(found.timetables, await keepTimetables(parts, found, by)),
    credit: count(Object.keys(found.credit?.credit ?? {}), await keepCredit(parts, found)),
  };
}

async function keepPersons(parts: StoreParts, found: TomaticInstallation): Promise<number> {
  const known = new Map((await parts.persons.list({ includeArchived: true })).map((p) => [p.key, p]));
  const changed = found.persons.filter((person) => {
    const present = known.get(person.key);
    // What the files cannot say stays as it is here.
    return !isDeepStrictEqual(present, kept(person, present));
  });
  // Extensions may have gone round among them: all are free before they are given.
  for (const { key, extension } of changed) {
    const present = known.get(key);
    if (present && present.extension !== extension) await parts.persons.save({ ...present, extension: null });
  }
  for (const person of changed) {
    await parts.persons.save(kept(person, known.get(person.key)));
  }
  return changed.length;
}

async function keepUnavailabilities(parts: StoreParts, found: TomaticInstallation): Promise<number> {
  const essence = ({ person, weekday, date, slots, firm, reason }: Omit<Unavailability, 'id'>) =>
    JSON.stringify([person, weekday, date, slots, firm, reason]);
  let changed = 0;
  for (const { key } of found.persons) {
    const wanted = found.unavailabilities.filter((entry) => entry.person === key);
    const present = (await parts.unavailabilities.list({ person: key })).map(essence);
    const missing = wanted.filter((entry) => !present.includes(essence(entry)));
    const surplus = present.filter((entry) => !wanted.map(essence).includes(entry));
    if (missing.length + surplus.length === 0) continue;
    await parts.unavailabilities.replaceForPerson(key, wanted);
    changed += missing.length + surplus.length;
  }
  return changed;
}

async function keepAbsences(parts: StoreParts, found: TomaticInstallation): Promise<number> {
  if (found.week === null) return 0;
  const range = { from: found.week, to: addDays(found.week, 6) };
  const essence = (a: { person: string; from: string; to: string; kind: string }) =>
    `${a.person} ${a.from} ${a.to} ${a.kind}`;
  const present = (await parts.absences.list(range))
    .filter((absence) => absence.source === SOURCE)
    .map(essence);
  const wanted = found.absences.map(essence);
  if (isDeepStrictEqual(new Set(present), new Set(wanted))) return 0;
  await parts.absences.replaceFromSource(SOURCE, range.from, range.to, found.absences);
  const added = wanted.filter((absence) => !present.includes(absence));
  const removed = present.filter((absence) => !wanted.includes(absence));
  return added.length + removed.length;
}

async function keepClosedDays(parts: StoreParts, found: TomaticInstallation): Promise<number> {
  const present = new Map((await parts.closedDays.list()).map((day) => [day.date, day.name]));
  const fresh = found.closedDays.filter((day) => !present.get(day.date)?.includes(day.name));
  for (const day of fresh) await parts.closedDays.add({ ...day, source: SOURCE });
  return fresh.length;
}

async function keepFixedTurns(parts: StoreParts, found: TomaticInstallation): Promise<number> {
  const present = await parts.fixedTurns.list();
  if (isDeepStrictEqual(present, found.fixedTurns)) return 0;
  await parts.fixedTurns.replaceAll(found.fixedTurns);
  return found.fixedTurns.length;
}

/** A week that is here already in another form is left alone: what was done here is newer than the files. */
async function keepTimetables(parts: StoreParts, found: TomaticInstallation, by: string): Promise<number> {
  let changed = 0;
  for (const timetable of found.timetables) {
    if (await inForce(parts, timetable)) continue;
    const draft = await parts.timetables.saveDraft({ timetable, description: SOURCE, by });
    await parts.timetables.publish(draft.id, { by });
    changed++;
  }
  return changed;
}

async function inForce(parts: StoreParts, { week }: Timetable): Promise<boolean> {
  return (await parts.timetables.list({ week })).some((timetable) => timetable.state !== 'draft');
}

async function keepCredit(parts: StoreParts, found: TomaticInstallation): Promise<number> {
  if (!found.credit) return 0;
  const base = await parts.credit.base();
  if (base && (base.week > found.credit.week || isDeepStrictEqual(base, found.credit))) return 0;
  await parts.credit.setBase(found.credit.week, found.credit.credit);
  return Object.keys(found.credit.credit).length;
}

/** The new `data/config.yaml`, on the disk and not yet under its name; what was there will be kept beside it. */
async function prepareConfig(
  workplace: Workplace,
  config: object,
): Promise<(PreparedFiles & { file: string }) | null> {
  const written = layOverConfig(workplace, workplace.dataDirectory, config);
  if (!written) return null;
  const { file, before, text } = written;
  const stamp = workplace
    .clock()
    .toISOString()
    .replace(/[-:]|\.\d+/g, '');
  const aside = before === null ? {} : { [`${file}.before-${stamp}`]: before };
  return { ...(await prepareFiles({ ...aside, [file]: text })), file };
}

/** A person of the files with what they cannot say as it is here. */
function kept(person: Person, present: Person | undefined): Person {
  if (!present) return person;
  const { roles, coat } = present;
  return { ...person, locale: present.locale ?? person.locale, roles, coat };
}
