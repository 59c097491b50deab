import { expect, it } from 'vitest';
import { describeStores, newStore } from '../support/stores.ts';
import { person } from './samples.ts';

describeStores('persons', (dialect) => {
  it('gives back every field of a person as it was saved', async () => {
    const { persons } = await newStore(dialect);
    const full = person('ada', {
      name: 'Àda «Лаврова» ’x’',
      extension: '204',
      table: 3,
      groups: ['it', 'sales'],
      idealLoad: 7,
      dailyLimit: 2,
      lunchExempt: true,
      locale: 'ru',
    });
    const bare = person('ben', {
      email: null,
      table: null,
      idealLoad: null,
      roles: ['admin', 'supervisor'],
      coat: 2,
    });
    await persons.save(full);
    await persons.save(bare);
    expect(await persons.get('ada')).toEqual(full);
    expect(await persons.get('ben')).toEqual(bare);
    expect(await persons.get('nobody')).toBeNull();
  });

  it('lists persons in the order of their keys, hyphens first', async () => {
    const { persons } = await newStore(dialect);
    for (const key of ['b', 'a2', 'ab', 'a-z']) await persons.save(person(key));
    expect((await persons.list()).map(({ key }) => key)).toEqual(['a-z', 'a2', 'ab', 'b']);
  });

  it('changes the person who has the key, groups included', async () => {
    const { persons } = await newStore(dialect);
    await persons.save(person('ada', { groups: ['sales', 'it', 'it'] }));
    await persons.save(person('ada', { name: 'Ada L.', groups: ['night'] }));
    expect(await persons.list()).toEqual([person('ada', { name: 'Ada L.', groups: ['night'] })]);
  });

  it('004.35 refuses an extension that another active person has, and saves nothing', async () => {
    const { persons } = await newStore(dialect);
    await persons.save(person('ada', { extension: '204' }));
    await persons.save(person('ben', { extension: '205' }));
    await expect(persons.save(person('ben', { extension: '204', name: 'New' }))).rejects.toMatchObject({
      code: 'extension-taken',
      values: { extension: '204', person: 'Ada' },
    });
    expect(await persons.get('ben')).toEqual(person('ben', { extension: '205', coat: 2 }));
    await persons.save(person('ada', { extension: '204', name: 'Keeps her own' }));
  });

  it('an archived person frees the extension, leaves the groups and the list, and is still known', async () => {
    const { persons } = await newStore(dialect);
    await persons.save(person('ada', { extension: '204', groups: ['it'] }));
    await persons.archive('ada');
    await persons.save(person('ben', { extension: '204' }));
    const archived = person('ada', { extension: '204', active: false });
    expect(await persons.get('ada')).toEqual(archived);
    expect((await persons.list()).map(({ key }) => key)).toEqual(['ben']);
    expect((await persons.list({ includeArchived: true })).map(({ key }) => key)).toEqual(['ada', 'ben']);
    await expect(persons.save({ ...archived, active: true })).rejects.toMatchObject({
      code: 'extension-taken',
    });
  });

  it('counts the writes of each person, also that into the archive', async () => {
    const { persons } = await newStore(dialect);
    await persons.save(person('ada'));
    await persons.save(person('ben'));
    expect(await persons.getStored('ada')).toEqual({ person: person('ada'), version: 1 });
    await persons.save(person('ada', { name: 'Ada L.' }));
    await persons.archive('ada');
    expect(await persons.getStored('ada')).toMatchObject({ person: { name: 'Ada L.' }, version: 3 });
    const versions = (await persons.listStored({ includeArchived: true })).map((one) => one.version);
    expect(versions).toEqual([3, 1]);
    expect(await persons.getStored('nobody')).toBeNull();
  });

  it('who joins gets the next coat, and keeps it whatever is saved later', async () => {
    const { persons } = await newStore(dialect);
    for (const key of ['zoe', 'ada', 'ben']) await persons.save(person(key, { coat: null }));
    await persons.archive('ben');
    await persons.save(person('zoe', { coat: 7 }));
    await persons.save(person('cai', { coat: 1 }));
    const coats = (await persons.list({ includeArchived: true })).map(({ key, coat }) => [key, coat]);
    expect(coats).toEqual([
      ['ada', 2],
      ['ben', 3],
      ['cai', 4],
      ['zoe', 1],
    ]);
  });

  it('cannot archive somebody unknown', async () => {
    const { persons } = await newStore(dialect);
    await expect(persons.archive('zoe')).rejects.toMatchObject({
      code: 'unknown-person',
      values: { person: 'zoe' },
    });
  });
});
