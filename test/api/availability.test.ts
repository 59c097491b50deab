import { describe, expect, test } from 'vitest';
import { startApi } from '../support/api.ts';

const weekly = { weekday: 'tue', slots: '0110', firm: true, reason: 'school' };

describe('unavailabilities', () => {
  test('are one’s own to see, to add, to change and to take away', async () => {
    const api = await startApi();
    const amir = await api.as('amir');
    const mine = '/api/persons/amir/unavailabilities';
    const before = (await amir.get(mine)).json().entries;
    const added = await amir.send('POST', mine, weekly);
    expect(added.statusCode).toBe(201);
    const [entry] = added.json().entries;
    expect(entry).toEqual({ ...weekly, id: entry.id, person: 'amir', date: null });
    const changed = await amir.send('PATCH', `/api/unavailabilities/${entry.id}`, {
      date: '2026-03-04',
      weekday: null,
      firm: false,
    });
    expect(changed.json()).toEqual({ ...entry, weekday: null, date: '2026-03-04', firm: false });
    const removed = await amir.send('DELETE', `/api/unavailabilities/${entry.id}`);
    expect(removed.statusCode).toBe(204);
    expect((await amir.get(mine)).json().entries).toEqual(before);
    const told = (await api.store.audit.list({ subject: 'amir' })).map(({ what }) => what);
    expect(told).toEqual(['availability.remove', 'availability.edit', 'availability.add', 'session.start']);
  });

  test('of others are for who coordinates', async () => {
    const api = await startApi();
    const [amir, gemma] = [await api.as('amir'), await api.as('gemma')];
    const hers = '/api/persons/berta/unavailabilities';
    const [entry] = (await gemma.send('POST', hers, weekly)).json().entries;
    const tries = [
      await amir.get(hers),
      await amir.send('POST', hers, weekly),
      await amir.send('PATCH', `/api/unavailabilities/${entry.id}`, { firm: false }),
      await amir.send('DELETE', `/api/unavailabilities/${entry.id}`),
      // Whether there is such a thing is nobody's business.
      await amir.send('DELETE', '/api/unavailabilities/nothing'),
    ];
    expect(tries.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403, 403]);
    expect((await gemma.get(hers)).json().entries).toHaveLength(2);
    const gone = await gemma.send('DELETE', '/api/unavailabilities/nothing');
    expect(gone.json()).toMatchObject({ status: 404, code: 'unknown-unavailability' });
  });

  test('come several at once, all or none', async () => {
    const api = await startApi();
    const amir = await api.as('amir');
    const mine = '/api/persons/amir/unavailabilities';
    const dates = ['2026-03-04', '2026-03-11', '2026-03-18'];
    const entries = dates.map((date) => ({ date, reason: 'doctor' }));
    const refused = await amir.send('POST', mine, { entries: [...entries, { ...weekly, slots: '01' }] });
    expect(refused.json()).toMatchObject({ status: 400, code: 'bad-unavailability' });
    expect((await amir.get(mine)).json().entries).toHaveLength(1);
    const added = await amir.send('POST', mine, { entries });
    expect(added.json().entries).toMatchObject(
      entries.map((entry) => ({ ...entry, slots: null, firm: true })),
    );
  });

  test.each([
    ['a day that there is not', { date: '2026-02-30', reason: 'x' }, 'bad-unavailability'],
    ['a weekday and a date', { ...weekly, date: '2026-03-04' }, 'bad-request'],
    ['no reason', { weekday: 'mon' }, 'bad-unavailability'],
  ])('with %s are refused', async (_what, body, code) => {
    const amir = await (await startApi()).as('amir');
    const answer = await amir.send('POST', '/api/persons/amir/unavailabilities', body);
    expect(answer.json()).toMatchObject({ status: 400, code });
  });
});

