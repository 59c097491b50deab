import { describe, expect, test } from 'vitest';
import { addKey } from '../../actions/identity/keys.ts';
import { ROLES, SCOPES } from '../../model/permissions.ts';
import { customer } from '../store/samples.ts';
import { startDesk } from '../support/desk.ts';
import type { Message } from '../support/live-channel.ts';

interface Card {
  call: string;
  person: string;
  state: string;
  number: string | null;
  callerName: string | null;
  from: string | null;
  caller: { step: string; shown: string; advice: string | null; matches: { customer: { name: string } }[] };
}
const cardsIn = (message: Message) => message.cards as Card[];

describe('the card of a call', () => {
  test('004.148 is on the screens of whose phone rings alone, whatever role and tab', async () => {
    const { ring, as, listen, persons, app, driver, settled } = await startDesk();
    const tabs = [];
    for (const { key } of persons) tabs.push({ key, tab: await listen(await as(key)) });
    // Two tabs of everybody.
    for (const { key } of persons.slice(0, 10)) tabs.push({ key, tab: await listen(await as(key)) });
    const calls = [await ring('600111222', '<img src=x onerror=alert(1)>')];
    calls.push(await ring(null));
    const concerned = new Set(calls.map(({ person }) => person));
    for (const { key, tab } of tabs.filter((one) => concerned.has(one.key))) {
      const mine = calls.filter(({ person }) => person === key).map(({ call }) => call);
      const message = await tab.next('card', (one) => cardsIn(one).length === mine.length);
      expect(cardsIn(message).map(({ call }) => call)).toEqual(mine);
    }
    driver.hangUpAll();
    await settled();
    for (const { key, tab } of tabs.filter((one) => concerned.has(one.key)))
      expect((await tab.next('card', (one) => cardsIn(one).length === 0)).gone, key).toMatchObject([
        { why: 'abandoned' },
      ]);
    // What any server says to any of the others comes after all that was said before.
    const roles = new Set(persons.flatMap((one) => one.roles));
    expect([...roles, 'agent'].sort()).toEqual([...ROLES].sort());
    for (const { key, tab } of tabs.filter((one) => !concerned.has(one.key))) {
      tab.say({ subscribe: ['nonsense'] });
      await tab.next('refused');
      expect(
        tab.messages.filter(({ type }) => type === 'card'),
        key,
      ).toEqual([]);
    }
    expect(app.desk.cardsOf([...concerned][0]!)).toEqual([]);
  });

  test('is asked for by the person alone, and a service has none', async () => {
    const { ring, as, workplace, withKey, persons } = await startDesk();
    const { person, call } = await ring('600111222');
    for (const { key } of persons) {
      const { cards } = (await (await as(key)).get('/api/cards')).json();
      expect(cards.map((one: Card) => one.call)).toEqual(key === person ? [call] : []);
    }
    const { secret } = await addKey(workplace, { name: 'service', scopes: [...SCOPES] });
    expect((await withKey(secret).get('/api/cards')).statusCode).toBe(403);
    const stranger = await as(persons.find(({ key }) => key !== person)!.key);
    const refused = await stranger.send('DELETE', `/api/cards/${encodeURIComponent(call)}`);
    expect(refused.json().code).toBe('unknown-card');
  });

  test('has the number at once, and who it is when that is found', async () => {
    const { ring, as, store, desk } = await startDesk();
    const phones = [{ e164: '+34600111222', raw: '600 111 222', kind: 'mobile' as const, holder: '' }];
    await store.customers.saveAll([customer('c1', { name: 'Núria Ñíguez', phones })]);
    const { person } = await ring('600111222');
    await desk.settled();
    const [card] = (await (await as(person)).get('/api/cards')).json().cards;
    expect(card).toMatchObject({
      state: 'ringing',
      number: '600111222',
      caller: { step: 'found', e164: '+34600111222', matches: [{ customer: { name: 'Núria Ñíguez' } }] },
    });
  });

  test.each([
    ['withheld', null],
    ['what an exchange says for withheld', '<unknown>'],
    ['anonymous', 'anonymous'],
    ['letters', 'Robert'],
    ['SQL', "'; drop table calls; --"],
    ['40 digits', '9'.repeat(40)],
  ])('comes up for %s, and says what to do', async (_, number) => {
    const { ring, as, store, settled, driver } = await startDesk();
    const { person } = await ring(number);
    const [card] = (await (await as(person)).get('/api/cards')).json().cards;
    expect(card).toMatchObject({
      caller: { step: 'not-found', e164: null, matches: [], advice: expect.any(String) },
    });
    driver.hangUpAll();
    await settled();
    expect(await store.callbacks.list()).toEqual([]);
    expect(await store.calls.list()).toHaveLength(1);
  });

  test('goes with the call that is handed on, and is closed by who has it', async () => {
    const { ring, as, driver, settled, extensionOf, persons, planned } = await startDesk();
    const { call, person } = await ring('600111222');
    driver.agent(extensionOf(person)).answer();
    await settled();
    const other = persons.find(({ key }) => !planned.includes(key))!.key;
    const cardsOf = async (key: string) => (await (await as(key)).get('/api/cards')).json().cards as Card[];
    expect(await cardsOf(person)).toMatchObject([{ state: 'talking' }]);
    driver.agent(extensionOf(person)).transfer(extensionOf(other));
    await settled();
    expect(await cardsOf(person)).toEqual([]);
    expect(await cardsOf(other)).toMatchObject([{ call, state: 'transferred', from: person }]);
    const closed = await (await as(other)).send('DELETE', `/api/cards/${encodeURIComponent(call)}`);
    expect(closed.statusCode).toBe(204);
    expect(await cardsOf(other)).toEqual([]);
  });

  test('is there again for who signed out in mid-ring and comes back', async () => {
    const { ring, as, listen } = await startDesk();
    const { person, call } = await ring('600111222');
    const browser = await as(person);
    const tab = await listen(browser, 'cards', 'me');
    await browser.send('DELETE', '/api/session');
    await tab.end();
    const again = await listen(await as(person), 'desk', 'me');
    again.say({ subscribe: ['cards'] });
    expect(cardsIn(await again.next('card')).map((one) => one.call)).toEqual([call]);
  });
});

