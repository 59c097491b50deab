import { expect, it } from 'vitest';
import { describeStores, NOW, newStore } from '../support/stores.ts';
import { person } from './samples.ts';

describeStores('the outbox', (dialect) => {
  it('keeps notices for a person until they are seen and sent', async () => {
    const store = await newStore(dialect);
    const { outbox } = store;
    for (const key of ['ada', 'ben']) await store.persons.save(person(key));
    const notice = { kind: 'turns-changed', sentence: { key: 'rule.hole', values: { count: 1 } } };
    const first = await outbox.add({ person: 'ada', ...notice, subject: '2026-03-09' });
    const second = await outbox.add({ person: 'ada', ...notice });
    await outbox.add({ person: 'ben', ...notice });
    expect(await outbox.list('ada')).toEqual([second, first]);
    expect(await outbox.markSeen(first.id)).toBe(true);
    expect(await outbox.markSeen(first.id)).toBe(false);
    expect(await outbox.list('ada', { onlyUnseen: true })).toEqual([second]);
    expect(await outbox.get(first.id)).toMatchObject({ subject: '2026-03-09', seenAt: NOW.toISOString() });
    await outbox.markSent(first.id);
    expect((await outbox.unsent()).map(({ id }) => id)).not.toContain(first.id);
    expect(await outbox.unsent(1)).toEqual([second]);
    await expect(outbox.add({ person: 'zoe', ...notice })).rejects.toMatchObject({ code: 'unknown-person' });
  });
});
