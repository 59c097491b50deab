import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { startApi } from '../support/api.ts';

test('a refusal says what, why and in which request', async () => {
  const amir = await (await startApi()).as('amir');
  const answer = await amir.get('/api/persons/zoe');
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(answer.json()).toEqual({
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail: expect.stringContaining('zoe'),
    code: 'unknown-person',
    values: { person: 'zoe' },
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test('an address that there is not is told as such', async () => {
  const nobody = await (await startApi()).as(null);
  const answer = await nobody.get('/api/nothing?secret=1');
  expect(answer.json()).toMatchObject({ code: 'unknown-address', values: { path: '/api/nothing' } });
});

test('a fault of ours is told without its details', async () => {
  const api = await startApi();
  const amir = await api.as('amir');
  new DatabaseSync(api.store.place).exec('drop table person_groups');
  const answer = await amir.get('/api/persons');
  expect(answer.statusCode).toBe(500);
  expect(answer.json()).toMatchObject({ code: 'server-fault', values: { request: answer.json().requestId } });
  expect(answer.body).not.toMatch(/person_groups|sqlite|table/i);
});

test('every answer of the API is for one person only, and forbids pages everything from elsewhere', async () => {
  const amir = await (await startApi()).as('amir');
  const { headers } = await amir.get('/api/session');
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['content-security-policy']).toBe(
    "default-src 'none';script-src 'self';style-src 'self';img-src 'self';font-src 'self';connect-src 'self';" +
      "manifest-src 'self';worker-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
  );
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('the documentation is open, under the same policy', async () => {
  const nobody = await (await startApi()).as(null);
  const page = await nobody.get('/api/docs/');
  expect(page.statusCode).toBe(200);
  expect(page.headers['content-security-policy']).toContain("script-src 'self';style-src 'self'");
  expect(page.body).not.toMatch(/<script>|<style>| style=/);
  const document = (await nobody.get('/api/docs/json')).json();
  expect(document.openapi).toBe('3.1.0');
  for (const methods of Object.values(document.paths as Record<string, Record<string, { summary?: string }>>))
    for (const { summary } of Object.values(methods)) expect(summary).toMatch(/^\p{Lu}/u);
});
