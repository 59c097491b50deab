import { expect, it } from 'vitest';
import { describeStores, newStore } from '../support/stores.ts';
import { person } from './samples.ts';

describeStores('calendar feeds', (dialect) => {
  it('a person has one address in force: a new one revokes the former', async () => {
    const store = await newStore(dialect);
    const { calendarFeeds } = store;
    await store.persons.save(person('ada'));
    expect(await calendarFeeds.of('ada')).toBeNull();
    const first = await calendarFeeds.renew('ada', (id) => `hash of ${id}`);
    expect(await calendarFeeds.find(`hash of ${first.id}`)).toEqual(first);
    const second = await calendarFeeds.renew('ada', (id) => `hash of ${id}`);
    expect(await calendarFeeds.find(`hash of ${first.id}`)).toBeNull();
    expect(await calendarFeeds.of('ada')).toEqual(second);
    expect(await calendarFeeds.revoke('ada')).toBe(true);
    expect(await calendarFeeds.revoke('ada')).toBe(false);
    expect(await calendarFeeds.of('ada')).toBeNull();
    await expect(calendarFeeds.renew('zoe', () => 'x')).rejects.toMatchObject({ code: 'unknown-person' });
  });
});
