import { AppError } from '../../../model/errors.ts';
import { openStore } from '../../../store/open-store.ts';

/**
 * log-lines URL ID NAME COUNT: adds so many lines to the log of a timetable, one by one, each time on what it has
 * read, and begins again if somebody was faster.
 */
const [url, id, name, count] = process.argv.slice(2) as [string, string, string, string];
const store = await openStore(url, { clock: () => new Date() });
let conflicts = 0;
for (let line = 0; line < Number(count); ) {
  const { timetable, version } = (await store.timetables.get(id))!;
  const log = [...timetable.log, { at: '2026-03-02T08:15:00.000Z', by: name, text: String(line) }];
  try {
    await store.timetables.update(
      id,
      { ...timetable, log },
      { expectedVersion: version, by: name, reason: 'line' },
    );
    line++;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'version-conflict') throw error;
    conflicts++;
  }
}
console.log(conflicts);
await store.close();
