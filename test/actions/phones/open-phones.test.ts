import { describe, expect, it } from 'vitest';
import { addToQueue } from '../../../actions/phones/control.ts';
import { pauseMember } from '../../../actions/phones/control-pauses.ts';
import type { QueueView } from '../../../actions/phones/phones.ts';
import { renderSentence } from '../../../model/texts/index.ts';
import { actor, as } from '../../support/demo-week.ts';
import { type Dialect, describeStores, openTestStore } from '../../support/stores.ts';
import { type AtWork, at, atWork, type Setting, untilSo, weekOf } from './phones-at-work.ts';

const EVA = actor('eva', 'supervisor');

async function opened(dialect: Dialect = 'sqlite', setting: Setting = {}) {
  const work = await atWork(dialect, setting);
  const phones = await work.open();
  await work.publish(['ada', 'ben', null], ['ben', 'cai', null]);
  await untilSo(() => phones.view('support').members.length === 2);
  return { ...work, phones, view: () => phones.view('support'), store: work.workplace.store };
}

const namesIn = ({ members }: QueueView) => members.map(({ name }) => name);

/** A call comes in and is answered by a phone after 10 s, and is over 60 s later. */
function callAndTalk({ time, pbx }: AtWork, number: string | null, extension: string): string {
  const call = pbx.driver.callIn({ queue: 'support', number });
  time.advance(10_000);
  pbx.driver.agent(extension).answer();
  time.advance(60_000);
  pbx.driver.hangUp(call);
  return call;
}

describe('004.99 the phones of a server', () => {
  it('004.99 follow the timetable as soon as a week is published, or the running turn changes', async () => {
    const { view, publish, inQueue, phones } = await opened();
    expect(view()).toMatchObject({
      queue: 'support',
      pbx: { name: 'main', state: 'ready' },
      kind: 'slot',
      slot: { start: '09:00', end: '10:15' },
      absent: [],
      callers: [],
      findings: [],
    });
    expect(view().members).toMatchObject([
      { person: 'ada', name: 'Ada', extension: '201', planned: true, byHand: null, paused: false },
      { person: 'ben', name: 'Ben', extension: '202', planned: true },
    ]);
    await publish(['cai', 'ben', null]);
    await untilSo(() => namesIn(view()).includes('Cai'));
    await phones.settled();
    expect((await inQueue()).sort()).toEqual(['202', '203']);
  });

  it('follow a week that another process publishes and edits, before the next minute', async () => {
    const { open, url } = await atWork('sqlite');
    const phones = await open();
    const other = await openTestStore(url);
    const { timetables } = other;
    const names = () => namesIn(phones.view('support')).sort().join();
    const week = weekOf(['ada', 'ben', null], ['ben', 'cai', null]);
    const { id } = await timetables.saveDraft({ timetable: week, description: '', by: 'eva' });
    const { version: expectedVersion } = await timetables.publish(id, { by: 'eva' });
    await untilSo(() => names() === 'Ada,Ben');
    const edited = weekOf(['ada', 'dan', null], ['ben', 'cai', null]);
    await timetables.update(id, edited, { expectedVersion, by: 'eva', reason: 'swap' });
    await untilSo(() => names() === 'Ada,Dan');
    await phones.settled();
  });

  it('a queue is there again after the exchange died and came back, pauses too', async () => {
    const work = await opened();
    const { phones, workplace, pbx, view } = work;
    const ada = { queue: 'support', person: 'ada', reason: 'lunch' };
    await pauseMember(as(workplace, 'eva'), phones, EVA, ada);
    pbx.driver.crash();
    expect(view()).toMatchObject({ pbx: { state: 'down' }, members: [{ name: 'Ada' }, { name: 'Ben' }] });
    pbx.driver.restart();
    await untilSo(() => view().pbx.state === 'ready');
    await phones.settled();
    expect(view().members).toMatchObject([
      { name: 'Ada', paused: true, pauseReason: { key: 'pause.lunch' }, pausedBy: 'eva' },
      { name: 'Ben', paused: false },
    ]);
  });

  it('show at once what is done by hand', async () => {
    const { phones, workplace, view, until, time } = await opened();
    const eva = as(workplace, 'eva');
    await addToQueue(eva, phones, EVA, { queue: 'support', person: 'dan' });
    const until1015 = at('10:15').toISOString();
    expect(view().members[2]).toMatchObject({
      ...{ person: 'dan', name: 'Dan', planned: false, byHand: { by: 'eva', until: until1015 } },
    });
    until(at('09:20'));
    await pauseMember(eva, phones, EVA, { queue: 'support', person: 'dan', reason: 'meeting' });
    expect(view().members[2]).toMatchObject({
      ...{ paused: true, pausedBy: 'eva', pausedSince: new Date(time.now()).toISOString() },
      pauseReason: { key: 'pause.meeting' },
    });
    expect(view().pauseReasons.map(({ text }) => renderSentence('en', text))).toContain('lunch');
  });

  it('show who waits, who talks since when, and the figures of the day', async () => {
    const work = await opened();
    const { pbx, time, view, phones } = work;
    const call = pbx.driver.callIn({ queue: 'support', number: '612345678' });
    const since = new Date(time.now()).toISOString();
    expect(view().callers).toEqual([{ call, number: '612345678', name: null, position: 1, since }]);
    pbx.driver.callIn({ queue: 'support', number: null });
    expect(view().callers.map(({ position }) => position)).toEqual([1, 2]);
    time.advance(5000);
    pbx.driver.agent('201').answer();
    pbx.driver.agent('202').answer();
    const answeredAt = new Date(time.now()).toISOString();
    const talking = view().members.filter(({ isInQueueCall }) => isInQueueCall);
    expect(talking.length).toBeGreaterThan(0);
    for (const { callSince } of talking) expect(callSince).toBe(answeredAt);
    expect(view().callers).toHaveLength(2 - talking.length);
    time.advance(30_000);
    pbx.driver.hangUpAll();
    expect(view().callers).toEqual([]);
    expect(view().members.map(({ callSince }) => callSince)).toEqual([null, null]);
    await phones.settled();
    await untilSo(() => view().today.received === 2 && view().today.answered === talking.length);
  });

  it('publish each change of a queue, many at once as one', async () => {
    const { phones, workplace, pbx, time } = await opened();
    await phones.settled();
    const told: string[] = [];
    workplace.events.subscribe('queue-changed', ({ queue }) => told.push(queue));
    pbx.driver.callIn({ queue: 'support', number: '612345678' });
    await untilSo(() => told.length > 0);
    told.length = 0;
    for (let i = 0; i < 20; i++) pbx.driver.callIn({ queue: 'support', number: '612345678' });
    time.advance(1000);
    expect(told).toEqual([]);
    await untilSo(() => told.length > 0);
    expect(told).toEqual(['support']);
  });

  it('name who has a turn and is not there, and why', async () => {
    const { store, phones, publish, view, workplace, pbx } = await opened();
    const ben = (await store.persons.get('ben'))!;
    await store.persons.save({ ...ben, extension: null });
    await publish(['ada', 'ben', 'cai']);
    await untilSo(() => namesIn(view()).includes('Cai'));
    await phones.refresh('support');
    expect(view().absent).toEqual([
      { person: 'ben', name: 'Ben', coat: 2, why: { key: 'phones.why.no-extension', values: {} } },
    ]);
    expect(view().findings).toMatchObject([{ key: 'live-queue.no-extension' }]);
    const { removeFromQueue } = await import('../../../actions/phones/control.ts');
    await removeFromQueue(as(workplace, 'eva'), phones, EVA, { queue: 'support', person: 'cai' });
    expect(view().absent[1]).toMatchObject({
      ...{ person: 'cai', why: { key: 'phones.why.by-hand', values: { name: 'Eva' } } },
    });
    expect(await phones.follow({ dryRun: true })).toMatchObject([{ steps: [] }]);
    expect(() => phones.view('nothing')).toThrow(expect.objectContaining({ code: 'unknown-queue' }));
    expect(pbx.status.state).toBe('ready');
  });
});

