import { describe, expect, test } from 'vitest';
import { addKey } from '../../actions/identity/keys.ts';
import { type Browser, startApi } from '../support/api.ts';
import { cellsOf, MONDAY, publishDemo } from '../support/demo-week.ts';
import { type Message, openChannel } from '../support/live-channel.ts';
import { testPhones } from '../support/live-phones.ts';

const url = '/api/queues/support';

/** A server whose queue follows the demo's week, in its first turn. */
async function start(queues?: Parameters<typeof testPhones>[0]) {
  const exchange = testPhones(queues);
  const { clock, openPhones } = exchange;
  const api = await startApi({ demo: false, clock, openPhones });
  const stored = await publishDemo(api.workplace);
  const phones = exchange.phones();
  await phones.follow();
  const planned = cellsOf(stored.timetable)
    .filter(({ date, slot, person }) => date === MONDAY && slot === 0 && person !== null)
    .map(({ person }) => person!);
  const free = (await api.store.persons.list()).map(({ key }) => key).find((key) => !planned.includes(key))!;
  const extensionOf = async (key: string) => (await api.store.persons.get(key))!.extension!;
  return { ...api, ...exchange, phones, planned, free, extensionOf, lead: await api.as('aina') };
}

const peopleIn = (view: { members: { person: string }[] }) => view.members.map(({ person }) => person);

describe('a live queue', () => {
  test('004.110 is told with who is in it, who should be, and what one may do', async () => {
    const { lead, as, planned, phones, store } = await start();
    const { queues, at } = (await lead.get('/api/queues')).json();
    expect(at).toBe('2026-03-09T08:15:00.000Z');
    expect(queues).toHaveLength(1);
    expect(queues[0]).toMatchObject({
      queue: 'support',
      at,
      pbx: { name: 'demo', state: 'ready', reason: null },
      kind: 'slot',
      slot: { date: MONDAY, start: '09:00', end: '10:15' },
      absent: [],
      callers: [],
      today: { received: 0, serviceLevel: null },
      limits: { longPauseSeconds: 900, longWaitSeconds: 60, serviceLevelSeconds: 20 },
      can: { control: true, controlOwn: true, reload: true },
    });
    expect(peopleIn(queues[0]).sort()).toEqual([...planned].sort());
    const person = (await store.persons.get(planned[0]!))!;
    const mine = queues[0].members.find((member: { person: string }) => member.person === person.key);
    expect(mine).toMatchObject({
      name: person.name,
      state: 'available',
      paused: false,
      planned: true,
      byHand: null,
    });
    expect(phones.queues()).toEqual(['support']);
    const amir = await as('amir');
    expect((await amir.get(url)).json().can).toEqual({ control: false, controlOwn: true, reload: false });
  });

  test('is told in the language of who asks', async () => {
    const { lead, planned } = await start();
    await lead.send('PUT', `${url}/members/${planned[0]}/pause`, { reason: 'lunch' });
    const inRussian = (await lead.get(url, { 'accept-language': 'ru' })).json();
    const texts = inRussian.pauseReasons.map(({ text }: { text: string }) => text);
    expect(texts).toContain('обед');
    expect(inRussian.members.map(({ pauseReason }: { pauseReason: string }) => pauseReason)).toContain(
      'обед',
    );
  });

  test('that is not there is refused; where there are no phones it says so', async () => {
    const { lead } = await start();
    expect((await lead.get('/api/queues/nowhere')).json()).toMatchObject({
      status: 404,
      code: 'unknown-queue',
    });
    const bare = await (await startApi()).as('aina');
    expect((await bare.get('/api/queues')).json()).toMatchObject({ queues: [] });
    expect((await bare.get(url)).json()).toMatchObject({ status: 409, code: 'no-phones' });
  });

  test('is foretold for any moment', async () => {
    const { lead } = await start();
    const at = (date: string, time: string) => lead.get(`${url}/preview?date=${date}&time=${time}`);
    const later = (await at(MONDAY, '10:15')).json();
    expect(later).toMatchObject({ queue: 'support', kind: 'slot', slot: { start: '10:15' }, findings: [] });
    expect(later.wanted[0]).toEqual({
      person: expect.any(String),
      name: expect.any(String),
      coat: expect.any(Number),
    });
    expect((await at('2026-03-14', '10:15')).json()).toMatchObject({ kind: 'closed', wanted: [] });
    expect((await at('2026-03-16', '10:15')).json()).toMatchObject({ kind: 'no-timetable' });
    expect((await at('2026-02-30', '10:15')).json().code).toBe('bad-date');
    expect((await at(MONDAY, '27:15')).json().code).toBe('bad-time');
  });
});

