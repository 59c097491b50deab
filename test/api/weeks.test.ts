import { describe, expect, test } from 'vitest';
import type { Config } from '../../model/config/schema.ts';
import type { StoredTimetable } from '../../model/types.ts';
import { startApi } from '../support/api.ts';
import { cellsOf, MONDAY, publishDemo } from '../support/demo-week.ts';
import { NOW } from '../support/stores.ts';

async function start(options: Parameters<typeof startApi>[0] = {}) {
  const api = await startApi({ demo: false, ...options });
  const stored = await publishDemo(api.workplace);
  return { ...api, stored, lead: await api.as('aina'), etag: tagOf(stored) };
}

const tagOf = ({ id, version }: { id: string; version: number }) => `"${id}.${version}"`;
const freely = (config: Config) => {
  config.access.swaps = 'free';
};
const url = `/api/weeks/${MONDAY}`;

/** Two turns of which `mine` is the first one's, and a swap of them that breaks nothing. */
async function freeSwap({
  lead,
  stored,
}: {
  lead: Awaited<ReturnType<typeof start>>['lead'];
  stored: StoredTimetable;
}) {
  for (const one of cellsOf(stored.timetable)) {
    const at = `date=${one.date}&slot=${one.slot}&line=${one.line}`;
    const { cells } = (await lead.get(`${url}/costs?${at}`)).json();
    const other = cells.find(
      (cell: { cost: number | null; date: string }) => cell.cost && cell.date > one.date,
    );
    const { person, ...place } = one;
    if (other) {
      const { date, slot, line } = other;
      const there = cellsOf(stored.timetable).find(
        (c) => c.date === date && c.slot === slot && c.line === line,
      )!;
      return {
        swap: { one: place, other: { date, slot, line } },
        persons: [person!, there.person!] as const,
      };
    }
  }
  throw new Error('no swap');
}

