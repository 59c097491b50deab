import { expect, test } from 'vitest';
import { newPerson } from '../../model/new-person.ts';
import { isMissing, newStore, newStoreUrl, openTestStore } from '../support/stores.ts';

test('a store tells whether people may have changed, whoever changed them', async () => {
  const url = await newStoreUrl('sqlite');
  const [store, other] = [await openTestStore(url), await openTestStore(url)];
  const first = store.revision();
  expect(store.revision()).toBe(first);
  await store.persons.list();
  await store.audit.add({ who: 'x', what: 'y', subject: 'z', before: null, after: null });
  expect(store.revision()).toBe(first);
  await store.persons.save(newPerson('ada'));
  const second = store.revision();
  expect(second).not.toBe(first);
  await other.persons.save(newPerson('ben'));
  const third = store.revision();
  expect(third).not.toBe(second);
  const failing = store.transaction(async (parts) => {
    await parts.persons.save(newPerson('eva'));
    throw new Error('no');
  });
  const within = store.revision();
  await expect(failing).rejects.toThrow('no');
  expect(store.revision()).not.toBe(within);
});

test.skipIf(isMissing('postgres'))('a store that cannot tell says so', async () => {
  expect((await newStore('postgres')).revision()).toBeNull();
});
