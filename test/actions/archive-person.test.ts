import { expect, it } from 'vitest';
import { archivePerson } from '../../actions/archive-person.ts';
import { changePerson } from '../../actions/change-person.ts';
import { importDemo } from '../../actions/demo/import-demo.ts';
import { replaceFixedTurns } from '../../actions/set-fixed-turn.ts';
import type { Workplace } from '../../actions/workplace.ts';
import { as, workplaceOn } from '../support/demo-week.ts';
import { type Dialect, describeStores, newStore } from '../support/stores.ts';

/** The demo team, of whom Gemma has a fixed turn and Amir none. */
async function openPlace(dialect: Dialect): Promise<Workplace> {
  const store = await newStore(dialect);
  await importDemo(store, '2026-03-02');
  return as(workplaceOn(store), 'aina');
}

describeStores('who goes into the archive', (dialect) => {
  it('leaves her fixed turns to others, and the template can be written as before', async () => {
    const place = await openPlace(dialect);
    const { store } = place;
    const before = await store.fixedTurns.list();
    const { freedTurns, stored } = await archivePerson(place, 'gemma');
    expect(freedTurns).toEqual([{ weekday: 'wed', slot: 2, line: 0, person: 'gemma' }]);
    expect(stored).toMatchObject({ person: { key: 'gemma', active: false } });
    const after = before.filter(({ person }) => person !== 'gemma');
    expect(await store.fixedTurns.list()).toEqual(after);
    expect(await replaceFixedTurns(place, after, () => true)).toEqual(after);
    expect(await store.audit.list()).toMatchObject([
      { what: 'fixed-turn.edit', who: 'aina' },
      { what: 'fixed-turn.edit', who: 'aina', subject: 'template', before, after },
      { what: 'person.archive', who: 'aina', subject: 'gemma' },
    ]);
  });

  it('without a fixed turn leaves the template and its entries in the audit alone', async () => {
    const place = await openPlace(dialect);
    expect((await archivePerson(place, 'amir')).freedTurns).toEqual([]);
    expect(await place.store.audit.list()).toMatchObject([{ what: 'person.archive' }]);
    expect(await place.store.fixedTurns.list()).toHaveLength(3);
  });

  it('keeps everything where the archive refuses', async () => {
    const place = await openPlace(dialect);
    await expect(archivePerson(place, 'aina')).rejects.toMatchObject({ code: 'last-admin' });
    expect(await place.store.fixedTurns.list()).toHaveLength(3);
    expect(await place.store.persons.get('aina')).toMatchObject({ active: true });
  });
});

describeStores('a change of a person', (dialect) => {
  it('of another version than the one that was seen is refused, and nothing of it is kept', async () => {
    const place = await openPlace(dialect);
    const { store } = place;
    const { version } = (await store.persons.getStored('amir'))!;
    const { stored } = await changePerson(place, 'amir', { change: { name: 'Amir H.' }, seen: version });
    expect(stored).toMatchObject({ person: { name: 'Amir H.' }, version: version + 1 });
    const late = changePerson(place, 'amir', { change: { name: 'X' }, active: false, seen: version });
    await expect(late).rejects.toMatchObject({
      code: 'person-changed',
      values: { person: 'Amir H.' },
    });
    await expect(archivePerson(place, 'amir', version)).rejects.toMatchObject({ code: 'person-changed' });
    expect(await store.persons.getStored('amir')).toEqual(stored);
    expect((await changePerson(place, 'amir', { change: { name: 'Y' } })).stored.person.name).toBe('Y');
  });

  it('of two at once that have seen the same, one is kept', async () => {
    const place = await openPlace(dialect);
    const { version } = (await place.store.persons.getStored('amir'))!;
    const wishes = ['A', 'B'].map((name) =>
      changePerson(place, 'amir', { change: { name }, seen: version }).then(() => name),
    );
    const ends = await Promise.allSettled(wishes);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [kept] = ends.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(await place.store.persons.get('amir')).toMatchObject({ name: kept });
  });

  it('brings somebody back with another extension where hers was given away', async () => {
    const place = await openPlace(dialect);
    const { store } = place;
    await archivePerson(place, 'amir');
    await changePerson(place, 'berta', { change: { extension: '3002' } });
    const same = changePerson(place, 'amir', { change: {}, active: true });
    await expect(same).rejects.toMatchObject({ code: 'extension-taken', values: { person: 'Berta Soler' } });
    await changePerson(place, 'amir', { change: { extension: '3999' }, active: true });
    expect(await store.persons.get('amir')).toMatchObject({ active: true, extension: '3999' });
  });
});