describe('reading', () => {
  test('004.118 004.119 weeks are listed and shown, with words in the language of who asks', async () => {
    const { lead, stored, as } = await start();
    expect((await lead.get('/api/weeks')).json()).toMatchObject({
      weeks: [{ week: MONDAY, state: 'published' }],
      next: null,
    });
    const answer = await lead.get(url, { 'accept-language': 'ca' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers.etag).toBe(tagOf(stored));
    const week = answer.json();
    expect(week).toMatchObject({
      id: stored.id,
      week: MONDAY,
      holes: 0,
      proven: true,
      can: { edit: true, force: true },
    });
    expect(week.penalties.length).toBeGreaterThan(0);
    for (const { text, name } of week.penalties)
      expect([typeof text, typeof name]).toEqual(['string', 'string']);
    expect((await (await as('quim')).get(url)).json().can).toMatchObject({
      editAll: false,
      force: false,
      retire: false,
    });
  });

  test('reasons of a turn, a person and the whole week come as sentences', async () => {
    const { lead, stored } = await start();
    const { date, slot, line, person } = cellsOf(stored.timetable)[3]!;
    const turn = (await lead.get(`${url}/reasons?date=${date}&slot=${slot}&line=${line}`)).json();
    expect(turn).toMatchObject({ person, why: expect.arrayContaining([expect.any(String)]) });
    expect(turn.could.length + turn.cannot.length).toBeGreaterThan(0);
    const own = (await lead.get(`${url}/reasons?person=${person}`)).json();
    expect(own).toMatchObject({ person, load: expect.arrayContaining([expect.any(String)]) });
    const whole = (await lead.get(`${url}/reasons`)).json();
    expect(whole.penalties[0]).toMatchObject({ text: expect.any(String), texts: expect.any(Array) });
    const people = (await lead.get(`${url}/suggestions?date=${date}&slot=${slot}&line=${line}`)).json()
      .people;
    expect(people[0]).toMatchObject({ isAllowed: true, text: expect.any(String), cost: expect.any(Number) });
  });

  test('004.86 a week is named by its Monday, and one that is not there is not found', async () => {
    const { lead, as } = await start();
    for (const [path, status, code] of [
      ['2026-03-10', 400, 'not-a-monday'],
      ['2026-02-30', 400, 'bad-date'],
      ['2031-03-10', 404, 'unknown-week'],
    ] as const) {
      const answer = await lead.get(`/api/weeks/${path}`);
      expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    }
    expect((await (await as(null)).get(url)).statusCode).toBe(401);
  });
});

describe('writing', () => {
  test('004.90 004.120 a swap is checked, made with the version seen, and undone', async () => {
    const started = await start();
    const { lead, etag } = started;
    const { persons, ...change } = await freeSwap(started);
    const check = (await lead.send('POST', `${url}/checks`, change)).json();
    expect(check).toMatchObject({ isAllowed: true, needsConsent: [] });
    expect(check.costs.every(({ text }: { text: string }) => typeof text === 'string')).toBe(true);
    expect((await lead.send('POST', `${url}/edits`, change)).statusCode).toBe(428);
    const done = await lead.send('POST', `${url}/edits`, change, { 'if-match': etag });
    expect(done.statusCode).toBe(201);
    const { editId, undoUntil, cost, version, log } = done.json();
    expect(cost).toBe(check.cost.after);
    expect(done.headers.etag).toBe(tagOf({ id: started.stored.id, version }));
    expect(undoUntil).toBe(new Date(NOW.getTime() + 600_000).toISOString());
    expect(log[0]).toMatchObject({ by: 'aina', editId, canUndo: true, text: expect.any(String) });
    const back = await lead.send('DELETE', `${url}/edits/${editId}`);
    expect(back.json()).toMatchObject({ cost: check.cost.before, version: version + 1 });
    const changes = (await lead.get(`${url}/changes`)).json();
    expect(changes).toMatchObject({
      edits: [
        { undoes: editId, by: 'aina', text: expect.any(String) },
        { id: editId, version, undoneBy: 'aina', moves: [{}, {}] },
      ],
    });
    const versions = changes.versions.map((one: { version: number }) => one.version);
    expect(versions).toEqual(Array.from({ length: version + 1 }, (_, i) => version + 1 - i));
    const seen = (await (await started.as('quim')).get(`${url}/changes`)).json();
    expect([seen.edits.length, seen.versions]).toEqual([2, []]);
  });

  test('two people swap the same turn at once: one gets 409 with the fresh week', async () => {
    const started = await start({ configure: freely });
    const { persons, ...change } = await freeSwap(started);
    const browsers = await Promise.all(persons.map((person) => started.as(person)));
    const answers = await Promise.all(
      browsers.map((browser) => browser.send('POST', `${url}/edits`, change, { 'if-match': started.etag })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
    const winner = answers.find(({ statusCode }) => statusCode === 201)!.json();
    const loser = answers.find(({ statusCode }) => statusCode === 409)!.json();
    expect(loser).toMatchObject({ code: 'version-conflict', week: { version: winner.version } });
    expect(loser.week.timetable).toEqual(winner.timetable);
  });

  test('a week that was closed under an open page is refused with what is in force', async () => {
    const started = await start();
    const { persons, ...change } = await freeSwap(started);
    await started.store.timetables.retire(started.stored.id);
    const late = await started.lead.send('POST', `${url}/edits`, change, { 'if-match': started.etag });
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ code: 'version-conflict', week: { state: 'retired' } });
    const fresh = await started.lead.send('POST', `${url}/edits`, change, {
      'if-match': tagOf(late.json().week),
    });
    expect(fresh.json()).toMatchObject({ code: 'week-retired' });
    const draft = await publishDemo(started.workplace, 'draft');
    const replaced = await started.lead.send('POST', `${url}/edits`, change, {
      'if-match': tagOf({ id: '0', version: 1 }),
    });
    expect(replaced.statusCode).toBe(404);
    expect((await (await started.as('quim')).get(`${url}?id=${draft.id}`)).statusCode).toBe(404);
  });

  test('what belongs to others is refused: consent, drafts, edits of other people, nonsense', async () => {
    const started = await start();
    const { lead, as, stored, etag } = started;
    const { persons, ...change } = await freeSwap(started);
    const edit = (await lead.send('POST', `${url}/edits`, change, { 'if-match': etag })).json();
    const mia = await as('quim');
    const undo = await mia.send('DELETE', `${url}/edits/${edit.editId}`);
    expect([undo.statusCode, undo.json().code]).toEqual([404, 'unknown-edit']);
    const tag = { 'if-match': tagOf({ id: stored.id, version: edit.version }) };
    const own = await (await as(persons[0])).send('POST', `${url}/edits`, change, tag);
    expect([own.statusCode, own.json().code]).toEqual([409, 'consent-needed']);
    for (const body of [
      {},
      { ...change, put: { ...change.swap.one, person: null } },
      { put: { date: 'x' } },
      [1],
    ]) {
      expect((await lead.send('POST', `${url}/edits`, body, tag)).statusCode).toBe(400);
    }
    const gone = await lead.send(
      'POST',
      `${url}/edits`,
      { put: { date: '2026-03-20', slot: 0, line: 0, person: null } },
      tag,
    );
    expect([gone.statusCode, gone.json().code]).toEqual([404, 'unknown-turn']);
    expect((await lead.send('POST', `${url}/edits`, change, { 'if-match': 'W/"x"' })).statusCode).toBe(400);
  });
});
