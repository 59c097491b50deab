import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startApi } from '../support/api.ts';
import { NOW, newFolder } from '../support/stores.ts';

test('keys are shown once, say when they were last used, and end at once', async () => {
  const time = { now: NOW };
  const api = await startApi({ clock: () => time.now });
  const aina = await api.as('aina');
  const made = await aina.send('POST', '/api/keys', { name: 'wallboard', scopes: ['persons:read'] });
  const { id, secret } = made.json();
  expect(secret).toMatch(/^lineup_[\w-]{43}$/);
  const listed = async () => (await aina.get('/api/keys')).json().keys;
  expect(await listed()).toMatchObject([{ id, name: 'wallboard', createdBy: 'aina', lastUsedAt: null }]);
  expect((await aina.get('/api/keys')).body).not.toContain(secret);

  const service = api.withKey(secret);
  expect((await service.get('/api/persons')).json().persons[1]).toMatchObject({ email: 'amir@demo.example' });
  expect((await service.get('/api/keys')).json()).toMatchObject({ status: 403, code: 'forbidden' });
  expect((await service.get('/api/session')).json()).toMatchObject({ status: 403, code: 'forbidden' });
  time.now = new Date(NOW.getTime() + 90_000);
  await service.get('/api/persons');
  expect(await listed()).toMatchObject([{ lastUsedAt: time.now.toISOString() }]);

  expect((await aina.send('DELETE', `/api/keys/${id}`)).statusCode).toBe(204);
  expect((await service.get('/api/persons')).statusCode).toBe(401);
  expect((await aina.send('DELETE', `/api/keys/${id}`)).json().code).toBe('unknown-key');
});

test('a service writes without the header of pages, in its own name', async () => {
  const api = await startApi();
  const aina = await api.as('aina');
  const body = { name: 'holidays', scopes: ['absences:write'] };
  const { secret } = (await aina.send('POST', '/api/keys', body)).json();
  const day = { date: '2026-05-01', name: 'Labour Day' };
  const headers = { 'x-lineup': '', origin: 'https://elsewhere.example' };
  const answer = await api.withKey(secret).send('POST', '/api/closed-days', day, headers);
  expect(answer.statusCode).toBe(201);
  expect((await api.store.audit.list({ limit: 1 }))[0]).toMatchObject({ who: 'key:holidays' });
});

test.each([
  [{ name: 'x', scopes: [] }, 'bad-request'],
  [{ name: 'x', scopes: ['everything'] }, 'bad-request'],
  [{ name: '<script>', scopes: ['plan:run'] }, 'bad-option'],
])('a key of %j is refused', async (body, code) => {
  const aina = await (await startApi()).as('aina');
  expect((await aina.send('POST', '/api/keys', body)).json()).toMatchObject({ status: 400, code });
});

test('the audit is read page by page, of persons only by an administrator', async () => {
  const api = await startApi();
  const [aina, gemma, amir] = [await api.as('aina'), await api.as('gemma'), await api.as('amir')];
  await amir.send('PATCH', '/api/persons/amir', { name: 'Amir H.' });
  await gemma.send('POST', '/api/closed-days', { date: '2026-05-01', name: 'Labour Day' });
  const page = (await aina.get('/api/audit?limit=2')).json();
  expect(page.entries).toMatchObject([
    { who: 'gemma', what: 'closed-day.add', subject: '2026-05-01', after: { name: 'Labour Day' } },
    { who: 'amir', what: 'person.edit', before: { name: 'Amir Haddad' }, after: { name: 'Amir H.' } },
  ]);
  const rest = (await aina.get(`/api/audit?before=${page.next}`)).json();
  expect(rest.entries.map(({ what }: { what: string }) => what)).toEqual(Array(3).fill('session.start'));
  expect(rest.next).toBeNull();
  const seen = (await gemma.get('/api/audit?limit=2')).json().entries;
  expect(seen).toMatchObject([
    { after: { name: 'Labour Day' } },
    { before: null, after: null, hidden: true },
  ]);
  expect((await amir.get('/api/audit')).statusCode).toBe(403);
});

test('the installation shows its own name and picture', async () => {
  const folder = await newFolder();
  writeFileSync(join(folder, 'ours.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const api = await startApi({
    configure: ({ organisation }) => {
      organisation.name = 'Can Suport';
      organisation.logo = join(folder, 'ours.svg');
    },
  });
  const nobody = await api.as(null);
  const { organisation } = (await nobody.get('/api/login')).json();
  expect(organisation).toMatchObject({ name: 'Can Suport', logo: '/api/logo' });
  const logo = await nobody.get(organisation.logo);
  expect([logo.headers['content-type'], logo.body]).toEqual([
    'image/svg+xml',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
  ]);
  expect((await (await (await startApi()).as(null)).get('/api/logo')).statusCode).toBe(404);
});
