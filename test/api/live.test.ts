import { describe, expect, test } from 'vitest';
import { LIVE_CLOSE } from '../../model/live.ts';
import { type Browser, startApi } from '../support/api.ts';
import { addCrowd, manyLines } from '../support/crowd.ts';
import { cellsOf, MONDAY, publishDemo } from '../support/demo-week.ts';
import { openChannel } from '../support/live-channel.ts';
import { NOW } from '../support/stores.ts';

async function start(options: Parameters<typeof startApi>[0] = {}) {
  const api = await startApi({ demo: false, ...options });
  const stored = await publishDemo(api.workplace);
  const address = await api.listen();
  const origin = address;
  const open = (browser: Browser, headers: Record<string, string> = {}) =>
    openChannel(`${address.replace('http', 'ws')}/api/live`, {
      cookie: browser.cookie ?? '',
      origin,
      ...headers,
    });
  return { ...api, stored, address, open, lead: await api.as('aina') };
}

const url = `/api/weeks/${MONDAY}`;

describe('the live channel', () => {
  test('is for who is signed in, from our own pages only', async () => {
    const { open, as, lead } = await start();
    expect(await open(await as(null)).end()).toEqual({ status: 401 });
    expect(await open(lead, { origin: 'https://elsewhere.example' }).end()).toEqual({ status: 403 });
    expect(await open(lead, { origin: '' }).end()).toEqual({ status: 403 });
    expect(await open(lead).next('hello')).toEqual({ type: 'hello', at: NOW.toISOString(), you: 'aina' });
  });

  test('an edit of one page reaches another’s, and a notice who is touched', async () => {
    const { open, as, lead, stored } = await start();
    const place = cellsOf(stored.timetable)[0]!;
    const reader = open(await as(await someoneElse(stored, place.person!)));
    const touched = open(await as(place.person!));
    await reader.next('hello');
    await touched.next('hello');
    reader.say({ subscribe: [`week:${MONDAY}`, 'plan:x', 'nonsense'] });
    expect(await reader.next('refused')).toEqual({ type: 'refused', topics: ['plan:x', 'nonsense'] });
    touched.say({ subscribe: ['me', 'plan:x'] });
    await touched.next('refused');
    const { date, slot, line } = place;
    const done = await lead.send(
      'POST',
      `${url}/edits`,
      { put: { date, slot, line, person: null } },
      {
        'if-match': `"${stored.id}.${stored.version}"`,
      },
    );
    const { version, editId } = done.json();
    expect(await reader.next('week')).toEqual({
      type: 'week',
      week: MONDAY,
      id: stored.id,
      version,
      state: 'published',
      by: 'aina',
      editId,
    });
    expect(await touched.next('notice')).toMatchObject({ kind: 'turns-changed', text: expect.any(String) });
    expect(touched.messages).toEqual([]);
  });

  test('drafts and plans are heard of by coordinators alone', async () => {
    const { open, as, lead, store, stored } = await start();
    const [agent, leader] = [open(await as('quim')), open(lead)];
    for (const one of [agent, leader]) {
      await one.next('hello');
      one.say({ subscribe: ['weeks', 'plan:none', '?'] });
      await one.next('refused');
    }
    const content = JSON.stringify(stored.timetable);
    const draft = (await lead.send('POST', '/api/weeks', { content, format: 'json' })).json();
    expect(await leader.next('week')).toMatchObject({ id: draft.id, state: 'draft' });
    const { version } = (await store.timetables.get(draft.id))!;
    await lead.send('PUT', `${url}/publication`, { id: draft.id, version });
    expect(await agent.next('week')).toMatchObject({ id: draft.id, state: 'published' });
  });

  test('a plan tells how it goes', async () => {
    const { open, lead, store } = await start({ configure: manyLines });
    await addCrowd(store);
    const { id } = (await lead.send('POST', '/api/plans', { week: '2026-03-16' })).json();
    const page = open(lead);
    await page.next('hello');
    page.say({ subscribe: [`plan:${id}`] });
    let last = await page.next('plan');
    expect(last).toMatchObject({ id, state: 'running', elapsedSeconds: expect.any(Number) });
    await lead.send('DELETE', `/api/plans/${id}`);
    while (last.state === 'running') last = await page.next('plan');
    expect(last).toMatchObject({ id, state: 'stopped', draftId: expect.any(String) });
  });

  test('who edits which day is seen by those who look at the week, until the tab closes', async () => {
    const { open, as, lead } = await start();
    const [one, other] = [open(lead), open(await as('quim'))];
    await one.next('hello');
    await other.next('hello');
    other.say({ subscribe: [`week:${MONDAY}`, '?'] });
    await other.next('refused');
    one.say({ editing: { week: MONDAY, date: '2026-03-10' } });
    expect(await other.next('presence')).toEqual({
      type: 'presence',
      week: MONDAY,
      people: [{ person: 'aina', date: '2026-03-10' }],
    });
    const late = open(await as('oriol'));
    await late.next('hello');
    late.say({ subscribe: [`week:${MONDAY}`] });
    expect(await late.next('presence')).toMatchObject({ people: [{ person: 'aina' }] });
    one.socket.close();
    expect(await other.next('presence')).toMatchObject({ people: [] });
  });

  test('the end of a session ends its channels at once', async () => {
    const { open, as } = await start();
    const quim = await as('quim');
    const page = open(quim);
    await page.next('hello');
    expect((await quim.send('DELETE', '/api/session')).statusCode).toBeLessThan(300);
    expect(await page.next('session')).toEqual({ type: 'session', state: 'ended' });
    expect(await page.end()).toEqual({ code: LIVE_CLOSE.session });
  });

  test('nonsense is answered, a flood is ended', async () => {
    const { open, lead } = await start();
    const page = open(lead);
    await page.next('hello');
    for (const text of ['{', '[]', '{"subscribe":"week"}', '{"editing":{"week":"2026-03-10","date":"x"}}']) {
      page.say(text);
      expect(await page.next('error')).toMatchObject({ type: 'error' });
    }
    for (let i = 0; i < 100; i++) page.say({ subscribe: [] });
    expect(await page.end()).toEqual({ code: LIVE_CLOSE.misuse });
  });

  test('a reader who does not keep up is let go; the others hear everything', async () => {
    const { open, lead, workplace } = await start();
    const [slow, quick] = [open(lead), open(lead)];
    await slow.next('hello');
    await quick.next('hello');
    for (const one of [slow, quick]) {
      one.say({ subscribe: ['plan:big', '?'] });
      await one.next('refused');
    }
    slow.socket.pause();
    const event = { id: 'big', week: MONDAY, by: 'test', filling: 'x'.repeat(256 * 1024) };
    // The system's own buffers take some megabytes before ours begin to fill.
    for (let i = 0; i < 60; i++) {
      workplace.events.publish('plan-progress', { ...event, i });
      expect((await quick.next('plan')).i).toBe(i);
    }
    slow.socket.resume();
    expect(await slow.end()).toEqual({ code: LIVE_CLOSE.slow });
    expect(slow.messages.length).toBeLessThan(60);
  });

  test('what another process writes is heard of, too', async () => {
    const { open, lead, store, stored } = await start();
    const page = open(lead);
    await page.next('hello');
    page.say({ subscribe: ['weeks', '?'] });
    await page.next('refused');
    await store.timetables.retire(stored.id);
    expect(await page.next('week')).toMatchObject({
      id: stored.id,
      state: 'retired',
      version: stored.version + 1,
    });
  });

  test('a closed server ends its channels, and the next one is known by its hello', async () => {
    let now = NOW;
    const { open, lead, app, store } = await start({ clock: () => now });
    const page = open(lead);
    const first = await page.next('hello');
    await app.close();
    expect(await page.end()).toHaveProperty('code');
    now = new Date(NOW.getTime() + 60_000);
    const next = await startApi({ store, demo: false, clock: () => now });
    const address = await next.listen();
    const again = openChannel(`${address.replace('http', 'ws')}/api/live`, {
      cookie: lead.cookie!,
      origin: address,
    });
    expect((await again.next('hello')).at).not.toBe(first.at);
  });
});

async function someoneElse(
  stored: Parameters<typeof cellsOf>[0] extends never ? never : { timetable: Parameters<typeof cellsOf>[0] },
  not: string,
) {
  return cellsOf(stored.timetable).find(({ person }) => person !== null && person !== not)!.person!;
}
