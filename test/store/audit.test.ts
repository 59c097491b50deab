import { expect, it } from 'vitest';
import { describeStores, NOW, newStore } from '../support/stores.ts';

describeStores('the audit', (dialect) => {
  it('tells who did what, the newest first, page by page', async () => {
    const { audit } = await newStore(dialect);
    for (const subject of ['ada', 'ben', 'ada']) {
      await audit.add({ who: 'cai', what: 'person.edit', subject, before: { name: 'x' }, after: null });
    }
    const page = await audit.list({ limit: 2 });
    expect(page.map(({ seq }) => seq)).toEqual([3, 2]);
    expect(page[0]).toEqual({
      seq: 3,
      at: NOW.toISOString(),
      who: 'cai',
      what: 'person.edit',
      subject: 'ada',
      before: { name: 'x' },
      after: null,
    });
    expect((await audit.list({ before: 2 })).map(({ seq }) => seq)).toEqual([1]);
    expect((await audit.list({ subject: 'ada' })).map(({ seq }) => seq)).toEqual([3, 1]);
  });

  it('is not there without what it tells of', async () => {
    const store = await newStore(dialect);
    const entry = { who: 'cai', what: 'person.edit', subject: 'ada', before: null, after: null };
    const failing = store.transaction(async (parts) => {
      await parts.audit.add(entry);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await store.audit.list()).toEqual([]);
  });
});
