import { expect, test } from 'vitest';
import { readPastWeeks } from '../../actions/read-past-weeks.ts';
import { readWeek } from '../../actions/read-week.ts';
import type { Timetable } from '../../model/types.ts';
import type { Store } from '../../store/open-store.ts';
import { newStore } from '../support/stores.ts';

const weekOf = (week: string, cost = 0): Timetable => ({
  week,
  lines: [],
  days: [],
  closedDays: [],
  cost,
  penalties: [],
  overload: {},
  loads: {},
  log: [],
});

async function publish(store: Store, timetable: Timetable): Promise<string> {
  const { id } = await store.timetables.saveDraft({ timetable, description: '', by: 'test' });
  await store.timetables.publish(id, { by: 'test' });
  return id;
}

test('the weeks in force before a week, published or retired, as many as asked for', async () => {
  const store = await newStore('sqlite');
  for (const week of ['2026-02-02', '2026-02-09', '2026-03-02', '2026-03-09']) {
    await publish(store, weekOf(week, 1));
  }
  // Replaced: only the newest counts. A draft is no past.
  const newest = await publish(store, weekOf('2026-02-09', 2));
  await store.timetables.retire(newest);
  await store.timetables.saveDraft({ timetable: weekOf('2026-02-16'), description: '', by: 'test' });

  const read = async (weeks: number) =>
    (await readPastWeeks(store, '2026-03-09', weeks)).map(({ week, cost }) => [week, cost]);
  expect(await read(8)).toEqual([
    ['2026-02-02', 1],
    ['2026-02-09', 2],
    ['2026-03-02', 1],
  ]);
  expect(await read(4)).toEqual([
    ['2026-02-09', 2],
    ['2026-03-02', 1],
  ]);
  expect(await read(0)).toEqual([]);
  expect((await readWeek(store, '2026-03-09', 1)).pastWeeks!.map(({ week }) => week)).toEqual(['2026-03-02']);
  expect((await readWeek(store, '2026-03-09')).pastWeeks).toEqual([]);
});
