import { describe, expect, test } from 'vitest';
import { expireRequests } from '../../actions/answer-request.ts';
import type { Place } from '../../model/requests.ts';
import type { PersonKey } from '../../model/types.ts';
import { type Browser, startApi } from '../support/api.ts';
import { cellsOf, MONDAY, publishDemo } from '../support/demo-week.ts';
import { describeStores, NOW } from '../support/stores.ts';

async function start(options: Parameters<typeof startApi>[0] = {}) {
  const api = await startApi({ demo: false, ...options });
  const stored = await publishDemo(api.workplace);
  return { ...api, stored, lead: await api.as('aina') };
}

type Started = Awaited<ReturnType<typeof start>>;
const url = `/api/weeks/${MONDAY}`;
const bare = ({ date, slot, line }: Place): Place => ({ date, slot, line });
const query = ({ date, slot, line }: Place) => `date=${date}&slot=${slot}&line=${line}`;

/** A turn, who has it, and who could take it. */
async function coverable({ lead, stored }: Started, least = 1) {
  for (const cell of cellsOf(stored.timetable)) {
    const { people } = (await lead.get(`${url}/suggestions?${query(cell)}`)).json();
    const able = people.filter(
      (one: { isAllowed: boolean; person: string }) => one.isAllowed && one.person !== 'aina',
    );
    if (able.length >= least && cell.person !== 'aina')
      return {
        turn: bare(cell),
        holder: cell.person!,
        able: able.map(({ person }: { person: PersonKey }) => person),
      };
  }
  throw new Error('nothing to cover');
}

async function swappable({ lead, stored }: Started) {
  const cells = cellsOf(stored.timetable);
  for (const one of cells) {
    const costs = (await lead.get(`${url}/costs?${query(one)}`)).json().cells;
    for (const { cost, ...place } of costs) {
      const there = cells.find((c) => JSON.stringify(bare(c)) === JSON.stringify(bare(place)))!;
      if (cost !== null && there.person !== one.person && place.date > one.date)
        return { turn: bare(one), other: bare(place), holder: one.person!, owner: there.person! };
    }
  }
  throw new Error('nothing to swap');
}

const personAt = async (browser: Browser, { date, slot, line }: Place) => {
  const { timetable } = (await browser.get(url)).json();
  return timetable.days.find((day: { date: string }) => day.date === date).slots[slot].cells[line].person;
};
const noticesOf = async (browser: Browser) => (await browser.get('/api/notices')).json().notices;