describe('who steers a queue', () => {
  test('004.105 puts somebody in, pauses, resumes and takes out again, and each leaves an entry', async () => {
    const { lead, free, store } = await start();
    const added = (await lead.send('POST', `${url}/members`, { person: free })).json();
    const member = (view: { members: { person: string }[] }) =>
      view.members.find(({ person }) => person === free);
    expect(member(added)).toMatchObject({
      planned: false,
      byHand: { by: 'aina', until: '2026-03-09T09:15:00.000Z' },
    });
    const paused = (await lead.send('PUT', `${url}/members/${free}/pause`, { reason: 'break' })).json();
    expect(member(paused)).toMatchObject({ paused: true, pauseReason: 'break', pausedBy: 'aina' });
    const resumed = (await lead.send('DELETE', `${url}/members/${free}/pause`)).json();
    expect(member(resumed)).toMatchObject({ paused: false, pauseReason: null });
    const removed = (await lead.send('DELETE', `${url}/members/${free}`)).json();
    expect(member(removed)).toBeUndefined();
    const entries = (await store.audit.list()).filter(({ what }) => what.startsWith('queue.'));
    expect(entries.slice(0, 4).map(({ what, who }) => [what, who])).toEqual([
      ['queue.remove', 'aina'],
      ['queue.resume', 'aina'],
      ['queue.pause', 'aina'],
      ['queue.add', 'aina'],
    ]);
  });

  test('without being a coordinator does so with oneself alone', async () => {
    const { as, planned } = await start();
    const [me, other] = planned.filter((key) => !['aina', 'gemma', 'oriol'].includes(key)) as [
      string,
      string,
    ];
    const agent = await as(me);
    const pause = (key: string) => agent.send('PUT', `${url}/members/${key}/pause`, { reason: 'break' });
    expect((await pause(me)).statusCode).toBe(200);
    expect((await pause(other)).json()).toMatchObject({ status: 403, code: 'forbidden' });
    const add = (person: string) => agent.send('POST', `${url}/members`, { person });
    expect((await agent.send('DELETE', `${url}/members/${me}`)).statusCode).toBe(200);
    expect((await add(me)).statusCode).toBe(200);
    expect((await add(other)).json()).toMatchObject({ status: 403, code: 'forbidden' });
    expect((await agent.send('DELETE', `${url}/members`)).statusCode).toBe(403);
    expect((await agent.send('POST', `${url}/runs`, {})).statusCode).toBe(403);
  });

  test('moves somebody to another queue, where the pause goes on', async () => {
    const { lead, planned, store } = await start({ support: [0, 1, 2], billing: [3, 4, 5] });
    const person = planned[0]!;
    await lead.send('PUT', `${url}/members/${person}/pause`, { reason: 'meeting' });
    const billing = (await lead.send('POST', `${url}/moves`, { person, to: 'billing' })).json();
    expect(billing.queue).toBe('billing');
    expect(billing.members.at(-1)).toMatchObject({ person, paused: true, pauseReason: 'meeting' });
    const support = (await lead.get(url)).json();
    expect(peopleIn(support)).not.toContain(person);
    expect(support.absent).toMatchObject([{ person, why: expect.any(String) }]);
    expect((await store.audit.list())[0]).toMatchObject({ what: 'queue.move', who: 'aina' });
  });

  test('empties it, and has it as the timetable again', async () => {
    const { lead, planned, extensionOf, driver, store } = await start();
    expect((await lead.send('DELETE', `${url}/members`)).json()).toMatchObject({ members: [] });
    expect((await store.audit.list())[0]).toMatchObject({ what: 'queue.clear', who: 'aina' });
    const { members, absent } = (await lead.get(url)).json();
    expect([members, absent.length]).toEqual([[], planned.length]);
    for (const person of planned.slice(0, 2)) await lead.send('POST', `${url}/members`, { person });
    const ran = (await lead.send('POST', `${url}/runs`, {})).json();
    expect(ran).toMatchObject({ queue: 'support', kind: 'slot', failure: null, steps: [] });
    driver.agent(await extensionOf(planned[0]!)).unplug();
    expect((await lead.get(url)).json().members).toHaveLength(2);
  });

  test('004.102 has somebody put in again whom the exchange has lost, with an entry', async () => {
    const { lead, planned, extensionOf, phones, store } = await start();
    const [{ pbx }] = phones.liveQueues as [(typeof phones.liveQueues)[0]];
    const extension = await extensionOf(planned[0]!);
    await pbx.removeMember('support', { interface: pbx.interfaceOf(extension) });
    const run = async (body: object) => (await lead.send('POST', `${url}/runs`, body)).json();
    const steps = [{ kind: 'add', person: planned[0], extension }];
    const before = await store.audit.list();
    expect(await run({ dryRun: true })).toMatchObject({ steps, failure: null });
    expect(await store.audit.list()).toEqual(before);
    expect(await run({})).toMatchObject({ steps, failure: null });
    expect((await store.audit.list())[0]).toMatchObject({ what: 'queue.follow', who: 'aina' });
    expect(await run({})).toMatchObject({ steps: [], failure: null });
  });

  test('hears in words what does not fit', async () => {
    const { lead, free, store } = await start();
    const code = async (answer: Promise<{ json(): { code: string } }>) => (await answer).json().code;
    expect(await code(lead.send('PUT', `${url}/members/${free}/pause`, { reason: 'break' }))).toBe(
      'not-in-queue',
    );
    expect(await code(lead.send('PUT', `${url}/members/aina/pause`, { reason: 'because' }))).toBe(
      'unknown-pause',
    );
    expect(await code(lead.send('POST', `${url}/members`, { person: 'nobody' }))).toBe('unknown-person');
    expect(await code(lead.send('POST', `${url}/members`, { person: free, until: 'x' }))).toBe('bad-request');
    await store.persons.save({ ...(await store.persons.get(free))!, extension: null });
    const refused = (await lead.send('POST', `${url}/members`, { person: free })).json();
    expect(refused).toMatchObject({ code: 'no-extension', status: 409 });
    expect(refused.detail).toContain((await store.persons.get(free))!.name);
  });

  test('is told that the exchange is down, and what was there before stays in sight', async () => {
    const { lead, driver, planned, free } = await start();
    driver.cut();
    const refused = (await lead.send('POST', `${url}/members`, { person: free })).json();
    expect(refused).toMatchObject({ status: 503, code: 'pbx-down' });
    expect(refused.detail).toContain('demo');
    const view = (await lead.get(url)).json();
    expect(view.pbx).toMatchObject({ state: 'down', reason: expect.any(String) });
    expect(view.members).toHaveLength(planned.length);
  });

  test('may be a service with a key for it', async () => {
    const { workplace, withKey, free } = await start();
    const keyOf = async (scope: 'queue:read' | 'queue:write') =>
      withKey((await addKey(workplace, { name: 'service', scopes: [scope] })).secret);
    const reader = await keyOf('queue:read');
    const writer = await keyOf('queue:write');
    expect((await reader.get(url)).json().can).toEqual({ control: false, controlOwn: false, reload: false });
    expect((await reader.send('POST', `${url}/members`, { person: free })).statusCode).toBe(403);
    expect((await writer.send('POST', `${url}/members`, { person: free })).statusCode).toBe(200);
    expect((await reader.get('/api/calls')).statusCode).toBe(200);
  });
});

