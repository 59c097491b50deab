import { describe, expect, test } from 'vitest';
import { startApi } from '../support/api.ts';

describe('people', () => {
  test('are seen by everybody, and what is private of them by who coordinates', async () => {
    const api = await startApi();
    const [amir, gemma] = [await api.as('amir'), await api.as('gemma')];
    const seen = (await amir.get('/api/persons')).json().persons;
    expect(seen).toHaveLength(28);
    const [, himself, berta] = seen;
    expect(himself).toMatchObject({
      key: 'amir',
      email: 'amir@demo.example',
      extension: '3002',
      idealLoad: 6,
    });
    expect(berta).toMatchObject({ key: 'berta', coat: 3, groups: ['contracts'], table: 1 });
    expect(berta).toMatchObject({ email: null, extension: null, idealLoad: null, dailyLimit: null });
    expect((await amir.get('/api/persons/berta')).json()).toEqual(berta);
    expect((await gemma.get('/api/persons/berta')).json()).toMatchObject({ email: 'berta@demo.example' });
  });

  test('change their name, colour and language themselves, and nothing else', async () => {
    const api = await startApi();
    const amir = await api.as('amir');
    const name = '<b onclick="x">Ամիր</b> 🙂';
    const changed = await amir.send('PATCH', '/api/persons/amir', { name, color: '#123', locale: 'ru' });
    expect(changed.json()).toMatchObject({ name, color: '#112233', locale: 'ru' });
    for (const more of [
      { idealLoad: 1 },
      { email: 'aina@demo.example' },
      { roles: ['admin'] },
      { active: false },
    ])
      expect((await amir.send('PATCH', '/api/persons/amir', more)).statusCode).toBe(403);
    expect((await amir.send('PATCH', '/api/persons/berta', { name: 'x' })).statusCode).toBe(403);
    expect(await api.store.persons.get('amir')).toMatchObject({ idealLoad: 6, roles: [], active: true });
    expect(await api.store.audit.list({ subject: 'amir', limit: 1 })).toMatchObject([
      { who: 'amir', what: 'person.edit', before: { name: 'Amir Haddad' }, after: { name } },
    ]);
  });

  test('have their loads from who coordinates, and address and roles from an administrator', async () => {
    const api = await startApi();
    const [gemma, aina] = [await api.as('gemma'), await api.as('aina')];
    const loads = { idealLoad: null, dailyLimit: 1, groups: ['b', 'a'], table: null, lunchExempt: true };
    const changed = await gemma.send('PATCH', '/api/persons/amir', loads);
    expect(changed.json()).toMatchObject({ ...loads, groups: ['a', 'b'] });
    const takeOver = { email: 'gemma@demo.example' };
    expect((await gemma.send('PATCH', '/api/persons/aina', takeOver)).statusCode).toBe(403);
    expect((await gemma.send('PATCH', '/api/persons/gemma', { roles: ['admin'] })).statusCode).toBe(403);
    const roles = await aina.send('PATCH', '/api/persons/amir', { roles: ['supervisor'] });
    expect(roles.json().roles).toEqual(['agent', 'supervisor']);
    const amir = await api.as('amir');
    expect((await amir.get('/api/session')).json().permissions).toContain('plan.run');
  });

  test('come, go and come back by an administrator', async () => {
    const api = await startApi();
    const aina = await api.as('aina');
    const added = await aina.send('POST', '/api/persons', { name: 'Núria Pou i Sans', idealLoad: 5 });
    expect(added.statusCode).toBe(201);
    expect(added.json()).toMatchObject({ key: 'nuria-pou-i-sans', coat: 29, idealLoad: 5, active: true });
    const again = await aina.send('POST', '/api/persons', { name: 'Núria Pou i Sans' });
    expect(again.json().key).toBe('nuria-pou-i-sans-2');
    const other = await aina.send('POST', '/api/persons', { name: '王伟' });
    expect(other.json()).toMatchObject({ key: 'person', name: '王伟' });
    const taken = await aina.send('POST', '/api/persons', { name: 'X', key: 'amir' });
    expect(taken.json()).toMatchObject({ status: 409, code: 'person-exists' });

    const archived = await aina.send('DELETE', '/api/persons/amir');
    expect(archived.json()).toMatchObject({ person: { key: 'amir', active: false }, freedTurns: [] });
    const keys = async (query: string) =>
      (await aina.get(`/api/persons${query}`)).json().persons.map(({ key }: { key: string }) => key);
    expect(await keys('')).not.toContain('amir');
    expect(await keys('?archived=1')).toContain('amir');
    // To be mended in the archive is not to come back.
    await aina.send('PATCH', '/api/persons/amir', { name: 'Amir H.' });
    expect(await keys('')).not.toContain('amir');
    const back = await aina.send('PATCH', '/api/persons/amir', { active: true });
    expect(back.json()).toMatchObject({ name: 'Amir H.', active: true });
  });

  test('are never without an administrator', async () => {
    const api = await startApi();
    const aina = await api.as('aina');
    const tries = [
      await aina.send('PATCH', '/api/persons/aina', { roles: [] }),
      await aina.send('DELETE', '/api/persons/aina'),
      await aina.send('PATCH', '/api/persons/aina', { active: false }),
    ];
    for (const answer of tries) expect(answer.json()).toMatchObject({ status: 409, code: 'last-admin' });
    await aina.send('PATCH', '/api/persons/amir', { roles: ['admin'] });
    const gone = await aina.send('DELETE', '/api/persons/aina');
    expect(gone.json().freedTurns).toEqual([{ weekday: 'mon', slot: 1, line: 0, person: 'aina' }]);
  });

  test('are changed as they were seen, or the refusal says what they are by now', async () => {
    const api = await startApi();
    const [aina, gemma, amir] = [await api.as('aina'), await api.as('gemma'), await api.as('amir')];
    const { etag } = (await gemma.get('/api/persons/amir')).headers;
    expect(etag).toMatch(/^"\d+"$/);
    const listed = (await gemma.get('/api/persons')).json().persons[1];
    expect(`"${listed.version}"`).toBe(etag);
    expect((await amir.get('/api/session')).json().person.version).toBe(listed.version);

    const seen = { 'if-match': String(etag) };
    const first = await gemma.send('PATCH', '/api/persons/amir', { idealLoad: 4 }, seen);
    expect(first.json()).toMatchObject({ idealLoad: 4, version: listed.version + 1 });
    expect(first.headers.etag).toBe(`"${listed.version + 1}"`);

    const late = await amir.send('PATCH', '/api/persons/amir', { name: 'Late' }, seen);
    expect(late.json()).toMatchObject({
      status: 409,
      code: 'person-changed',
      detail: expect.stringContaining('Somebody else changed Amir Haddad meanwhile'),
      person: { key: 'amir', name: 'Amir Haddad', idealLoad: 4, version: listed.version + 1 },
    });
    const gone = await aina.send('DELETE', '/api/persons/amir', undefined, seen);
    expect(gone.json()).toMatchObject({ status: 409, person: { idealLoad: 4, active: true } });
    expect((await api.store.persons.get('amir'))!.active).toBe(true);

    const again = { 'if-match': String(first.headers.etag) };
    expect((await aina.send('DELETE', '/api/persons/amir', undefined, again)).statusCode).toBe(200);
    const odd = await gemma.send('PATCH', '/api/persons/amir', { idealLoad: 5 }, { 'if-match': 'amir' });
    expect(odd.json()).toMatchObject({ code: 'bad-request', values: { place: 'If-Match' } });
    const any = await gemma.send('PATCH', '/api/persons/amir', { idealLoad: 5 }, { 'if-match': '*' });
    expect(any.json()).toMatchObject({ idealLoad: 5, active: false });
  });

  test.each([
    [{ extension: '3001' }, 'extension-taken'],
    [{ email: 'not an address' }, 'bad-person'],
    [{ color: 'red' }, 'bad-person'],
    [{ idealLoad: 2.5 }, 'bad-person'],
    [{ table: -1 }, 'bad-person'],
  ])('%j is refused with %s', async (change, code) => {
    const api = await startApi();
    const before = await api.store.persons.get('amir');
    const answer = await (await api.as('aina')).send('PATCH', '/api/persons/amir', { name: 'X', ...change });
    expect(answer.json().code).toBe(code);
    expect(await api.store.persons.get('amir')).toEqual(before);
  });
});