describeStores('004.105 calls', (dialect) => {
  it('are kept as they go on, with who of ours answered', async () => {
    const work = await opened(dialect);
    const { store, phones, workplace, pbx, time } = work;
    const states: string[] = [];
    workplace.events.subscribe('call-changed', ({ call }) => states.push(call.state));
    pbx.driver.agent('202').unplug();
    time.advance(4000);
    callAndTalk(work, '612345678', '201');
    await phones.settled();
    const [call] = await store.calls.list();
    expect(call).toMatchObject({
      ...{ pbx: 'main', queue: 'support', number: '612345678', state: 'ended', outcome: 'answered' },
      ...{ person: 'ada', answeredBy: { extension: '201' }, holdSeconds: 10, talkSeconds: 60 },
    });
    expect(new Set(states)).toEqual(new Set(['waiting', 'ringing', 'answered', 'ended']));
    pbx.driver.callIn({ queue: 'support', number: null, givesUpAfterMs: 7000 });
    time.advance(8000);
    await phones.settled();
    expect((await store.calls.list())[0]).toMatchObject({
      ...{ number: null, outcome: 'abandoned', person: null, holdSeconds: 7 },
    });
  });

  it('that were up when the server went go on, or are told to be lost, when it comes back', async () => {
    const work = await opened(dialect);
    const { store, phones, pbx, time } = work;
    pbx.driver.callIn({ queue: 'support', number: '600000001' });
    time.advance(1000);
    await phones.close();
    expect(await store.calls.openCalls()).toHaveLength(1);
    pbx.driver.hangUpAll();
    const again = await work.open();
    await again.settled();
    expect(await store.calls.openCalls()).toEqual([]);
    expect(await store.calls.list()).toMatchObject([{ number: '600000001', outcome: 'lost' }]);
  });

  it('pauses that begin and end at the PBX are on record as well', async () => {
    const { phones, pbx, store, until } = await opened(dialect);
    await pbx.pauseMember('support', { interface: 'PJSIP/201' }, 'by code');
    await phones.settled();
    expect(await store.pauses.open('support')).toMatchObject([
      { person: 'ada', reason: 'by code', startedBy: null },
    ]);
    expect(phones.view('support').members[0]).toMatchObject({
      ...{ pausedBy: null, pauseReason: { key: 'pause.text', values: { reason: 'by code' } } },
    });
    until(at('09:40'));
    await pbx.pauseMember('support', { interface: 'PJSIP/201' }, null);
    await phones.settled();
    expect(await store.pauses.open('support')).toEqual([]);
  });
});