describe('over the live channel', () => {
  test('a page hears of a queue at once, and at each change', async () => {
    const api = await start();
    const { lead, as, driver, time, planned, extensionOf } = api;
    const address = await api.listen();
    const open = (browser: Browser, language = 'en') =>
      openChannel(`${address.replace('http', 'ws')}/api/live`, {
        cookie: browser.cookie!,
        origin: address,
        'accept-language': language,
      });
    const coordinator = open(lead);
    const agent = open(await as('amir'), 'ru');
    for (const page of [coordinator, agent]) {
      await page.next('hello');
      page.say({ subscribe: ['queues', 'queues:support'] });
      expect(await page.next('queue')).toMatchObject({
        queue: 'support',
        callers: [],
        at: expect.any(String),
      });
      expect(await page.next('refused')).toMatchObject({ topics: ['queues:support'] });
    }
    const extension = await extensionOf(planned[0]!);
    driver.callIn({ queue: 'support', number: '600111222' });
    const waits = (message: Message) => (message.callers as unknown[])?.length === 1;
    const [seen, seenByAgent] = await Promise.all([
      coordinator.next('queue', waits),
      agent.next('queue', waits),
    ]);
    expect(seen).toMatchObject({ callers: [{ number: '600111222', position: 1 }], can: { control: true } });
    expect(seenByAgent).toMatchObject({ can: { control: false, controlOwn: true } });
    const words = (message: Record<string, unknown>) => JSON.stringify(message.pauseReasons);
    expect(words(seen)).toContain('lunch');
    expect(words(seenByAgent)).toContain('обед');

    time.advance(2000);
    const ringing = (await lead.get(url))
      .json()
      .members.find(({ state }: { state: string }) => state === 'ringing');
    driver.agent(ringing?.extension ?? extension).answer();
    const talks = (message: Message) =>
      (message.members as { isInQueueCall: boolean }[]).some(({ isInQueueCall }) => isInQueueCall);
    const talking = await coordinator.next('queue', talks);
    expect(talking).toMatchObject({ callers: [] });
    driver.cut();
    const down = (message: Message) => (message.pbx as { state: string }).state === 'down';
    expect(await agent.next('queue', down)).toMatchObject({ pbx: { reason: expect.any(String) } });
    driver.mend();
    const ready = (message: Message) => (message.pbx as { state: string }).state === 'ready';
    expect(await agent.next('queue', ready)).toMatchObject({ pbx: { reason: null } });
  });

  test('who watches is told from time to time that it is watched', async () => {
    const api = await start();
    const address = await api.listen();
    const page = openChannel(`${address.replace('http', 'ws')}/api/live`, {
      cookie: api.lead.cookie!,
      origin: address,
    });
    await page.next('hello');
    page.say({ subscribe: ['queues'] });
    expect(await page.next('beat')).toEqual({ type: 'beat', at: '2026-03-09T08:15:00.000Z' });
  }, 15_000);
});

