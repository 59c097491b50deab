import { describe, expect, test } from 'vitest';
import { customer } from '../store/samples.ts';
import type { Browser } from '../support/api.ts';
import { startDesk } from '../support/desk.ts';

const maria = { origin: 'erp', externalId: '7', name: 'Maria Núñez', taxId: 'ES12345678Z' };
const contract = { id: '9', number: '00042', address: 'Carrer Major, 1' };

/** A desk with a category, and a call that somebody answered who is no coordinator, now over. */
async function start() {
  const desk = await startDesk();
  const { as, driver, time, extensionOf, settled } = desk;
  const lead = await as('aina');
  const category = (await lead.send('POST', '/api/categories', { name: 'Invoice', code: 'INV' })).json();

  /** A call from a number that an agent answers and ends. */
  async function attended(number: string | null) {
    for (;;) {
      const { call, person } = await desk.ring(number);
      driver.agent(extensionOf(person)).answer();
      time.advance(10_000);
      await settled();
      driver.agent(extensionOf(person)).hangUp();
      time.advance(60_000);
      await settled();
      if (!['aina', 'gemma', 'oriol'].includes(person)) return { call, person, agent: await as(person) };
    }
  }

  /** Calls and gives up. */
  async function missed(number: string | null) {
    const { call } = await desk.ring(number);
    driver.hangUpAll();
    time.advance(1000);
    await settled();
    return call;
  }
  return { ...desk, lead, category, attended, missed };
}

const code = async (answer: ReturnType<Browser['send']>) => (await answer).json().code as string;

describe('a note', () => {
  test('004.165 is written about a call, changed, unbound and removed; the call stays', async () => {
    const { attended, category, lead, as, store } = await start();
    const { call, person, agent } = await attended('600111222');
    const body = { call, categories: [category.id], comment: ' too high ', customer: maria, contract };
    const made = await agent.send('POST', '/api/notes', { ...body, key: 'tab' });
    expect(made.statusCode).toBe(201);
    const note = made.json();
    const { startedAt: at } = (await store.calls.get(call))!;
    expect(note).toMatchObject({ operator: person, at, number: '+34600111222', comment: 'too high' });
    // Saved twice it is there once; in another tab one is told so.
    expect((await agent.send('POST', '/api/notes', { ...body, key: 'tab' })).json()).toEqual(note);
    expect(await code(agent.send('POST', '/api/notes', { ...body, key: 'tab 2' }))).toBe('note-exists');
    expect((await agent.get(`/api/notes?call=${encodeURIComponent(call)}`)).json().notes).toEqual([note]);

    const url = `/api/notes/${note.id}`;
    const changed = await agent.send('PATCH', url, { version: 1, solved: true, customer: null });
    expect(changed.json()).toMatchObject({ version: 2, solved: true, customer: null, contract: null });
    expect(await code(agent.send('PATCH', url, { version: 1, comment: 'x' }))).toBe('note-changed');
    const other = await as(['amir', 'berta'].find((key) => key !== person)!);
    expect(await code(other.send('PATCH', url, { version: 2, comment: 'x' }))).toBe('forbidden');
    expect(await code(other.send('DELETE', `${url}?version=2`))).toBe('forbidden');
    expect((await lead.send('PATCH', url, { version: 2, comment: 'by a lead' })).statusCode).toBe(200);
    expect((await agent.send('DELETE', `${url}?version=3`)).statusCode).toBe(204);
    expect(await code(agent.send('DELETE', `${url}?version=3`))).toBe('unknown-note');
    const { lines } = (await agent.get('/api/registry')).json();
    expect(lines).toMatchObject([{ kind: 'call', id: call, notes: [] }]);
  });

  test('needs a category, one that is there', async () => {
    const { attended, category, lead } = await start();
    const { call, agent } = await attended('600111222');
    const write = (categories: string[]) => agent.send('POST', '/api/notes', { call, categories });
    expect(await code(write([]))).toBe('category-needed');
    // Removed while it was chosen.
    await lead.send('DELETE', `/api/categories/${category.id}`);
    const refused = (await write([category.id])).json();
    expect(refused).toMatchObject({ code: 'unknown-category', status: 404 });
    expect(refused.detail).toContain('Nothing that you wrote is lost');
    // Nothing to choose: nothing to demand.
    expect((await write([])).statusCode).toBe(201);
  });

  test('is of one’s own calls, of missed ones, or of none', async () => {
    const { attended, missed, as, category } = await start();
    const { call, person, agent } = await attended('600111222');
    const other = await as(['amir', 'berta'].find((key) => key !== person)!);
    const categories = [category.id];
    expect(await code(other.send('POST', '/api/notes', { call, categories }))).toBe('unknown-call');
    expect(await code(agent.send('POST', '/api/notes', { call: 'nothing', categories }))).toBe(
      'unknown-call',
    );
    const lost = await missed('600333444');
    expect((await other.send('POST', '/api/notes', { call: lost, categories })).statusCode).toBe(201);
    const byHand = { at: '2026-03-09T07:00:00.000Z', number: '600 555 666', categories };
    expect((await other.send('POST', '/api/notes', byHand)).json()).toMatchObject({
      ...{ call: null, at: byHand.at, number: '+34600555666' },
    });
  });
});

