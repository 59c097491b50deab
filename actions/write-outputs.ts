import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Person } from '../model/types.ts';
import { loadTable } from '../scheduler/outputs/load-table.ts';
import { toCsv } from '../scheduler/outputs/timetable-csv.ts';
import { toHtml } from '../scheduler/outputs/timetable-html.ts';
import { toIcs } from '../scheduler/outputs/timetable-ics.ts';
import { toTomaticYaml } from '../scheduler/outputs/timetable-yaml.ts';
import type { PlannedWeek } from './plan-week.ts';
import { pathFrom, type Workplace } from './workplace.ts';
import { type PreparedFiles, prepareFiles } from './write-files.ts';

const CALENDARS = 'calendars';

/** A planned week in every form, on the disk and not yet under its names. */
export interface PreparedOutputs extends PreparedFiles {
  /** The folder, named like the week's Monday. */
  directory: string;
  files: string[];
}

/**
 * Prepares a planned week in every form, in a folder named like its Monday; `commit` puts it there. A `summary`
 * (.json or else .tsv) gets every step of the load.
 */
export async function prepareOutputs(
  workplace: Workplace,
  planned: PlannedWeek,
  persons: readonly Person[],
  places: { directory: string | null; summary: string | null },
): Promise<PreparedOutputs> {
  const { timetable } = planned;
  const { config, locale, clock } = workplace;
  const directory = join(places.directory ?? outputDirectory(workplace), timetable.week);
  const now = clock();
  const title = config.organisation.name;
  const loads = loadTable(timetable, planned.lineLoads);
  const texts: Record<string, string> = {
    [join(directory, 'timetable.yaml')]: toTomaticYaml(timetable, persons),
    [join(directory, 'timetable.html')]: toHtml(timetable, persons, { locale, title, now }),
    [join(directory, 'timetable.csv')]: toCsv(timetable, persons),
    [join(directory, 'timetable.json')]: `${JSON.stringify(timetable, null, 2)}\n`,
    [join(directory, 'load.tsv')]: loads,
  };
  const zone = config.organisation.timezone;
  const calendars = join(directory, CALENDARS);
  for (const person of persons) {
    if (!attends(planned, person)) continue;
    // Who has chosen no language gets the organisation's, not that of whoever planned the week.
    const options = { locale: config.organisation.locale, zone, now, host: 'lineup.local' };
    texts[join(calendars, `${person.key}.ics`)] = toIcs(timetable, person, options);
  }
  const { summary } = places;
  if (summary)
    texts[summary] = summary.endsWith('.json') ? `${JSON.stringify(timetable.loads, null, 2)}\n` : loads;
  const files = Object.keys(texts);
  const prepared = await prepareFiles(texts);
  return {
    ...prepared,
    directory,
    files,
    async commit() {
      await prepared.commit();
      await removeFormer(calendars, files);
    },
  };
}

/** Where the files go unless somebody says otherwise. */
export function outputDirectory({ config, root, dataDirectory }: Workplace): string {
  const { directory } = config.outputs;
  return directory === null ? join(dataDirectory, 'out') : pathFrom(root, directory);
}

/** Calendars of people whom an earlier timetable of the week had and this one has not. */
async function removeFormer(calendars: string, files: readonly string[]): Promise<void> {
  for (const name of await readdir(calendars).catch(() => [])) {
    const file = join(calendars, name);
    if (name.endsWith('.ics') && !files.includes(file)) await rm(file, { force: true });
  }
}

function attends({ timetable }: PlannedWeek, person: Person): boolean {
  return timetable.days.some((day) => day.slots.some((slot) => slot.cells.includes(person.key)));
}
