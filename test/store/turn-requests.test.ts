import { expect, it } from 'vitest';
import type { NewTurnRequest } from '../../store/turn-requests.ts';
import { describeStores, NOW, newStore } from '../support/stores.ts';
import { person } from './samples.ts';

const request: NewTurnRequest = {
  kind: 'swap',
  week: '2026-03-09',
  turn: { date: '2026-03-09', slot: 0, line: 1 },
  other: { date: '2026-03-10', slot: 2, line: 0 },
  asker: 'ada',
  asked: ['ben', 'cai'],
  message: '<b>please</b> 🙏',
  expiresAt: null,
};

describeStores('requests between people', (dialect) => {
  async function prepared() {
    const time = { now: NOW };
    const store = await newStore(dialect, { clock: () => time.now });
    for (const key of ['ada', 'ben', 'cai']) await store.persons.save(person(key));
    return { ...store, later: (ms: number) => (time.now = new Date(time.now.getTime() + ms)) };
  }

  it('are given back as they were asked, with one answer a person', async () => {
    const { turnRequests } = await prepared();
    const asked = await turnRequests.add(request);
    expect(asked).toMatchObject({ ...request, state: 'open', answers: [] });
    const all = await turnRequests.add({ ...request, kind: 'cover', other: null, asked: 'all' });
    expect(all).toMatchObject({ asked: 'all', other: null });
    await turnRequests.answer(asked.id, 'ben', 'yes');
    await turnRequests.answer(asked.id, 'ben', 'no');
    const at = NOW.toISOString();
    expect((await turnRequests.get(asked.id))?.answers).toEqual([{ person: 'ben', answer: 'no', at }]);
    expect((await turnRequests.list({ week: '2026-03-09' })).map(({ id }) => id)).toEqual([all.id, asked.id]);
    expect(await turnRequests.list({ week: '2026-03-16' })).toEqual([]);
    expect(await turnRequests.get('nothing')).toBeNull();
  });

  it('the first who closes one wins', async () => {
    const { turnRequests } = await prepared();
    const { id } = await turnRequests.add(request);
    expect(await turnRequests.close(id, { state: 'accepted', by: 'ben', edit: 'e1' })).toBe(true);
    expect(await turnRequests.close(id, { state: 'accepted', by: 'cai', edit: 'e2' })).toBe(false);
    expect(await turnRequests.get(id)).toMatchObject({ state: 'accepted', closedBy: 'ben', edit: 'e1' });
    expect(await turnRequests.list({ state: 'open' })).toEqual([]);
  });

  it('whose time is over count as expired, and are noted as such once', async () => {
    const { turnRequests, later } = await prepared();
    const expiresAt = new Date(NOW.getTime() + 1000).toISOString();
    const { id } = await turnRequests.add({ ...request, expiresAt });
    expect((await turnRequests.get(id))?.state).toBe('open');
    later(1000);
    expect((await turnRequests.get(id))?.state).toBe('expired');
    expect(await turnRequests.list({ state: 'open' })).toEqual([]);
    expect(await turnRequests.list({ state: 'expired' })).toHaveLength(1);
    expect(await turnRequests.close(id, { state: 'accepted', by: 'ben' })).toBe(false);
    expect(await turnRequests.expire()).toEqual([id]);
    expect(await turnRequests.expire()).toEqual([]);
  });

  it('are between persons', async () => {
    const { turnRequests } = await prepared();
    const add = turnRequests.add({ ...request, asked: ['zoe'] });
    await expect(add).rejects.toMatchObject({ code: 'unknown-person', values: { person: 'zoe' } });
  });
});