describe('the registry', () => {
  test('004.163 has every call; one’s own for an agent, all for coordinators', async () => {
    const { attended, missed, lead, category } = await start();
    const { call, person, agent } = await attended('600111222');
    const lost = await missed('600333444');
    await agent.send('POST', '/api/notes', {
      call,
      categories: [category.id],
      comment: '=1+1',
      customer: maria,
    });
    const ids = async (who: Browser, query = '') =>
      (await who.get(`/api/registry${query}`)).json().lines.map(({ id }: { id: string }) => id);
    expect(await ids(lead)).toContain(lost);
    expect(await ids(lead, `?person=${person}`)).toContain(call);
    expect(await ids(agent)).toContain(call);
    expect((await agent.get('/api/registry?person=aina')).statusCode).toBe(403);
    expect(await ids(lead, '?text=nunez')).toEqual([call]);
    expect(await ids(lead, `?category=${category.id}`)).toEqual([call]);
    expect(await ids(lead, '?origin=erp&customer=7')).toEqual([call]);
    expect(await ids(lead, '?number=600333444')).toEqual([lost]);
    expect(await ids(lead, '?outcome=abandoned&from=2026-03-09&to=2026-03-09')).toEqual([lost]);
    expect(await ids(lead, '?to=2026-03-08')).toEqual([]);
    const first = (await lead.get('/api/registry?limit=1')).json();
    const rest = await ids(lead, `?before=${encodeURIComponent(first.next)}`);
    expect([first.lines[0].id, ...rest]).toEqual(await ids(lead));
    expect(await ids(lead, '?before=nonsense')).toEqual([]);

    const file = await lead.get('/api/registry.csv?noted=true');
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    const [head, row, ...others] = file.body.trimEnd().split('\r\n');
    expect(head).toMatch(/^at,queue,number,caller,outcome,person,/);
    expect(row).toContain("Maria Núñez,ES12345678Z,,Invoice,'=1+1");
    expect(others).toEqual([]);
    expect((await agent.get('/api/registry.csv?person=aina')).statusCode).toBe(403);
  });
});

