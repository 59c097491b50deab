import { expect, it } from 'vitest';
import { describeStores, NOW, newStore } from '../support/stores.ts';
import { person } from './samples.ts';

describeStores('who is in a queue by hand', (dialect) => {
  const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000).toISOString();

  async function prepared() {
    const store = await newStore(dialect);
    for (const key of ['ada', 'ben']) await store.persons.save(person(key));
    const add = (key: string, more: object = {}) =>
      store.overrides.add({
        ...{ queue: 'support', person: key, extension: '201', kind: 'add', by: 'ben', reason: 'ill' },
        ...{ from: later(0), until: later(30) },
        ...more,
      });
    return { ...store.overrides, store, add };
  }

  it('holds from its beginning until its end, in its queue', async () => {
    const { add, active } = await prepared();
    const one = await add('ada');
    expect(one).toMatchObject({ kind: 'add', extension: '201', by: 'ben', reason: 'ill', endedAt: null });
    expect(await active('support', later(0))).toEqual([one]);
    expect(await active('support', later(29))).toEqual([one]);
    expect(await active('support', later(30))).toEqual([]);
    expect(await active('support', later(-1))).toEqual([]);
    expect(await active('sales', later(1))).toEqual([]);
  });

  it('the last word about a person counts, and can be taken back once', async () => {
    const { add, active, end } = await prepared();
    await add('ada');
    const ben = await add('ben');
    const out = await add('ada', { kind: 'remove' });
    expect((await active('support', later(1))).map(({ id }) => id).sort()).toEqual([ben.id, out.id].sort());
    expect(await end(out.id)).toBe(true);
    expect(await end(out.id)).toBe(false);
    expect(await active('support', later(1))).toEqual([ben]);
  });

  it('nobody can be put in who is not there', async () => {
    const { add } = await prepared();
    await expect(add('nobody')).rejects.toMatchObject({ code: 'unknown-person' });
  });
});
