import { expect, it } from 'vitest';
import { describeStores, newStore } from '../support/stores.ts';
import { person } from './samples.ts';

describeStores('fixed turns', (dialect) => {
  it('004.97 keeps one template, in the order of the week, with turns of nobody', async () => {
    const store = await newStore(dialect);
    await store.persons.save(person('ada'));
    const turns = [
      { weekday: 'mon', slot: 0, line: 0, person: 'ada' },
      { weekday: 'mon', slot: 0, line: 1, person: null },
      { weekday: 'mon', slot: 10, line: 0, person: 'ada' },
      { weekday: 'fri', slot: 2, line: 0, person: 'ada' },
    ] as const;
    await store.fixedTurns.replaceAll([{ weekday: 'sun', slot: 0, line: 0, person: null }]);
    await store.fixedTurns.replaceAll(turns.toReversed());
    expect(await store.fixedTurns.list()).toEqual(turns);
  });

  it('refuses a turn of somebody unknown and keeps the former template', async () => {
    const store = await newStore(dialect);
    const former = [{ weekday: 'mon', slot: 0, line: 0, person: null }] as const;
    await store.fixedTurns.replaceAll([...former]);
    await expect(
      store.fixedTurns.replaceAll([{ weekday: 'tue', slot: 0, line: 0, person: 'zoe' }]),
    ).rejects.toMatchObject({ code: 'unknown-person' });
    expect(await store.fixedTurns.list()).toEqual(former);
  });
});