describe('categories', () => {
  test('are a tree that coordinators change', async () => {
    const { lead, as, category } = await start();
    const add = (body: object) => lead.send('POST', '/api/categories', body);
    const below = (
      await add({ name: 'Estimated', code: 'EST', parent: category.id, keywords: ['meter'] })
    ).json();
    expect(await code(add({ name: 'Twice', code: 'EST' }))).toBe('code-taken');
    expect(await code(add({ name: 'Lost', code: 'LOST', parent: 'gone' }))).toBe('unknown-category');
    const change = (id: string, body: object) => lead.send('PATCH', `/api/categories/${id}`, body);
    expect(await code(change(category.id, { parent: below.id }))).toBe('category-loop');
    expect(await code(change('gone', { name: 'x' }))).toBe('unknown-category');
    expect((await change(category.id, { color: '#112233', name: 'Invoices' })).json()).toMatchObject({
      ...{ color: '#112233', name: 'Invoices', code: 'INV' },
    });
    const agent = await as('amir');
    const { categories } = (await agent.get('/api/categories')).json();
    expect(categories).toMatchObject([
      { id: category.id, isOffered: true },
      { id: below.id, path: ['Invoices', 'Estimated'], shownColor: '#112233' },
    ]);
    expect((await agent.get('/api/categories?text=METER')).json().categories).toMatchObject([
      { id: below.id },
    ]);
    expect((await agent.send('POST', '/api/categories', { name: 'x', code: 'x' })).statusCode).toBe(403);
    // One that others belong to is only offered no more.
    expect((await lead.send('DELETE', `/api/categories/${category.id}`)).json()).toEqual({
      done: 'disabled',
    });
    expect((await agent.get('/api/categories?text=')).json().categories).toEqual([]);
  });
});

describe('a service request', () => {
  test('001.6 is opened of a call by one click, with all that is known', async () => {
    const { attended, category, as, lead } = await start();
    const { call, agent, person } = await attended('600111222');
    const note = { call, categories: [category.id], comment: 'too high', customer: maria, contract };
    await agent.send('POST', '/api/notes', note);
    const opened = await agent.send('POST', '/api/service-requests', { call, key: 'click' });
    expect(opened.statusCode).toBe(201);
    expect(opened.json()).toMatchObject({
      ...{ number: '2026-00001', subject: 'Invoice', text: 'too high', customer: maria, contract, call },
      ...{
        channel: 'phone',
        phone: '+34600111222',
        category: category.id,
        priority: 'normal',
        status: 'new',
      },
    });
    expect((await agent.send('POST', '/api/service-requests', { call, key: 'click' })).json()).toEqual(
      opened.json(),
    );
    const other = await as(['amir', 'berta'].find((key) => key !== person)!);
    expect(await code(other.send('POST', '/api/service-requests', { call }))).toBe('unknown-call');
    const byNumber = await other.get('/api/service-requests/2026-00001');
    expect(byNumber.json()).toMatchObject({
      id: opened.json().id,
      can: expect.not.arrayContaining(['reopen']),
    });
    expect(await code(other.get('/api/service-requests/nothing'))).toBe('unknown-service-request');
    const withheld = (await lead.send('POST', '/api/service-requests', {})).json();
    expect(withheld).toMatchObject({ number: '2026-00002', subject: 'Call from a withheld number' });
  });

  test('goes through its states, and is closed to changes when it is over', async () => {
    const { as, lead } = await start();
    const agent = await as('amir');
    const made = (await agent.send('POST', '/api/service-requests', { subject: 'Power' })).json();
    const url = `/api/service-requests/${made.id}`;
    let version = 1;
    const step = async (who: Browser, event: string, more: object = {}) => {
      const answer = await who.send('POST', `${url}/events`, { version, event, ...more });
      if (answer.statusCode === 200) version = answer.json().version;
      return answer.json();
    };
    expect(await step(agent, 'assign', { assignee: 'berta' })).toMatchObject({ code: 'forbidden' });
    // To take what is nobody's, and to give it back, is everybody's.
    expect(await step(agent, 'assign', { assignee: 'amir' })).toMatchObject({ assignee: 'amir' });
    expect(await step(agent, 'assign', { assignee: null })).toMatchObject({ assignee: null });
    expect(await step(lead, 'assign', { assignee: 'nobody' })).toMatchObject({ code: 'unknown-person' });
    expect(await step(lead, 'assign', { assignee: 'berta' })).toMatchObject({
      ...{ status: 'in_progress', assignee: 'berta', firstResponseAt: '2026-03-09T08:15:00.000Z' },
    });
    expect(await step(agent, 'ask')).toMatchObject({ status: 'waiting_customer' });
    expect(await step(agent, 'close', { text: 'x' })).toMatchObject({ code: 'request-state', status: 409 });
    expect(await step(agent, 'resolve')).toMatchObject({ code: 'text-needed', status: 400 });
    expect(await step(agent, 'resolve', { text: 'done' })).toMatchObject({
      status: 'resolved',
      can: ['confirm', 'reopen'],
    });
    expect(await code(agent.send('PATCH', url, { version, subject: 'x' }))).toBe('request-state');
    expect(await code(agent.send('PATCH', url, { version: 1, subject: 'x' }))).toBe(
      'service-request-changed',
    );
    await step(agent, 'reopen', { text: 'not yet' });
    const edited = await agent.send('PATCH', url, { version, subject: 'Less power', priority: 'high' });
    expect(edited.json()).toMatchObject({ subject: 'Less power', priority: 'high', status: 'in_progress' });
    expect(
      edited.json().notes.map(({ event, by }: { event: string; by: string }) => `${by} ${event}`),
    ).toEqual([
      ...['amir assign', 'amir assign', 'aina assign', 'amir ask'],
      ...['amir resolve', 'amir reopen', 'amir edit'],
    ]);
    const found = async (query: string) =>
      (await agent.get(`/api/service-requests?${query}`)).json().requests.length;
    expect(await found('assignee=berta')).toBe(1);
    expect(await found('assignee=nobody')).toBe(0);
    expect(await found('status=closed')).toBe(0);
    expect(await found('status=all&text=less')).toBe(1);
  });
});