describe('an exchange that calls an address', () => {
  test('004.147 brings up the card by its key, and the call is kept', async () => {
    const { workplace, withKey, as, store, extensionOf, desk } = await startDesk();
    const { secret } = await addKey(workplace, { name: 'pbx', scopes: ['pbx:ring'] });
    const pbx = withKey(secret);
    const ring = (body: object) => pbx.send('POST', '/api/calls/ring', body);
    const told = { number: '600111222', extension: extensionOf('amir'), id: '17' };
    const answer = await ring(told);
    expect([answer.statusCode, answer.json()]).toEqual([202, { call: 'http:17' }]);
    await ring(told);
    await desk.settled();
    const amir = await as('amir');
    expect((await amir.get('/api/cards')).json().cards).toMatchObject([
      { call: 'http:17', state: 'ringing' },
    ]);
    await ring({ ...told, state: 'answered' });
    await desk.settled();
    expect((await amir.get('/api/cards')).json().cards).toMatchObject([{ state: 'talking' }]);
    await ring({ ...told, state: 'ended' });
    await desk.settled();
    expect((await amir.get('/api/cards')).json().cards).toEqual([]);
    expect(await store.calls.list()).toMatchObject([{ outcome: 'answered', person: 'amir', state: 'ended' }]);
    // Nobody's extension is nobody's card, and the call is kept all the same.
    expect((await ring({ number: null, extension: '999', id: '18' })).statusCode).toBe(202);
    expect(await store.calls.list()).toHaveLength(2);
    for (const bad of [{ ...told, extension: "2'" }, { ...told, number: 5 }, { number: null }, {}])
      expect((await ring(bad)).json().code).toBe('bad-request');
    expect((await amir.send('POST', '/api/calls/ring', told)).statusCode).toBe(403);
  });

  test('that tells of an unanswered end makes a callback of it', async () => {
    const { workplace, withKey, store, extensionOf, desk } = await startDesk();
    const { secret } = await addKey(workplace, { name: 'pbx', scopes: ['pbx:ring'] });
    const told = { number: '600111222', extension: extensionOf('amir'), id: '17' };
    for (const state of ['ringing', 'ended'])
      await withKey(secret).send('POST', '/api/calls/ring', { ...told, state });
    await desk.settled();
    expect(await store.callbacks.list()).toMatchObject([{ number: '+34600111222', call: 'http:17' }]);
  });
});

describe('an emulated call', () => {
  test('rings at oneself, at anybody for coordinators, and is no call', async () => {
    const { as, store, desk, extensionOf } = await startDesk();
    const [amir, aina] = [await as('amir'), await as('aina')];
    const emulate = (who: typeof amir, extension?: string) =>
      who.send('POST', '/api/calls/emulated', { number: '600111222', ...(extension ? { extension } : {}) });
    expect((await emulate(amir)).statusCode).toBe(202);
    expect((await emulate(amir, extensionOf('berta'))).json().code).toBe('forbidden');
    expect((await emulate(aina, extensionOf('berta'))).statusCode).toBe(202);
    expect((await emulate(aina, '999')).json()).toMatchObject({ code: 'extension-of-nobody', status: 404 });
    await desk.settled();
    const [card] = (await amir.get('/api/cards')).json().cards;
    expect(card).toMatchObject({ isEmulated: true, state: 'ringing', number: '600111222' });
    expect((await (await as('berta')).get('/api/cards')).json().cards).toHaveLength(1);
    expect(await store.calls.list()).toEqual([]);
    const noted = await amir.send('POST', '/api/notes', { call: card.call, comment: 'practised' });
    expect(noted.json()).toMatchObject({ call: card.call, operator: 'amir', number: '+34600111222' });
    await amir.send('DELETE', `/api/cards/${card.call}`);
    expect((await amir.get('/api/cards')).json().cards).toEqual([]);
    const ofNobody = { ...(await store.persons.get('amir'))!, extension: null };
    await store.persons.save(ofNobody);
    expect((await emulate(amir)).json().code).toBe('no-extension');
  });
});
