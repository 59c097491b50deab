import { describe, expect, test } from 'vitest';
import { ORIGIN, startApi } from '../support/api.ts';
import { NOW } from '../support/stores.ts';

const hour = 3_600_000;
const choose = { person: 'amir' };

describe('the demo', () => {
  test('lets whoever sits at its machine choose who they are', async () => {
    const api = await startApi();
    const nobody = await api.as(null);
    const { methods, organisation } = (await nobody.get('/api/login')).json();
    expect(organisation).toEqual({ name: 'Lineup', timezone: 'Europe/Madrid', locale: 'en', logo: null });
    expect(methods).toHaveLength(1);
    expect(methods[0].persons[1]).toEqual({ key: 'amir', name: 'Amir Haddad', coat: 2, roles: ['agent'] });

    const entered = await nobody.send('POST', '/api/session', choose);
    expect(entered.statusCode).toBe(201);
    expect(entered.json()).toMatchObject({
      person: { key: 'amir', email: 'amir@demo.example' },
      roles: ['agent'],
      permissions: expect.arrayContaining(['timetable.see', 'person.edit.own']),
      demo: true,
      expiresAt: new Date(NOW.getTime() + 10 * hour).toISOString(),
    });
    expect(entered.headers['set-cookie']).toMatch(
      /^lineup=[\w-]{43}; Max-Age=36000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  test.each([
    ['from another machine', { remoteAddress: '192.0.2.7', headers: {} }],
    ['through a proxy', { headers: { 'x-forwarded-for': '127.0.0.1' } }],
    ['under a name', { headers: { host: 'lineup.example.org' } }],
  ] satisfies [string, { remoteAddress?: string; headers: Record<string, string> }][])(
    'does not %s',
    async (_how, changes) => {
      const api = await startApi({
        configure: (config) => {
          config.api.publicUrl = 'http://lineup.example.org';
        },
      });
      const headers = { host: 'localhost:4555', 'x-lineup': '1', ...changes.headers };
      const asked = { ...changes, method: 'POST', url: '/api/session', payload: choose, headers } as const;
      const answer = await api.app.inject(asked);
      expect(answer.json()).toMatchObject({ status: 403, code: 'demo-elsewhere' });
      const login = await api.app.inject({ ...changes, method: 'GET', url: '/api/login', headers });
      expect(login.json().methods).toEqual([]);
    },
  );

  test('is closed where the store is not the demo’s', async () => {
    const api = await startApi();
    api.workplace.isDemo = false;
    const answer = await (await api.as(null)).send('POST', '/api/session', choose);
    expect(answer.json()).toMatchObject({ code: 'demo-elsewhere' });
  });

  test('knows its people', async () => {
    const api = await startApi();
    await api.store.persons.archive('amir');
    for (const person of ['amir', 'zoe']) {
      const answer = await (await api.as(null)).send('POST', '/api/session', { person });
      expect(answer.json()).toMatchObject({ status: 404, code: 'unknown-person' });
    }
  });
});

describe('a session', () => {
  test('slides: it ends ten hours after its last use', async () => {
    const time = { now: NOW };
    const api = await startApi({ clock: () => time.now });
    const amir = await api.as('amir');
    for (const hours of [9, 18, 27]) {
      time.now = new Date(NOW.getTime() + hours * hour);
      const { expiresAt } = (await amir.get('/api/session')).json();
      expect(expiresAt).toBe(new Date(time.now.getTime() + 10 * hour).toISOString());
    }
    time.now = new Date(time.now.getTime() + 10 * hour);
    const ended = await amir.get('/api/session');
    expect(ended.json()).toMatchObject({ status: 401, code: 'not-signed-in' });
  });

  test('keeps nothing in the store by which somebody could come in', async () => {
    const api = await startApi();
    const { cookie } = await api.as('amir');
    const token = cookie!.split('=')[1]!;
    const kept = JSON.stringify(await api.store.sessions.list('amir'));
    expect(kept).not.toContain(token);
    expect(await api.store.sessions.find(token)).toBeNull();
  });

  test('ends here, or everywhere, and pages are told at once', async () => {
    const api = await startApi();
    const told: unknown[] = [];
    api.workplace.events.subscribe('session-ended', ({ person, state }) => told.push([person, state]));
    const [one, two, three] = [await api.as('amir'), await api.as('amir'), await api.as('amir')];
    expect((await one.send('DELETE', '/api/session')).statusCode).toBe(204);
    expect((await one.get('/api/session')).statusCode).toBe(401);
    expect((await two.get('/api/session')).statusCode).toBe(200);
    expect((await two.send('DELETE', '/api/sessions')).statusCode).toBe(204);
    expect((await three.get('/api/session')).statusCode).toBe(401);
    expect(told).toEqual(Array(3).fill(['amir', 'ended']));
  });

  test('is listed with the others of the same person, and ended from any of them', async () => {
    const api = await startApi();
    const [one, two, berta] = [await api.as('amir'), await api.as('amir'), await api.as('berta')];
    const told: unknown[] = [];
    api.workplace.events.subscribe('session-ended', ({ session, person }) => told.push([session, person]));
    const { sessions } = (await one.get('/api/sessions')).json();
    expect(sessions).toHaveLength(2);
    const here = sessions.find(({ isHere }: { isHere: boolean }) => isHere);
    const there = sessions.find(({ isHere }: { isHere: boolean }) => !isHere);
    expect(there).toMatchObject({ method: 'demo', userAgent: 'test', createdAt: NOW.toISOString() });
    expect(JSON.stringify(sessions)).not.toContain('hash');

    // Another person's session is as good as none, whoever knows its id.
    const stolen = await berta.send('DELETE', `/api/sessions/${there.id}`);
    expect(stolen.json()).toMatchObject({ status: 404, code: 'unknown-session' });
    expect((await two.get('/api/session')).statusCode).toBe(200);

    const ended = await one.send('DELETE', `/api/sessions/${there.id}`);
    expect([ended.statusCode, ended.headers['set-cookie']]).toEqual([204, undefined]);
    expect((await two.get('/api/session')).statusCode).toBe(401);
    expect(told).toEqual([[there.id, 'amir']]);
    expect((await one.send('DELETE', `/api/sessions/${there.id}`)).statusCode).toBe(404);
    expect((await api.store.audit.list())[0]).toMatchObject({ who: 'amir', what: 'session.end' });

    const left = await one.send('DELETE', `/api/sessions/${here.id}`);
    expect(left.headers['set-cookie']).toMatch(/^lineup=;/);
    expect((await one.get('/api/session')).statusCode).toBe(401);
  });

  test('gives way to that of another person in the same browser', async () => {
    const api = await startApi();
    const told: unknown[] = [];
    api.workplace.events.subscribe('session-ended', ({ person, state }) => told.push([person, state]));
    const amir = await api.as('amir');
    const entered = await amir.send('POST', '/api/session', { person: 'berta' });
    expect(entered.json()).toMatchObject({ person: { key: 'berta' } });
    expect(told).toEqual([['amir', 'changed']]);
    expect((await amir.get('/api/session')).statusCode).toBe(401);
  });

  test('ends with the person’s service', async () => {
    const api = await startApi();
    const amir = await api.as('amir');
    const aina = await api.as('aina');
    expect((await aina.send('DELETE', '/api/persons/amir')).statusCode).toBe(200);
    expect((await amir.get('/api/session')).statusCode).toBe(401);
    expect(await api.store.sessions.list('amir')).toEqual([]);
  });

  test('over TLS is bound to the very host', async () => {
    const api = await startApi({
      configure: (config) => {
        config.api.publicUrl = 'https://localhost:4555';
      },
    });
    const headers = { origin: 'https://localhost:4555' };
    const entered = await (await api.as(null)).send('POST', '/api/session', choose, headers);
    expect(entered.headers['set-cookie']).toMatch(/^__Host-lineup=.*; HttpOnly; Secure; SameSite=Lax$/);
    expect(entered.headers['strict-transport-security']).toBe('max-age=31536000');
  });
});

describe('a write', () => {
  const put = ['PATCH', '/api/persons/amir', { name: 'Amir H.' }] as const;

  test.each([
    ['without our header', { 'x-lineup': '' }],
    ['from another origin', { origin: 'https://evil.example' }],
    ['from a page without an origin', { origin: 'null' }],
    ['from another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['from a neighbour on the same site', { 'sec-fetch-site': 'same-site' }],
  ])('%s is refused', async (_how, headers) => {
    const api = await startApi();
    const amir = await api.as('amir');
    const answer = await amir.send(...put, headers as Record<string, string>);
    expect(answer.json()).toMatchObject({ status: 403, code: 'cross-site' });
    expect((await api.store.persons.get('amir'))?.name).toBe('Amir Haddad');
  });

  test('of our own page is done', async () => {
    const amir = await (await startApi()).as('amir');
    const answer = await amir.send(...put, { 'sec-fetch-site': 'same-origin', origin: ORIGIN });
    expect(answer.statusCode).toBe(200);
  });

  test('in another form than JSON is refused', async () => {
    const amir = await (await startApi()).as('amir');
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const answer = await amir.send('PATCH', '/api/persons/amir', 'name=x', { 'content-type': type });
      expect(answer.json()).toMatchObject({ status: 415, code: 'not-json' });
    }
    const broken = await amir.send('PATCH', '/api/persons/amir', '{"name":', {
      'content-type': 'application/json',
    });
    expect(broken.json()).toMatchObject({ status: 400, code: 'bad-request' });
  });

  test('of five megabytes is refused', async () => {
    const amir = await (await startApi()).as('amir');
    const answer = await amir.send('PATCH', '/api/persons/amir', { name: 'x'.repeat(5_000_000) });
    expect(answer.json()).toMatchObject({ status: 413, code: 'too-large' });
  });

  test.each([
    ['a field that there is not', { nickname: 'x' }, 'body.nickname'],
    ['a text where a number is', { table: 'three' }, 'body.table'],
    ['a prototype', '{"__proto__":{"active":true}}', 'body'],
  ])('with %s is refused, and says where', async (_what, body, place) => {
    const aina = await (await startApi()).as('aina');
    const headers = { 'content-type': 'application/json' };
    const answer = await aina.send('PATCH', '/api/persons/amir', body, headers);
    const { code, values } = answer.json();
    expect([code, values.place]).toEqual(['bad-request', place]);
  });
});

describe('who asks', () => {
  test('under a name that is not ours is refused, for reading too', async () => {
    const amir = await (await startApi()).as('amir');
    const answer = await amir.get('/api/session', { host: 'evil.example' });
    expect(answer.json()).toMatchObject({ status: 421, code: 'wrong-host' });
  });

  test('too much at once is told when to come back', async () => {
    const api = await startApi({
      configure: ({ api }) => {
        api.requestsPerMinute = 3;
        api.signInsPerMinute = 2;
      },
    });
    const [amir, berta, nobody] = [await api.as('amir'), await api.as('berta'), await api.as(null)];
    for (let times = 0; times < 3; times++) expect((await amir.get('/api/session')).statusCode).toBe(200);
    const refused = await amir.get('/api/session');
    expect(refused.json()).toMatchObject({ status: 429, code: 'too-many-requests' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await berta.get('/api/session')).statusCode).toBe(200);
    const tries = [];
    for (let times = 0; times < 3; times++)
      tries.push((await nobody.send('POST', '/api/session', choose)).statusCode);
    expect(tries).toEqual([201, 201, 429]);
  });

  test('is answered in their language: their own, their browser’s, or the organisation’s', async () => {
    const api = await startApi({
      configure: ({ organisation }) => {
        organisation.locale = 'ca';
      },
    });
    const [gemma, elena, amir] = [await api.as('gemma'), await api.as('elena'), await api.as('amir')];
    const detail = async (who: typeof amir, language?: string) =>
      (await who.get('/api/persons/zoe', language ? { 'accept-language': language } : {})).json().detail;
    expect(await detail(gemma, 'ru-RU,ru;q=0.9')).toMatch(/^Aquí no hi ha/);
    // A page says in one word what its reader chose.
    expect(await detail(gemma, 'ru')).toMatch(/^[А-Я]/);
    expect(await detail(elena)).toMatch(/^Aquí nadie/);
    expect(await detail(amir, 'de, ru;q=0.8, en;q=0.5')).toMatch(/^[А-Я]/);
    expect(await detail(amir)).toBe(await detail(gemma));
  });
});