describe('a missed call', () => {
  test('becomes one callback a number, offered to somebody on duty', async () => {
    const { missed, as, planned, store } = await start();
    await missed('600111222');
    await missed('0034 600 111 222');
    await missed(null);
    const amir = await as('amir');
    const { callbacks, onDuty } = (await amir.get('/api/callbacks')).json();
    expect(callbacks).toMatchObject([{ number: '+34600111222', missed: 2, state: 'open', takenAt: null }]);
    expect([...onDuty].sort()).toEqual([...planned].sort());
    const [{ id, offeredTo }] = callbacks;
    expect(planned).toContain(offeredTo);
    expect(await store.outbox.list(offeredTo)).toMatchObject([
      { kind: 'callback', subject: `callback:${id}` },
    ]);

    expect((await amir.send('POST', `/api/callbacks/${id}/take`)).json()).toMatchObject({
      offeredTo: 'amir',
    });
    const berta = await as('berta');
    expect(await code(berta.send('POST', `/api/callbacks/${id}/take`))).toBe('callback-taken');
    expect(await code(berta.send('POST', '/api/callbacks/none/take'))).toBe('unknown-callback');
    const closed = await amir.send('POST', `/api/callbacks/${id}/close`, { state: 'done' });
    expect(closed.json()).toMatchObject({ state: 'done', closedBy: 'amir' });
    expect((await amir.get('/api/callbacks')).json().callbacks).toEqual([]);
    expect((await amir.get('/api/callbacks?state=done')).json().callbacks).toHaveLength(1);
  });

  test('is settled by itself when the number gets through', async () => {
    const { missed, attended, lead } = await start();
    await missed('600111222');
    await attended('+34600111222');
    expect((await lead.get('/api/callbacks')).json().callbacks).toEqual([]);
    expect((await lead.get('/api/callbacks?state=done')).json().callbacks).toMatchObject([
      { number: '+34600111222', closedBy: 'lineup' },
    ]);
    await missed('600111222');
    expect((await lead.get('/api/callbacks')).json().callbacks).toHaveLength(1);
  });
});