describeStores('a cover for a turn', (dialect) => {
  test('is asked of all who may; the first yes wins and the second hears so', async () => {
    const started = await start({ dialect });
    const { turn, holder, able } = await coverable(started, 2);
    const asker = await started.as(holder);
    const made = await asker.send('POST', '/api/requests', {
      kind: 'cover',
      week: MONDAY,
      turn,
      asked: 'all',
      message: 'Dentist 🦷',
    });
    expect(made.statusCode).toBe(201);
    const { id } = made.json();
    expect(made.json()).toMatchObject({
      state: 'open',
      asker: holder,
      message: 'Dentist 🦷',
      can: { withdraw: true },
    });
    const takers = await Promise.all(able.slice(0, 2).map((key: string) => started.as(key)));
    for (const taker of takers) {
      expect((await noticesOf(taker))[0]).toMatchObject({ kind: 'request-asked', subject: `request:${id}` });
    }
    const answers = await Promise.all(
      takers.map((taker) => taker.send('POST', `/api/requests/${id}/answers`, { answer: 'yes' })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const winner = able[answers.findIndex(({ statusCode }) => statusCode === 200)];
    expect(answers.find(({ statusCode }) => statusCode === 409)!.json()).toMatchObject({
      code: 'request-closed',
    });
    expect(await personAt(asker, turn)).toBe(winner);
    expect((await asker.get('/api/requests')).json().requests[0]).toMatchObject({
      id,
      state: 'accepted',
      closedBy: winner,
    });
    expect((await noticesOf(asker))[0]).toMatchObject({ kind: 'request-accepted' });
    expect(await started.store.edits.list(started.stored.id)).toHaveLength(1);
  });
});

describe('a swap', () => {
  test('is asked of who has the other turn, and done by her yes', async () => {
    const started = await start();
    const { turn, other, holder, owner } = await swappable(started);
    const asker = await started.as(holder);
    const body = { kind: 'swap', week: MONDAY, turn, other };
    const { id, asked } = (await asker.send('POST', '/api/requests', body)).json();
    expect(asked).toEqual([owner]);
    const yes = await (await started.as(owner)).send('POST', `/api/requests/${id}/answers`, {
      answer: 'yes',
    });
    expect(yes.json()).toMatchObject({ state: 'accepted', fresh: { version: started.stored.version + 1 } });
    expect([await personAt(asker, turn), await personAt(asker, other)]).toEqual([owner, holder]);
  });

  test('is declined, withdrawn or expires, and nothing moves', async () => {
    let now = NOW;
    const started = await start({ clock: () => now });
    const { turn, other, holder, owner } = await swappable(started);
    const [asker, asked] = [await started.as(holder), await started.as(owner)];
    const ask = async (more = {}) =>
      (
        await asker.send('POST', '/api/requests', { kind: 'swap', week: MONDAY, turn, other, ...more })
      ).json();
    const first = await ask();
    expect(
      (await asked.send('POST', `/api/requests/${first.id}/answers`, { answer: 'no' })).json().state,
    ).toBe('declined');
    expect((await noticesOf(asker))[0].kind).toBe('request-declined');
    const second = await ask();
    expect((await asker.send('DELETE', `/api/requests/${second.id}`)).json().state).toBe('withdrawn');
    expect((await noticesOf(asked))[0].kind).toBe('request-closed');
    const third = await ask({ expiresAt: new Date(NOW.getTime() + 3_600_000).toISOString() });
    now = new Date(NOW.getTime() + 3_600_000);
    expect((await asker.get('/api/requests?state=expired')).json().requests).toMatchObject([
      { id: third.id },
    ]);
    const late = await asked.send('POST', `/api/requests/${third.id}/answers`, { answer: 'yes' });
    expect([late.statusCode, late.json().code]).toEqual([409, 'request-closed']);
    expect(await expireRequests(started.workplace)).toBe(1);
    expect(await expireRequests(started.workplace)).toBe(0);
    expect((await noticesOf(asker))[0].kind).toBe('request-expired');
    expect(await personAt(asker, turn)).toBe(holder);
  });

  test('falls when its turns have changed hands meanwhile', async () => {
    const started = await start();
    const { turn, other, holder, owner } = await swappable(started);
    const { id } = (
      await (
        await started.as(holder)
      ).send('POST', '/api/requests', { kind: 'swap', week: MONDAY, turn, other })
    ).json();
    const tag = { 'if-match': `"${started.stored.id}.${started.stored.version}"` };
    await started.lead.send('POST', `${url}/edits`, { put: { ...turn, person: null } }, tag);
    const yes = await (await started.as(owner)).send('POST', `/api/requests/${id}/answers`, {
      answer: 'yes',
    });
    expect([yes.statusCode, yes.json().code]).toEqual([409, 'request-closed']);
    expect(await personAt(started.lead, other)).toBe(owner);
  });
});

describe('who may do what', () => {
  test('others know nothing of a request between two; coordinators see and decide it', async () => {
    const started = await start();
    const { turn, other, holder, owner } = await swappable(started);
    const asker = await started.as(holder);
    const { id } = (
      await asker.send('POST', '/api/requests', { kind: 'swap', week: MONDAY, turn, other })
    ).json();
    const stranger = await started.as(await otherThan(started, holder, owner));
    expect((await stranger.get('/api/requests')).json().requests).toEqual([]);
    for (const [method, path, body] of [
      ['POST', `/api/requests/${id}/answers`, { answer: 'yes' }],
      ['DELETE', `/api/requests/${id}`, undefined],
    ] as const) {
      const answer = await stranger.send(method, path, body);
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'unknown-request']);
    }
    expect((await (await started.as(owner)).send('DELETE', `/api/requests/${id}`)).statusCode).toBe(403);
    const notice = (await noticesOf(await started.as(owner)))[0];
    expect((await stranger.send('PATCH', `/api/notices/${notice.id}`, { seen: true })).statusCode).toBe(404);
    expect(
      (await (await started.as(owner)).send('PATCH', `/api/notices/${notice.id}`, { seen: true })).statusCode,
    ).toBe(204);
    const decided = await started.lead.send('POST', `/api/requests/${id}/answers`, { answer: 'yes' });
    expect(decided.json()).toMatchObject({ state: 'decided' });
    expect(await personAt(asker, turn)).toBe(owner);
  });

  test('nobody asks for turns of others, past or unpublished ones', async () => {
    const started = await start({ clock: () => new Date('2026-03-10T12:30:00Z') });
    const { stored, as, lead } = started;
    const last = cellsOf(stored.timetable).at(-1)!;
    const first = cellsOf(stored.timetable)[0]!;
    const ask = async (browser: Browser, turn: Place, week = MONDAY) => {
      const answer = await browser.send('POST', '/api/requests', { kind: 'cover', week, turn: bare(turn) });
      return answer.json().code;
    };
    expect(await ask(await as(first.person!), first)).toBe('past-turn');
    expect(await ask(await as(await otherThan(started, last.person!)), last)).toBe('not-your-turn');
    expect(await ask(lead, last, '2026-03-16')).toBe('unknown-week');
  });

  test('where changes are for coordinators, a yes waits for one', async () => {
    const started = await start({
      configure(config) {
        config.access.swaps = 'coordinator';
      },
    });
    const { turn, other, holder, owner } = await swappable(started);
    const asker = await started.as(holder);
    const { id } = (
      await asker.send('POST', '/api/requests', { kind: 'swap', week: MONDAY, turn, other })
    ).json();
    const yes = await (await started.as(owner)).send('POST', `/api/requests/${id}/answers`, {
      answer: 'yes',
    });
    expect(yes.json()).toMatchObject({ state: 'open', agreed: owner });
    expect(await personAt(asker, turn)).toBe(holder);
    expect((await noticesOf(started.lead)).map(({ kind }: { kind: string }) => kind)).toContain(
      'request-decide',
    );
    await started.lead.send('POST', `/api/requests/${id}/answers`, { answer: 'yes' });
    expect(await personAt(asker, turn)).toBe(owner);
  });
});

/** Somebody who coordinates nothing and is none of these. */
async function otherThan({ store }: Started, ...keys: string[]) {
  const persons = await store.persons.list();
  return persons.find(({ key, roles }) => roles.length === 0 && !keys.includes(key))!.key;
}