test('absences: everybody sees their own, who coordinates sees and writes them all', async () => {
  const api = await startApi();
  const [amir, gemma] = [await api.as('amir'), await api.as('gemma')];
  const away = { person: 'amir', from: '2026-04-06', to: '2026-04-10', kind: 'holiday' };
  expect((await amir.send('POST', '/api/absences', away)).statusCode).toBe(403);
  const added = await gemma.send('POST', '/api/absences', away);
  expect(added.json()).toEqual({ ...away, id: added.json().id, source: 'hand' });
  await gemma.send('POST', '/api/absences', { ...away, person: 'berta' });
  const seen = async (who: typeof amir, query = '') =>
    (await who.get(`/api/absences${query}`)).json().absences;
  expect(await seen(amir, '?from=2026-04-01')).toEqual([added.json()]);
  expect(await seen(gemma, '?from=2026-04-01')).toHaveLength(2);
  expect((await amir.get('/api/absences?person=berta')).statusCode).toBe(403);
  const crossed = await gemma.send('POST', '/api/absences', { ...away, to: '2026-04-01' });
  expect(crossed.json()).toMatchObject({ status: 400, code: 'bad-option' });
  const url = `/api/absences/${added.json().id}`;
  expect((await amir.send('DELETE', url)).statusCode).toBe(403);
  expect((await gemma.send('DELETE', url)).statusCode).toBe(204);
  expect((await gemma.send('DELETE', url)).json().code).toBe('unknown-absence');
});

test('closed days: everybody sees them, who coordinates writes them', async () => {
  const api = await startApi();
  const [amir, gemma] = [await api.as('amir'), await api.as('gemma')];
  const day = { date: '2026-05-01', name: 'Labour Day' };
  expect((await amir.send('POST', '/api/closed-days', day)).statusCode).toBe(403);
  expect((await gemma.send('POST', '/api/closed-days', day)).statusCode).toBe(201);
  const seen = (await amir.get('/api/closed-days?from=2026-05-01&to=2026-05-31')).json();
  expect(seen).toEqual({ closedDays: [{ ...day, source: 'hand' }] });
  expect((await gemma.send('POST', '/api/closed-days', { ...day, date: '2026-02-30' })).json().code).toBe(
    'bad-date',
  );
  expect((await gemma.send('DELETE', '/api/closed-days/2026-05-01')).statusCode).toBe(204);
  expect((await gemma.send('DELETE', '/api/closed-days/2026-05-01')).json().code).toBe('unknown-closed-day');
});

test('fixed turns: the template is exchanged whole, and not over somebody else’s', async () => {
  const api = await startApi();
  const [amir, gemma, oriol] = [await api.as('amir'), await api.as('gemma'), await api.as('oriol')];
  const read = await amir.get('/api/fixed-turns');
  const { turns } = read.json();
  expect(turns).toHaveLength(3);
  const seen = { 'if-match': String(read.headers.etag) };
  const more = [...turns, { weekday: 'tue', slot: 3, line: 5, person: null }];
  expect((await amir.send('PUT', '/api/fixed-turns', { turns: more })).statusCode).toBe(403);
  const written = await gemma.send('PUT', '/api/fixed-turns', { turns: more }, seen);
  expect(written.json().turns).toHaveLength(4);
  const late = await oriol.send('PUT', '/api/fixed-turns', { turns: [] }, seen);
  expect(late.json()).toMatchObject({ status: 409, code: 'template-changed' });
  const wrong = { turns: [{ weekday: 'sat', slot: 0, line: 0, person: null }] };
  expect((await gemma.send('PUT', '/api/fixed-turns', wrong)).json().code).toBe('bad-fixed-turn');
  expect(await api.store.fixedTurns.list()).toHaveLength(4);
});

test('credit and fairness are open to everybody, and who coordinates may forgive', async () => {
  const api = await startApi();
  const amir = await api.as('amir');
  const { week, credits } = (await amir.get('/api/credits')).json();
  expect([week, credits.joan, credits.dani]).toEqual(['2026-03-09', -2, 2]);
  expect((await amir.send('DELETE', '/api/credits/joan')).statusCode).toBe(403);
  const { dani: _, ...others } = credits;
  const forgiven = await (await api.as('gemma')).send('DELETE', '/api/credits/dani');
  expect(forgiven.json()).toEqual({ week, credits: others });
  expect((await amir.get('/api/credits')).json()).toEqual({ week, credits: others });
  const report = (await amir.get('/api/fairness?weeks=4')).json();
  expect(report).toMatchObject({ week: '2026-03-09', weeks: [], equals: expect.any(Array) });
  expect((await amir.get('/api/fairness?weeks=0')).json().code).toBe('bad-request');
});