describe('the timeline of a customer', () => {
  test('has calls, notes and requests, who attended and in which turn', async () => {
    const { attended, category, as } = await start();
    const { call, agent, person } = await attended('600111222');
    const categories = [category.id];
    await agent.send('POST', '/api/notes', { call, categories, customer: maria });
    await agent.send('POST', '/api/service-requests', { call });
    const at = '2026-03-09T07:00:00.000Z';
    await agent.send('POST', '/api/notes', { categories, customer: maria, at });
    const amir = await as('amir');
    const { entries } = (await amir.get('/api/timeline?origin=erp&customer=7')).json();
    expect(entries).toMatchObject([
      { kind: 'request', request: { number: '2026-00001' } },
      {
        ...{ kind: 'call', call: { id: call }, person, notes: [{ categories }] },
        turn: { date: '2026-03-09', start: '09:00', end: '10:15', line: expect.any(String) },
      },
      { kind: 'note', at, turn: null },
    ]);
    expect((await amir.get('/api/timeline?origin=erp&customer=8')).json().entries).toEqual([]);
  });

  test('has calls of the customer’s numbers that nobody noted, but for those of somebody else', async () => {
    const { attended, missed, category, as, store } = await start();
    const phones = [{ e164: '+34600111222', raw: '', kind: 'mobile' as const, holder: '' }];
    await store.customers.saveAll([customer('c1', { phones })]);
    const first = await attended('600111222');
    const lost = await missed('+34600111222');
    await missed('600999888');
    const ids = async () =>
      (await (await as('amir')).get('/api/timeline?origin=own&customer=c1'))
        .json()
        .entries.map(({ call }: { call: { id: string } }) => call.id);
    expect(await ids()).toContain(first.call);
    expect(await ids()).toContain(lost);
    const before = (await ids()).length;
    const ofMaria = { call: first.call, categories: [category.id], customer: maria };
    await first.agent.send('POST', '/api/notes', ofMaria);
    expect(await ids()).not.toContain(first.call);
    expect(await ids()).toHaveLength(before - 1);
  });

  test('004.167 every page hears that something was written', async () => {
    const { listen, as, attended, category } = await start();
    const { call, agent } = await attended('600111222');
    const tab = await listen(await as('amir'), 'desk');
    const { id } = (await agent.send('POST', '/api/notes', { call, categories: [category.id] })).json();
    expect(await tab.next('desk')).toEqual({ type: 'desk', what: 'note', id });
  });
});

describe('links to other systems', () => {
  test('004.160 are for all, but for the customer’s own account, which is written down', async () => {
    const { as, lead, store } = await startDesk({
      configure: ({ customers }) => {
        customers.links.mail = {
          ...{ url: 'https://mail.example.org/?q={email}', label: 'Mail', isPersonal: false },
        };
        customers.links.office = {
          ...{ url: 'https://office.example.org/as/{taxId}', label: '', isPersonal: true },
        };
      },
    }).then(async (desk) => ({ ...desk, lead: await desk.as('aina') }));
    const amir = await as('amir');
    const mail = {
      name: 'mail',
      label: 'Mail',
      isPersonal: false,
      url: 'https://mail.example.org/?q={email}',
    };
    expect((await amir.get('/api/customer-links')).json()).toEqual({ links: [mail] });
    const office = { name: 'office', label: 'office', isPersonal: true, url: null };
    expect((await lead.get('/api/customer-links')).json()).toEqual({ links: [mail, office] });
    const url = '/api/customer-links/office/visits';
    const body = { origin: 'erp', externalId: '7', name: 'Maria', taxId: 'ES1/../?x=<b>' };
    expect((await amir.send('POST', url, body)).statusCode).toBe(403);
    expect((await lead.send('POST', url, body)).json()).toEqual({
      url: 'https://office.example.org/as/ES1%2F..%2F%3Fx%3D%3Cb%3E',
    });
    expect(await store.audit.list({ limit: 1 })).toMatchObject([
      { who: 'aina', what: 'customer.link', subject: 'customer:erp/7', after: { link: 'office' } },
    ]);
    expect(await code(lead.send('POST', url, { ...body, taxId: '' }))).toBe('bad-request');
    for (const name of ['none', 'constructor'])
      expect(await code(lead.send('POST', `/api/customer-links/${name}/visits`, body))).toBe('unknown-link');
  });
});
