import { existsSync, readFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { load as parseYaml, dump as toYaml } from 'js-yaml';
import {
  readTomaticInstallation,
  type TomaticInstallation,
} from '../connectors/tomatic/read-installation.ts';
import { merge } from '../model/config/parse-config.ts';
import { addDays } from '../model/time.ts';
import type { FileFault, IsoDate, Sentence, Timetable, Unavailability } from '../model/types.ts';
import type { StoreParts } from '../store/open-store.ts';
import { asOnlyImport } from './import-week.ts';
import type { Workplace } from './workplace.ts';
import { writeWhole } from './write-files.ts';

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
 * Reads an installation's folder before any store is opened, so that a wrong path makes none. Where neither `week`
 * nor the files say a week, what belongs to one belongs to `nextWeek`.
 */
export async function readTomatic(
  directory: string,
  week: IsoDate | null,
  nextWeek: IsoDate,
): Promise<TomaticInstallation> {
  const found = await readTomaticInstallation(directory, { week });
  return found.week === null ? readTomaticInstallation(directory, { week: nextWeek }) : found;
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
    const counts = await workplace.store.transaction((parts) => keepAll(parts, found, workplace.by));
    const configFile = await keepConfig(workplace, found.config);
    const { week, weekReason, files, notes, faults } = found;
    return { week, weekReason, counts, configFile, files, notes, faults };
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
    return !isDeepStrictEqual(present && { ...present, locale: null }, { ...person, locale: null });
  });
  for (const person of changed) {
    await parts.persons.save({ ...person, locale: known.get(person.key)?.locale ?? person.locale });
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

/**
 * Lays the installation's settings over `data/config.yaml`. A file that says something else is kept beside it, and
 * one that says the same already is not touched.
 */
async function keepConfig(workplace: Workplace, config: object): Promise<string | null> {
  const file = join(workplace.dataDirectory, 'config.yaml');
  const exists = existsSync(file);
  const present = exists ? ((parseYaml(readFileSync(file, 'utf8')) ?? {}) as Record<string, unknown>) : {};
  const wanted = merge(present, JSON.parse(JSON.stringify(config)) as Record<string, unknown>);
  if (isDeepStrictEqual(wanted, present)) return null;
  if (exists) {
    const stamp = workplace
      .clock()
      .toISOString()
      .replace(/[-:]|\.\d+/g, '');
    await copyFile(file, `${file}.before-${stamp}`);
  }
  const head = '# This installation: laid over the config.yaml of the program. First written by an import.\n';
  await writeWhole(file, head + toYaml(wanted, { lineWidth: 110, flowLevel: 3 }));
  return file;
}
