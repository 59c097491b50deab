import { expect, it } from 'vitest';
import type { Call } from '../../model/phones.ts';
import { describeStores, NOW, newStore } from '../support/stores.ts';
import { call, person } from './samples.ts';

describeStores('calls', (dialect) => {
  async function prepared() {
    const store = await newStore(dialect);
    await store.persons.save(person('ada', { extension: '201' }));
    return store;
  }

  const at = (minute: number, second = 0) => new Date(Date.UTC(2026, 2, 2, 8, minute, second)).toISOString();

  it('are given back as they were kept, and a later state takes the place of an earlier', async () => {
    const { calls } = await prepared();
    const waiting = call('m:1:support', { startedAt: at(1), state: 'waiting', outcome: null });
    await calls.save(waiting);
    expect(await calls.get(waiting.id)).toEqual(waiting);
    const answered: Call = {
      ...waiting,
      state: 'ended',
      outcome: 'answered',
      answeredAt: at(1, 9),
      endedAt: at(3),
      holdSeconds: 9,
      talkSeconds: 111,
      answeredBy: { extension: '201', interface: 'PJSIP/201' },
      person: 'ada',
      rings: [{ extension: '201', interface: 'PJSIP/201', at: at(1, 2), end: 'answered', seconds: 7 }],
      transfers: [{ at: at(2), kind: 'blind', from: '201', to: "5'5" }],
      endedBy: 'caller',
    };
    await calls.save(answered);
    expect(await calls.get(waiting.id)).toEqual(answered);
    expect(await calls.get('nothing')).toBeNull();
    expect(await calls.list()).toHaveLength(1);
  });

  it('are found by time, queue, person, number and outcome, the newest first', async () => {
    const { calls } = await prepared();
    await calls.saveAll([
      call('a', { startedAt: at(1), queue: 'support', number: '+34600000001' }),
      call('b', { startedAt: at(2), queue: 'sales', number: null, outcome: 'answered', person: 'ada' }),
      call('c', { startedAt: at(2), queue: 'support', outcome: 'full' }),
      call('d', { startedAt: at(3), queue: 'support', number: '+34600000001' }),
    ]);
    const ids = async (wanted: Parameters<typeof calls.list>[0]) =>
      (await calls.list(wanted)).map(({ id }) => id);
    expect(await ids({})).toEqual(['d', 'c', 'b', 'a']);
    expect(await ids({ from: at(2), to: at(3) })).toEqual(['c', 'b']);
    expect(await ids({ queue: 'support' })).toEqual(['d', 'c', 'a']);
    expect(await ids({ person: 'ada' })).toEqual(['b']);
    expect(await ids({ number: '+34600000001' })).toEqual(['d', 'a']);
    expect(await ids({ outcome: 'full' })).toEqual(['c']);
    expect(await ids({ limit: 2 })).toEqual(['d', 'c']);
    expect(await ids({ limit: 2, before: 'c' })).toEqual(['b', 'a']);
    expect(await ids({ before: 'nothing' })).toEqual([]);
  });

  it('of which nobody heard the end are lost; who was talking was answered all the same', async () => {
    const { calls } = await prepared();
    await calls.saveAll([
      call('over', { startedAt: at(0) }),
      call('waits', { startedAt: at(1), state: 'waiting', outcome: null, endedAt: null }),
      call('talks', { startedAt: at(2), state: 'answered', outcome: 'answered', endedAt: null }),
      call('new', { startedAt: at(9), pbx: 'other', state: 'ringing', outcome: null, endedAt: null }),
    ]);
    expect((await calls.openCalls()).map(({ id }) => id)).toEqual(['waits', 'talks', 'new']);
    expect((await calls.openCalls('other')).map(({ id }) => id)).toEqual(['new']);
    expect(await calls.markLost(at(5))).toBe(2);
    expect(await calls.markLost(at(5))).toBe(0);
    const endedAt = NOW.toISOString();
    expect(await calls.get('waits')).toMatchObject({ state: 'ended', outcome: 'lost', endedAt });
    expect(await calls.get('talks')).toMatchObject({ state: 'ended', outcome: 'answered', endedAt });
    expect((await calls.openCalls()).map(({ id }) => id)).toEqual(['new']);
  });
});
