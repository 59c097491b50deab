import type { WeekData, WeekSource } from '../connectors/week-source.ts';
import { weekShape } from '../model/config/week-shape.ts';
import { AppError } from '../model/errors.ts';
import { personMatcher } from '../model/person-names.ts';
import { addDays, dateOfWeekday, localStamp } from '../model/time.ts';
import type { IsoDate, Sentence } from '../model/types.ts';
import type { StoreParts } from '../store/open-store.ts';
import type { Workplace } from './workplace.ts';

/** How long one import may hold the others off before it counts as forgotten. */
const IMPORT_STALE_MS = 30 * 60_000;

/** Runs an import that must be alone; `already-running` tells the others. */
export async function asOnlyImport<T>(workplace: Workplace, work: () => Promise<T>): Promise<T> {
  const release = await workplace.store.locks
    .acquire('import', { pid: process.pid, staleAfterMs: IMPORT_STALE_MS })
    .catch((error: unknown) => {
      if (!(error instanceof AppError) || error.code !== 'already-running') throw error;
      // The store knows no zones, and people no UTC.
      const since = localStamp(String(error.values.since), workplace.config.organisation.timezone);
      throw new AppError('already-running', { ...error.values, since });
    });
  try {
    return await work();
  } finally {
    await release();
  }
}

/**
 * Fetches what a source knows of a week and keeps it in the store: everything is fetched first and then written at
 * once, so that a source that fails changes nothing.
 */
export async function importWeek(
  workplace: Workplace,
  source: WeekSource,
  monday: IsoDate,
  options: { signal?: AbortSignal; onProgress?: (sentence: Sentence) => void } = {},
): Promise<WeekData> {
  const { store, config, clock } = workplace;
  return asOnlyImport(workplace, async () => {
    const found = await source.fetchWeek({
      monday,
      sunday: addDays(monday, 6),
      days: weekShape(config).days.map(({ weekday }) => dateOfWeekday(monday, weekday)),
      persons: await store.persons.list(),
      ...options,
    });
    await store.transaction((parts) => keep(parts, source.name, monday, found, clock().toISOString()));
    return found;
  });
}

async function keep(
  parts: StoreParts,
  source: string,
  monday: IsoDate,
  found: WeekData,
  at: string,
): Promise<void> {
  const sunday = addDays(monday, 6);
  if (found.absences) await parts.absences.replaceFromSource(source, monday, sunday, found.absences);
  if (found.closedDays) await parts.closedDays.replaceFromSource(source, monday, sunday, found.closedDays);
  if (found.idealLoads) {
    // Whoever holds the loads holds them all: a person that it does not name attends no phone. But a load that
    // cannot be read is not gone.
    const persons = await parts.persons.list();
    const match = personMatcher(persons);
    const unread = found.faults.map(({ kept, reason }) => !kept && match(String(reason.values.name ?? '')));
    for (const person of persons.filter(({ key }) => !unread.includes(key))) {
      const idealLoad = found.idealLoads[person.key] ?? null;
      if (idealLoad !== person.idealLoad) await parts.persons.save({ ...person, idealLoad });
    }
  }
  for (const { what, detail } of found.downloads)
    await parts.downloads.remember({ what, detail, source, at });
}
