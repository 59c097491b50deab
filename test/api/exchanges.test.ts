import { describe, expect, test } from 'vitest';
import { startApi } from '../support/api.ts';
import { testPhones } from '../support/live-phones.ts';

/** A server with an exchange at which everybody has a phone, and one more person who has none there. */
async function start() {
  const { clock, openPhones, driver } = testPhones();
  const api = await startApi({ clock, openPhones });
  const amir = (await api.store.persons.get('amir'))!;
  await api.store.persons.save({ ...amir, key: 'zoe', name: 'Zoe', extension: '999' });
  return { ...api, driver, lead: await api.as('aina') };
}

describe('the exchanges of a server', () => {
  test('are told with their state, and with what could be set right when it is asked for', async () => {
    const { lead, driver, as } = await start();
    const told = (await lead.get('/api/pbxs')).json();
    expect(told.pbxs).toEqual([
      { name: 'demo', state: 'ready', since: '2026-03-09T08:15:00.000Z', reason: null, findings: null },
    ]);
    const check = async (language = 'en') =>
      (await lead.get('/api/pbxs?check=1', { 'accept-language': language })).json().pbxs[0];
    expect((await check()).findings).toEqual([{ level: 'fine', text: expect.stringContaining('demo') }]);
    driver.cut();
    const down = await check('ru');
    expect(down).toMatchObject({ state: 'down', reason: expect.stringMatching(/[а-я]/) });
    expect(down.findings).toEqual([{ level: 'fault', text: expect.stringMatching(/[а-я]/) }]);
    expect((await (await as('amir')).get('/api/pbxs')).statusCode).toBe(403);
    const bare = await (await startApi()).as('aina');
    expect((await bare.get('/api/pbxs')).json()).toEqual({ pbxs: [] });
  });
});

describe('people’s phones', () => {
  test('004.99 a load gives those who have none one, and tells its secret this once', async () => {
    const { lead, store } = await start();
    const load = (body: object) => lead.send('POST', '/api/extensions/loads', body);
    const add = [{ extension: '999', name: 'Zoe' }];
    const before = await store.audit.list();
    expect((await load({ dryRun: true })).json()).toMatchObject({ pbx: 'demo', add, secrets: [] });
    expect(await store.audit.list()).toEqual(before);

    const answer = await load({});
    expect(answer.headers['cache-control']).toBe('no-store');
    const { secrets } = answer.json();
    expect(secrets).toEqual([{ ...add[0], secret: expect.stringMatching(/^[\w-]{24}$/) }]);
    const [entry] = await store.audit.list();
    expect(entry).toMatchObject({ what: 'extension.load', who: 'aina', after: { added: ['999'] } });
    expect(JSON.stringify(entry)).not.toContain(secrets[0].secret);

    expect((await load({})).json()).toMatchObject({ add: [], secrets: [] });
    const { extensions } = (await lead.get('/api/extensions')).json();
    expect(extensions).toContainEqual({ ...add[0], isRegistered: false });
    expect(JSON.stringify(extensions)).not.toContain(secrets[0].secret);
  });

  test('those of nobody go with prune, and any of them by its number; during calls by force alone', async () => {
    const { lead, store, driver } = await start();
    const amir = (await store.persons.get('amir'))!;
    await store.persons.save({ ...amir, extension: null });
    const load = (body: object) => lead.send('POST', '/api/extensions/loads', body);
    const { orphans, removed } = (await load({})).json();
    expect(orphans).toMatchObject([{ extension: amir.extension }]);
    expect(removed).toEqual([]);
    driver.callIn({ queue: 'support', number: '600111222' });
    expect((await load({ prune: true })).json()).toMatchObject({ status: 409, code: 'calls-up' });
    expect((await load({ prune: true, force: true })).json().removed).toEqual([amir.extension]);

    const drop = (extension: string) => lead.send('DELETE', `/api/extensions/${extension}`);
    expect((await drop('999')).json().code).toBe('calls-up');
    driver.hangUpAll();
    expect((await drop('999')).json()).toEqual({ removed: ['999'] });
    expect((await store.audit.list())[0]).toMatchObject({ what: 'extension.remove', who: 'aina' });
    expect((await drop('999')).json().code).toBe('unknown-extension');
    // All of them are for who is at the machine.
    expect((await drop('all')).json().code).toBe('bad-request');
  });

  test('are for coordinators, where there are phones at all', async () => {
    const { as } = await start();
    const amir = await as('amir');
    expect((await amir.get('/api/extensions')).statusCode).toBe(403);
    const bare = await (await startApi()).as('aina');
    expect((await bare.get('/api/extensions')).json().code).toBe('no-phones');
  });
});
