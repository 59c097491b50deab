import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startChild } from '../support/children.ts';
import { describeStores, newStoreUrl, openTestStore } from '../support/stores.ts';
import { person, timetable } from './samples.ts';

const child = (name: string) => join(import.meta.dirname, 'children', name);

describeStores('several processes', (dialect) => {
  it('two writers at once lose nothing', async () => {
    const url = await newStoreUrl(dialect);
    const store = await openTestStore(url);
    const { id } = await store.timetables.saveDraft({
      timetable: timetable('2026-03-09'),
      description: '',
      by: 'ada',
    });
    const writers = ['one', 'two'].map((name) => startChild(child('log-lines.ts'), [url, id, name, '40']));
    for (const writer of writers) {
      const { code, complaints } = await writer.end();
      expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
    }
    const { timetable: last, version } = (await store.timetables.get(id))!;
    expect(version).toBe(81);
    const lines = (name: string) => last.log.filter(({ by }) => by === name).map(({ text }) => Number(text));
    expect(lines('one')).toEqual(Array.from({ length: 40 }, (_, index) => index));
    expect(lines('two')).toEqual(Array.from({ length: 40 }, (_, index) => index));
    expect((await store.timetables.versions(id)).map(({ version }) => version)).toEqual(
      Array.from({ length: 81 }, (_, index) => index + 1),
    );
  });

  it('004.34 what another process has written is seen without opening the store again', async () => {
    const url = await newStoreUrl(dialect);
    const store = await openTestStore(url);
    await store.persons.save(person('ada'));
    const { id } = await store.timetables.saveDraft({
      timetable: timetable('2026-03-09'),
      description: '',
      by: 'ada',
    });
    expect((await startChild(child('log-lines.ts'), [url, id, 'other', '1']).end()).code).toBe(0);
    expect((await store.timetables.get(id))?.timetable.log).toMatchObject([{ by: 'other', text: '0' }]);
    expect(await store.timetables.list()).toMatchObject([{ version: 2 }]);
  });
});
