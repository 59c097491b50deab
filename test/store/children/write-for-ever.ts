import { openStore } from '../../../store/open-store.ts';
import { bulkyTimetable } from '../samples.ts';

/**
 * write-for-ever URL ID: changes a timetable again and again until it is killed, and now and then publishes a new
 * one of another week. Says each write only after it is done: "version N" or "published ID".
 */
const [url, id] = process.argv.slice(2) as [string, string];
const store = await openStore(url, { clock: () => new Date() });
const { timetable } = (await store.timetables.get(id))!;
for (let { version } = (await store.timetables.get(id))!; ; version++) {
  const next = bulkyTimetable(timetable.week, version + 1);
  await store.timetables.update(id, next, { expectedVersion: version, by: 'writer', reason: 'again' });
  console.log(`version ${version + 1}`);
  if (version % 3 === 0) {
    const draft = await store.timetables.saveDraft({
      timetable: bulkyTimetable('2026-03-16', version),
      description: 'next',
      by: 'writer',
    });
    await store.timetables.publish(draft.id, { by: 'writer' });
    console.log(`published ${draft.id}`);
  }
}
