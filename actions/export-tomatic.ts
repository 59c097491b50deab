import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeTomaticInstallation } from '../connectors/tomatic/write-installation.ts';
import { AppError } from '../model/errors.ts';
import type { IsoDate } from '../model/types.ts';
import { toTomaticYaml } from '../scheduler/outputs/timetable-yaml.ts';
import { readWeek } from './read-week.ts';
import type { Workplace } from './workplace.ts';
import { prepareFiles } from './write-files.ts';

/**
 * Writes the store as the files of a Tomatic installation, with the absences and the credit of one week, into a new
 * or empty folder (`file-exists` otherwise). Returns the paths written.
 */
export async function exportTomatic(
  workplace: Workplace,
  directory: string,
  monday: IsoDate,
): Promise<string[]> {
  const { store, config } = workplace;
  if (existsSync(directory) && (await readdir(directory)).length > 0) {
    throw new AppError('file-exists', { file: directory });
  }
  const files = await store.transaction(async (parts) => {
    const { persons, unavailabilities, absences, fixedTurns, credit } = await readWeek(parts, monday);
    const everybody = await parts.persons.list({ includeArchived: true });
    const timetables: { week: IsoDate; yaml: string }[] = [];
    for (const { id, week, state, replaced } of await parts.timetables.list()) {
      if (state === 'draft' || replaced) continue;
      const stored = await parts.timetables.get(id);
      if (stored) timetables.push({ week, yaml: toTomaticYaml(stored.timetable, everybody) });
    }
    const closedDays = await parts.closedDays.list();
    return writeTomaticInstallation({
      week: monday,
      config,
      persons,
      unavailabilities,
      absences,
      closedDays,
      fixedTurns,
      credit,
      timetables,
    });
  });
  const texts = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [join(directory, path), text]),
  );
  await (await prepareFiles(texts)).commit();
  return Object.keys(texts);
}
