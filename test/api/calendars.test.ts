import { expect, test } from 'vitest';
import { timetable } from '../store/samples.ts';
import { ORIGIN, startApi, type TestApi } from '../support/api.ts';

const pathOf = (url: string) => url.replace(ORIGIN, '');

/** Puts a week with a turn of amir's in force. */
async function publish({ store }: TestApi, week: string, person = 'amir'): Promise<string> {
  const slots = [{ start: '09:00', end: '10:15', cells: [person, null] }];
  const content = timetable(week, { days: [{ date: week, weekday: 'mon', slots }] });
  const { id } = await store.timetables.saveDraft({ timetable: content, description: '', by: 'test' });
  await store.timetables.publish(id, { by: 'test' });
  return id;
}

test('a person’s calendar is under a secret address, which she sees again and may renew or end', async () => {
  const api = await startApi();
  const amir = await api.as('amir');
  expect((await amir.get('/api/calendars/mine')).json()).toEqual({ url: null });
  const made = await amir.send('POST', '/api/calendars/mine');
  expect(made.statusCode).toBe(201);
  const { url } = made.json();
  expect(url).toMatch(/^http:\/\/localhost:4555\/calendars\/[\w-]{43}\.ics$/);
  expect((await amir.get('/api/calendars/mine')).json()).toEqual({ url });
  const kept = JSON.stringify(await api.store.calendarFeeds.of('amir'));
  expect(kept).not.toContain(url.slice(-20, -4));

  const nobody = await api.as(null);
  const gone = async (path: string) => (await nobody.get(pathOf(path))).json();
  expect((await nobody.get(pathOf(url))).statusCode).toBe(200);
  const renewed = (await amir.send('POST', '/api/calendars/mine')).json().url;
  expect(renewed).not.toBe(url);
  expect(await gone(url)).toMatchObject({ status: 404, code: 'unknown-calendar' });
  expect((await amir.send('DELETE', '/api/calendars/mine')).statusCode).toBe(204);
  expect(await gone(renewed)).toMatchObject({ code: 'unknown-calendar' });
  expect(await gone(`${ORIGIN}/calendars/${'x'.repeat(43)}.ics`)).toMatchObject({ code: 'unknown-calendar' });
  expect(await gone(`${ORIGIN}/calendars/..%2f..%2fsecret`)).toMatchObject({ code: 'unknown-calendar' });
});

test('a calendar has the published turns of its person, under names that stay', async () => {
  const api = await startApi();
  const amir = await api.as('amir');
  const nobody = await api.as(null);
  const { url } = (await amir.send('POST', '/api/calendars/mine')).json();
  await publish(api, '2026-03-02');
  await publish(api, '2026-03-09');
  await publish(api, '2026-03-16', 'berta');
  // So long ago that nobody wants it any more.
  await publish(api, '2025-12-01');
  const read = await nobody.get(pathOf(url));
  expect(read.headers['content-type']).toBe('text/calendar; charset=utf-8');
  const names = [...read.body.matchAll(/^UID:(.*?)\r?$/gm)].map(([, name]) => name);
  expect(names).toEqual(['2026-03-02-0900-amir@lineup.local', '2026-03-09-0900-amir@lineup.local']);
  expect(read.body).toContain('DTSTART:20260302T080000Z');
  expect(read.body).toContain('TRIGGER:-PT15M');
  expect(read.body).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H');

  const tag = String(read.headers.etag);
  expect((await nobody.get(pathOf(url), { 'if-none-match': tag })).statusCode).toBe(304);
  await publish(api, '2026-03-23');
  expect((await nobody.get(pathOf(url), { 'if-none-match': tag })).statusCode).toBe(200);
});

test('an archived person’s calendar ends', async () => {
  const api = await startApi();
  const { url } = (await (await api.as('amir')).send('POST', '/api/calendars/mine')).json();
  await (await api.as('aina')).send('DELETE', '/api/persons/amir');
  expect((await (await api.as(null)).get(pathOf(url))).statusCode).toBe(404);
});

test('an address that was made under another secret of ours is not shown, and still serves who has it', async () => {
  const api = await startApi();
  const amir = await api.as('amir');
  const { url } = (await amir.send('POST', '/api/calendars/mine')).json();
  const moved = await startApi({ demo: false, store: api.store });
  expect((await (await moved.as('amir')).get('/api/calendars/mine')).json()).toEqual({ url: null });
  expect((await (await moved.as(null)).get(pathOf(url))).statusCode).toBe(200);
});