describe('calls that were', () => {
  test('are told by day: all to coordinators, one’s own to everybody', async () => {
    const { lead, as, driver, time, phones } = await start();
    for (const number of ['600111222', '600333444']) driver.callIn({ queue: 'support', number });
    time.advance(4000);
    const view = (await lead.get(url)).json();
    const [ringing] = view.members.filter(({ state }: { state: string }) => state === 'ringing');
    driver.agent(ringing.extension).answer();
    time.advance(30_000);
    driver.hangUpAll();
    await phones.settled();
    const { calls, date } = (await lead.get('/api/calls')).json();
    expect(date).toBe(MONDAY);
    expect(calls.map(({ outcome }: { outcome: string }) => outcome).sort()).toEqual([
      'abandoned',
      'answered',
    ]);
    const answerer = await as(ringing.person);
    const own = (await answerer.get('/api/calls')).json().calls;
    const isLead = ['aina', 'gemma', 'oriol'].includes(ringing.person);
    expect(own).toHaveLength(isLead ? 2 : 1);
    const amir = await as('amir');
    expect((await amir.get('/api/calls?person=berta')).statusCode).toBe(403);
    expect((await lead.get('/api/calls?date=2026-03-08')).json().calls).toEqual([]);
    expect((await lead.get('/api/calls?date=2026-13-08')).json().code).toBe('bad-date');

    const first = (await lead.get('/api/calls?limit=1')).json();
    const second = (await lead.get(`/api/calls?limit=1&before=${encodeURIComponent(first.next)}`)).json();
    expect([first.calls[0].id, second.calls[0].id].sort()).toEqual(
      calls.map(({ id }: { id: string }) => id).sort(),
    );
    expect(second.next).toBeNull();
  });

  test('004.196 are counted by slot, person and queue, and over the weeks', async () => {
    const { lead, as, driver, time, phones } = await start();
    driver.callIn({ queue: 'support', number: '600111222' });
    time.advance(2000);
    driver.hangUpAll();
    await phones.settled();
    const stats = (await lead.get('/api/calls/statistics')).json();
    expect(stats).toMatchObject({
      date: MONDAY,
      received: 1,
      abandoned: 1,
      queues: { support: { received: 1 } },
    });
    expect(stats.slots[0]).toMatchObject({ from: '2026-03-09T08:00:00.000Z', received: 1 });
    time.advance(24 * 3600_000);
    const tomorrow = await as('aina');
    const { cells, from, to } = (await tomorrow.get('/api/calls/profile?weeks=1')).json();
    expect([from, to]).toEqual(['2026-03-03', MONDAY]);
    expect(cells[0]).toMatchObject({ weekday: 'mon', start: '09:00', days: 1, received: 1 });
    expect((await (await as('amir')).get('/api/calls/statistics')).statusCode).toBe(403);
  });
});
