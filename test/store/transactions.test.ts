import { expect, it } from 'vitest';
import {
  describeStores,
  isMissing,
  newStore,
  newStoreUrl,
  openTestStore,
  tellPostgres,
} from '../support/stores.ts';
import { person, weekly } from './samples.ts';

describeStores('transactions', (dialect) => {
  it('keep all of their calls', async () => {
    const store = await newStore(dialect);
    const answer = await store.transaction(async ({ persons, unavailabilities }) => {
      await persons.save(person('ada'));
      await unavailabilities.add(weekly());
      return (await unavailabilities.list()).length;
    });
    expect(answer).toBe(1);
    expect(await store.persons.list()).toHaveLength(1);
    expect(await store.unavailabilities.list()).toHaveLength(1);
  });

  it('keep none of their calls if one is refused', async () => {
    const store = await newStore(dialect);
    const work = store.transaction(async ({ persons, unavailabilities }) => {
      await persons.save(person('ada'));
      await unavailabilities.add(weekly({ person: 'zoe' }));
    });
    await expect(work).rejects.toMatchObject({ code: 'unknown-person' });
    expect(await store.persons.list()).toEqual([]);
    await store.persons.save(person('ben'));
  });

  it('let others read what was before, and make other writers wait', async () => {
    const url = await newStoreUrl(dialect);
    const [one, two, three] = [await openTestStore(url), await openTestStore(url), await openTestStore(url)];
    let meanwhile: Promise<void> | undefined;
    await one.transaction(async ({ persons }) => {
      await persons.save(person('ada'));
      meanwhile = two.persons.save(person('ben'));
      expect(await three.persons.list()).toEqual([]);
    });
    await meanwhile;
    expect((await two.persons.list()).map(({ key }) => key)).toEqual(['ada', 'ben']);
  });

  it('that last for too long make other writers give up as busy, with nothing saved', async () => {
    const url = await newStoreUrl(dialect);
    const one = await openTestStore(url);
    const two = await openTestStore(url, { busyTimeoutMs: 50 });
    await one.transaction(async ({ persons }) => {
      await expect(two.persons.save(person('ben'))).rejects.toMatchObject({
        code: 'store-busy',
        values: { place: two.place },
      });
      expect(await two.persons.list()).toEqual([]);
      await persons.save(person('ada'));
    });
    expect((await two.persons.list()).map(({ key }) => key)).toEqual(['ada']);
    await two.persons.save(person('ben'));
  });
});

it.skipIf(isMissing('postgres'))(
  'a lost connection refuses the call and the next one has a new connection',
  async () => {
    const url = await newStoreUrl('postgres');
    const store = await openTestStore(url);
    const work = store.transaction(async ({ persons }) => {
      await persons.save(person('ada'));
      await tellPostgres(
        url,
        `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
      );
      await persons.save(person('ben'));
    });
    await expect(work).rejects.toMatchObject({ code: 'store-unreachable', values: { place: url } });
    expect(await store.persons.list()).toEqual([]);
    await store.persons.save(person('eve'));
  },
);
