import { join } from 'node:path';
import type { Person } from '../model/types.ts';
import { loadTable } from '../scheduler/outputs/load-table.ts';
import { toCsv } from '../scheduler/outputs/timetable-csv.ts';
import { toHtml } from '../scheduler/outputs/timetable-html.ts';
import { toIcs } from '../scheduler/outputs/timetable-ics.ts';
import { toTomaticYaml } from '../scheduler/outputs/timetable-yaml.ts';
import type { PlannedWeek } from './plan-week.ts';
import { pathFrom, type Workplace } from './workplace.ts';
import { writeWhole } from './write-files.ts';

/** Writes a planned week in every form into a folder named like its Monday; returns the folder and the files. */
export async function writeOutputs(
  workplace: Workplace,
  planned: PlannedWeek,
  persons: readonly Person[],
  directory: string | null,
): Promise<{ directory: string; files: string[] }> {
  const { timetable } = planned;
  const { config, locale, clock } = workplace;
  const target = join(directory ?? outputDirectory(workplace), timetable.week);
  const now = clock();
  const title = config.organisation.name;
  const texts: Record<string, string> = {
    'timetable.yaml': toTomaticYaml(timetable, persons),
    'timetable.html': toHtml(timetable, persons, { locale, title, now }),
    'timetable.csv': toCsv(timetable, persons),
    'timetable.json': `${JSON.stringify(timetable, null, 2)}\n`,
    'load.tsv': loadTable(timetable, planned.lineLoads),
  };
  const zone = config.organisation.timezone;
  for (const person of persons) {
    if (!attends(planned, person)) continue;
    texts[join('calendars', `${person.key}.ics`)] = toIcs(timetable, person, {
      locale,
      zone,
      now,
      host: 'lineup.local',
    });
  }
  const files: string[] = [];
  for (const [name, text] of Object.entries(texts)) {
    await writeWhole(join(target, name), text);
    files.push(join(target, name));
  }
  return { directory: target, files };
}

/** Where the files go unless somebody says otherwise. */
export function outputDirectory({ config, root, dataDirectory }: Workplace): string {
  const { directory } = config.outputs;
  return directory === null ? join(dataDirectory, 'out') : pathFrom(root, directory);
}

function attends({ timetable }: PlannedWeek, person: Person): boolean {
  return timetable.days.some((day) => day.slots.some((slot) => slot.cells.includes(person.key)));
}
