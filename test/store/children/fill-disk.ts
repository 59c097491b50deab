import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../model/errors.ts';
import { openStore, type Store } from '../../../store/open-store.ts';
import { bulkyTimetable } from '../samples.ts';

/**
 * fill-disk FOLDER: in a folder with a disk of its own, writes versions of a timetable until it is full, tries a
 * backup too, and makes room again. Says in one line of JSON what it met.
 */
const folder = process.argv[2]!;
const url = `sqlite:${join(folder, 'lineup.sqlite')}`;
const ballast = join(folder, 'ballast');
const clock = () => new Date();
await writeFile(ballast, Buffer.alloc(600_000));

let store = await openStore(url, { clock });
const { id } = await store.timetables.saveDraft({
  timetable: bulkyTimetable('2026-03-09', 1),
  description: '',
  by: 'ada',
});
let confirmed = 1;
const refusal = await refusalOf(async () => {
  for (;;) {
    await write(store, confirmed);
    confirmed++;
  }
});
const whileFull = await state(store);
const backup = await refusalOf(() => store.backup(join(folder, 'full.backup')));
const files = await readdir(folder);
await store.close();

store = await openStore(url, { clock });
await store.check();
const reopened = await state(store);
await rm(ballast);
await write(store, confirmed);
const withRoom = await state(store);
await store.close();
console.log(JSON.stringify({ refusal, confirmed, whileFull, backup, files, reopened, withRoom }));

async function write(into: Store, version: number): Promise<void> {
  const change = { expectedVersion: version, by: 'ada', reason: 'more' };
  await into.timetables.update(id, bulkyTimetable('2026-03-09', version + 1), change);
}

/** The number of the newest version if all of them can be read and are what was written. */
async function state(of: Store): Promise<number> {
  const versions = await of.timetables.versions(id);
  for (const { version } of versions) {
    const stored = await of.timetables.version(id, version);
    const expected = JSON.stringify(bulkyTimetable('2026-03-09', version));
    if (JSON.stringify(stored?.timetable) !== expected) throw new Error(`version ${version} is damaged`);
  }
  return versions.length;
}

async function refusalOf(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
    return 'none';
  } catch (error) {
    return error instanceof AppError ? { code: error.code, values: error.values } : String(error);
  }
}
