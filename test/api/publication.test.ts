import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startApi } from '../support/api.ts';
import { cellsOf, MONDAY, publishDemo } from '../support/demo-week.ts';
import { newFolder } from '../support/stores.ts';

async function start(options: Parameters<typeof startApi>[0] = {}) {
  const api = await startApi({ demo: false, ...options });
  const draft = await publishDemo(api.workplace, 'draft');
  return { ...api, draft, lead: await api.as('aina') };
}

const url = `/api/weeks/${MONDAY}`;

describe('publishing', () => {
  test('tells everybody at first, then those alone whose hours change; nobody twice', async () => {
    const { lead, draft, store, as } = await start();
    const preview = (await lead.get(`${url}/publication?id=${draft.id}`)).json().told;
    const done = await lead.send('PUT', `${url}/publication`, { id: draft.id, version: draft.version });
    expect(done.json()).toMatchObject({
      state: 'published',
      version: draft.version + 1,
      can: { publish: false },
    });
    expect(done.json().told).toEqual(preview);
    const turns = new Set(cellsOf(draft.timetable).map(({ person }) => person));
    expect(preview).toHaveLength(turns.size);
    const again = await lead.send('PUT', `${url}/publication`, {
      id: draft.id,
      version: done.json().version,
    });
    expect(again.json()).toMatchObject({ state: 'published', told: [] });

    // The same week with two lines exchanged and one turn given away: two people hear of it.
    const changed = structuredClone(draft.timetable);
    const { cells } = changed.days[0]!.slots[0]!;
    cells.reverse();
    const from = cells[0]!;
    const to = [...turns].find((key) => !cells.includes(key))!;
    cells[0] = to;
    const second = await store.timetables.saveDraft({
      timetable: changed,
      description: 'second',
      by: 'test',
    });
    const next = await lead.send('PUT', `${url}/publication`, { id: second.id, version: 1 });
    expect(
      next
        .json()
        .told.map(({ person }: { person: string }) => person)
        .sort(),
    ).toEqual([from, to].sort());
    const [notice] = (await (await as(from)).get('/api/notices')).json().notices;
    expect(notice).toMatchObject({ kind: 'week-published', subject: `week:${MONDAY}` });
    expect((await store.timetables.get(draft.id))!.state).toBe('retired');
  });

  test('is for coordinators, with the version that was seen; withdrawing tells who had turns', async () => {
    const { lead, draft, as, store } = await start();
    const body = { id: draft.id, version: draft.version };
    expect((await (await as('quim')).send('PUT', `${url}/publication`, body)).statusCode).toBe(403);
    const stale = await lead.send('PUT', `${url}/publication`, { ...body, version: 7 });
    expect(stale.json()).toMatchObject({ code: 'version-conflict', week: { version: draft.version } });
    const { version } = (await lead.send('PUT', `${url}/publication`, body)).json();
    expect((await lead.send('DELETE', `${url}/publication`)).statusCode).toBe(428);
    const tag = { 'if-match': `"${draft.id}.${version}"` };
    expect((await lead.send('DELETE', `${url}/publication`, undefined, tag)).json()).toMatchObject({
      state: 'retired',
    });
    const { person } = cellsOf(draft.timetable)[0]!;
    expect((await store.outbox.list(person!))[0]).toMatchObject({ kind: 'week-retired' });
    const audit = (await store.audit.list({ subject: `week:${MONDAY}` })).map(({ what }) => what);
    expect(audit).toEqual(['week.retire', 'week.publish']);
  });
});

describe('files', () => {
  test('a week goes out in every form and comes back from two of them as the same turns', async () => {
    const { lead, draft, as } = await start();
    await lead.send('PUT', `${url}/publication`, { id: draft.id, version: draft.version });
    const quim = await as('quim');
    const texts: Record<string, string> = {};
    for (const format of ['csv', 'html', 'json', 'yaml', 'tsv', 'ics']) {
      const answer = await quim.get(`${url}/exports/${format}`);
      expect(answer.statusCode, format).toBe(200);
      expect(answer.headers['content-disposition']).toMatch(/^attachment/);
      texts[format] = answer.body;
    }
    expect((await quim.get(`${url}/exports/exe`)).statusCode).toBe(400);
    const extension = (await lead.get(`${url}/exports/csv`)).body.split('\r\n')[1]!.split(',').at(-1)!;
    expect(extension).toMatch(/^\d+$/);
    expect(texts.csv!.split('\r\n')[1]!.split(',').at(-1)).toBe('');

    for (const format of ['json', 'yaml']) {
      expect((await quim.send('POST', '/api/weeks', { content: texts[format], format })).statusCode).toBe(
        403,
      );
      const taken = await lead.send('POST', '/api/weeks', { content: texts[format], format });
      expect(taken.statusCode, taken.body).toBe(201);
      expect(taken.json()).toMatchObject({ state: 'draft', week: MONDAY, holes: 0 });
      const cells = taken
        .json()
        .timetable.days.map((day: { slots: { cells: { person: string }[] }[] }) =>
          day.slots.map((slot) => slot.cells.map(({ person }) => person)),
        );
      expect(cells).toEqual(draft.timetable.days.map((day) => day.slots.map((slot) => slot.cells)));
      expect(taken.json().log[0]).toMatchObject({ by: 'aina' });
    }
  });

  test.each([
    ['json', '{', 400],
    ['json', '{"week":"2026-03-09"}', 400],
    [
      'json',
      JSON.stringify({
        week: '2026-03-10',
        lines: ['L1'],
        days: [
          { date: '2026-03-10', weekday: 'tue', slots: [{ start: '09:00', end: '10:00', cells: [null] }] },
        ],
      }),
      400,
    ],
    [
      'json',
      JSON.stringify({
        week: MONDAY,
        lines: ['L1'],
        days: [
          {
            date: MONDAY,
            weekday: 'mon',
            slots: [{ start: '09:00', end: '10:00', cells: ['nobody-known'] }],
          },
        ],
      }),
      404,
    ],
    [
      'json',
      JSON.stringify({
        week: MONDAY,
        lines: ['L1'],
        days: [{ date: MONDAY, weekday: 'mon', slots: [{ start: '10:00', end: '09:00', cells: [null] }] }],
      }),
      400,
    ],
    ['yaml', 'week: [', 400],
    ['yaml', 'a: b', 400],
    ['yaml', '&a [*a, *a]', 400],
  ])('004.92 what is no week is refused in one sentence: %s %s', async (format, content, status) => {
    const { lead, store } = await start();
    const answer = await lead.send('POST', '/api/weeks', { content, format });
    expect([answer.statusCode, typeof answer.json().detail], answer.body).toEqual([status, 'string']);
    expect(await store.timetables.list()).toHaveLength(1);
  });

  test('004.95 a page of each published week lies in the folder for copies, and follows changes', async () => {
    const folder = await newFolder();
    const { lead, draft, app } = await start({
      configure(config) {
        config.outputs.staticCopy.folder = folder;
      },
    });
    await lead.send('PUT', `${url}/publication`, { id: draft.id, version: draft.version });
    // Closing makes what is still to be made.
    await app.close();
    const page = await readFile(join(folder, `${MONDAY}.html`), 'utf8');
    expect(page).toContain('<!doctype html>');
    expect(page).not.toContain('<script');
  });
});
