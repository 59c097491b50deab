import { expect, it } from 'vitest';
import { describeStores, newStore } from '../support/stores.ts';
import { person, weekly } from './samples.ts';

describeStores('unavailabilities', (dialect) => {
  it('004.36 gives back weekly, daily and one-shot entries as they were added', async () => {
    const store = await newStore(dialect);
    await store.persons.save(person('ada'));
    const entries = [
      weekly({ weekday: null, slots: null, firm: false, reason: 'tired' }),
      weekly(),
      weekly({ weekday: null, date: '2026-03-04', slots: '1000', reason: 'dentist' }),
    ];
    const added = [];
    for (const entry of entries) added.push(await store.unavailabilities.add(entry));
    expect(await store.unavailabilities.list()).toEqual(added);
    expect(added.map(({ id, ...entry }) => entry)).toEqual(entries);
    expect(new Set(added.map(({ id }) => id)).size).toBe(3);
  });

  it('lists the weekly ones in the order of the week and the hours, then those of a date', async () => {
    const store = await newStore(dialect);
    await store.persons.save(person('ada'));
    const inOrder = [
      weekly({ weekday: null, reason: 'any day' }),
      weekly({ weekday: 'mon', slots: null, reason: 'whole day' }),
      weekly({ weekday: 'mon', slots: '1000', reason: 'early' }),
      weekly({ weekday: 'mon', slots: '0001', reason: 'late' }),
      weekly({ weekday: 'fri', reason: 'friday' }),
      weekly({ weekday: null, date: '2026-03-04', reason: 'one date' }),
      weekly({ weekday: null, date: '2026-04-01', reason: 'later date' }),
    ];
    for (const entry of inOrder.toReversed()) await store.unavailabilities.add(entry);
    const listed = await store.unavailabilities.list();
    expect(listed.map(({ reason }) => reason)).toEqual(inOrder.map(({ reason }) => reason));
  });

  it('004.41 replaces the entries of one person only', async () => {
    const store = await newStore(dialect);
    await store.persons.save(person('ada'));
    await store.persons.save(person('ben'));
    const kept = await store.unavailabilities.add(weekly({ reason: 'stays' }));
    await store.unavailabilities.add(weekly({ reason: 'goes' }));
    const bens = await store.unavailabilities.add(weekly({ person: 'ben' }));
    const { person: _, ...entry } = kept;
    const saved = await store.unavailabilities.replaceForPerson('ada', [
      entry,
      { weekday: null, date: '2026-03-05', slots: null, firm: false, reason: 'new' },
    ]);
    expect(await store.unavailabilities.list({ person: 'ada' })).toEqual(saved);
    expect(saved.map(({ reason }) => reason)).toEqual(['stays', 'new']);
    expect(saved[0]).toEqual(kept);
    expect(await store.unavailabilities.list({ person: 'ben' })).toEqual([bens]);
  });

  it('004.41 a replacement with one impossible entry changes nothing', async () => {
    const store = await newStore(dialect);
    await store.persons.save(person('ada'));
    const before = await store.unavailabilities.add(weekly());
    const twice = { ...weekly({ reason: 'twice' }), id: 'same' };
    await expect(store.unavailabilities.replaceForPerson('ada', [twice, twice])).rejects.toThrow();
    expect(await store.unavailabilities.list()).toEqual([before]);
  });

  it('removes one entry, and says so when there is none', async () => {
    const store = await newStore(dialect);
    await store.persons.save(person('ada'));
    const { id } = await store.unavailabilities.add(weekly());
    await store.unavailabilities.remove(id);
    expect(await store.unavailabilities.list()).toEqual([]);
    await expect(store.unavailabilities.remove(id)).rejects.toMatchObject({
      code: 'unknown-unavailability',
      values: { id },
    });
  });

  it('refuses entries of somebody unknown', async () => {
    const { unavailabilities } = await newStore(dialect);
    const refusal = { code: 'unknown-person', values: { person: 'zoe' } };
    await expect(unavailabilities.add(weekly({ person: 'zoe' }))).rejects.toMatchObject(refusal);
    await expect(unavailabilities.replaceForPerson('zoe', [])).rejects.toMatchObject(refusal);
  });
});
