import { expect, it } from 'vitest';
import { describeStores, NOW, newStore } from '../support/stores.ts';
import { person } from './samples.ts';

describeStores('sessions', (dialect) => {
  async function prepared() {
    const time = { now: NOW };
    const store = await newStore(dialect, { clock: () => time.now });
    for (const key of ['ada', 'ben']) await store.persons.save(person(key));
    return { ...store, later: (ms: number) => (time.now = new Date(time.now.getTime() + ms)) };
  }
  const hour = 3_600_000;
  const inHours = (hours: number) => new Date(NOW.getTime() + hours * hour).toISOString();
  const of = (key: string, hours = 10) =>
    ({ person: key, method: 'oidc', userAgent: 'Firefox', expiresAt: inHours(hours) }) as const;

  it('are found by the hash of their token until they run out, which use moves', async () => {
    const { sessions, later } = await prepared();
    const session = await sessions.add(of('ada', 1), 'aa');
    expect(session).toMatchObject({ ...of('ada', 1), createdAt: NOW.toISOString() });
    expect(await sessions.find('aa')).toEqual(session);
    expect(await sessions.find('bb')).toBeNull();
    later(hour / 2);
    await sessions.touch(session.id, inHours(2));
    later(hour);
    expect(await sessions.find('aa')).toMatchObject({ expiresAt: inHours(2), lastSeenAt: inHours(0.5) });
    later(hour / 2);
    expect(await sessions.find('aa')).toBeNull();
    expect(await sessions.list('ada')).toEqual([]);
    expect(await sessions.forgetExpired()).toBe(1);
  });

  it('end one by one, or all of a person at once', async () => {
    const { sessions, later } = await prepared();
    const one = await sessions.add(of('ada'), 'aa');
    later(1);
    const two = await sessions.add(of('ada'), 'bb');
    const other = await sessions.add(of('ben'), 'cc');
    expect((await sessions.list('ada')).map(({ id }) => id)).toEqual([one.id, two.id]);
    expect(await sessions.end(one.id)).toBe(true);
    expect(await sessions.end(one.id)).toBe(false);
    expect(await sessions.endAll('ada')).toEqual([two.id]);
    expect(await sessions.find('cc')).toEqual(other);
  });

  it('are of persons, and no token opens two', async () => {
    const { sessions } = await prepared();
    await expect(sessions.add(of('zoe'), 'aa')).rejects.toMatchObject({ code: 'unknown-person' });
    await sessions.add(of('ada'), 'aa');
    await expect(sessions.add(of('ben'), 'aa')).rejects.toThrow();
  });
});
