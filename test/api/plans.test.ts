import { describe, expect, test } from 'vitest';
import { openPlanJobs } from '../../actions/plan-jobs.ts';
import { type Browser, startApi } from '../support/api.ts';
import { addCrowd, manyLines } from '../support/crowd.ts';
import { MONDAY } from '../support/demo-week.ts';

const start = async (options: Parameters<typeof startApi>[0] = {}) => {
  const api = await startApi(options);
  return { ...api, lead: await api.as('aina') };
};

interface Asked {
  ways: { asks: { persons: string[] }[] }[];
}

/** Asks until a plan is what it should be. */
async function until(browser: Browser, id: string, isSo: (plan: Record<string, unknown>) => boolean) {
  for (;;) {
    const plan = (await browser.get(`/api/plans/${id}`)).json();
    if (isSo(plan)) return plan;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('004.77 004.83 a planning', () => {
  test('goes on in the background, tells how it goes, and leaves a draft', async () => {
    const { lead, workplace, as } = await start();
    const progress: Record<string, unknown>[] = [];
    workplace.events.subscribe('plan-progress', (event) => progress.push(event));
    const body = { week: MONDAY, lines: 6, description: 'First try', daysFirst: ['mon'], seconds: 15 };
    expect((await (await as('quim')).send('POST', '/api/plans', body)).statusCode).toBe(403);
    const begun = await lead.send('POST', '/api/plans', body);
    expect(begun.statusCode).toBe(202);
    const { id } = begun.json();
    expect(begun.json()).toMatchObject({
      state: 'running',
      week: MONDAY,
      startedBy: 'aina',
      description: 'First try',
    });
    const done = await until(lead, id, ({ state }) => state !== 'running');
    expect(done).toMatchObject({
      state: 'stopped',
      holes: 0,
      broken: 0,
      proven: true,
      gap: 0,
      blocking: [],
      negotiation: [],
    });
    expect(done.history.length).toBeGreaterThan(1);
    const seconds = done.history.map((step: { seconds: number }) => step.seconds);
    expect(seconds).toEqual([...seconds].sort((a, b) => a - b));
    const draft = (await lead.get(`/api/weeks/${MONDAY}?id=${done.draftId}`)).json();
    expect(draft).toMatchObject({ state: 'draft', cost: done.cost, description: 'First try' });
    expect(progress.at(-1)).toMatchObject({ id, state: 'stopped', draftId: done.draftId });
    expect((await lead.get('/api/plans')).json().plans).toMatchObject([{ id, state: 'stopped' }]);
    expect((await (await as('quim')).get(`/api/plans/${id}`)).statusCode).toBe(403);
  });

  test('004.80 is stopped and keeps the best so far, or is dropped', async () => {
    const { lead, store } = await start({ configure: manyLines });
    await addCrowd(store);
    const ids: string[] = [];
    for (const week of [MONDAY, '2026-03-16'])
      ids.push((await lead.send('POST', '/api/plans', { week })).json().id);
    for (const [week, code] of [
      [MONDAY, 'plan-running'],
      ['2026-03-23', 'plans-full'],
    ]) {
      expect((await lead.send('POST', '/api/plans', { week })).json()).toMatchObject({ code });
    }
    const ends = ids.map((id, i) => lead.send('DELETE', `/api/plans/${id}${i === 0 ? '' : '?discard=1'}`));
    const [kept, dropped] = (await Promise.all(ends)).map((answer) => answer.json());
    expect(kept).toMatchObject({ state: 'stopped', cost: expect.any(Number), draftId: expect.any(String) });
    expect(dropped).toMatchObject({ state: 'stopped', cost: expect.any(Number), draftId: null });
    const drafts = await store.timetables.list({ state: 'draft' });
    expect(drafts.map(({ id, week }) => [id, week])).toEqual([[kept.draftId, MONDAY]]);
    expect((await lead.get('/api/plans/none')).json()).toMatchObject({ code: 'unknown-plan' });
  });

  test('is thrown away when it is over, with its draft, unless somebody has touched that since', async () => {
    const { lead, store, workplace } = await start();
    const makeOne = async () => {
      const { id } = (await lead.send('POST', '/api/plans', { week: MONDAY, seconds: 15 })).json();
      return until(lead, id, ({ state }) => state !== 'running');
    };
    const discard = async ({ id }: { id: string }) =>
      (await lead.send('DELETE', `/api/plans/${id}?discard=1`)).json();
    const changed: unknown[] = [];
    workplace.events.subscribe('week-changed', ({ id }) => changed.push(id));

    const [first, second] = [await makeOne(), await makeOne()];
    expect(await discard(first)).toMatchObject({ state: 'stopped', cost: first.cost, draftId: null });
    expect((await lead.get(`/api/weeks/${MONDAY}?id=${first.draftId}`)).statusCode).toBe(404);
    expect(changed).toEqual([first.draftId, second.draftId, first.draftId]);
    expect((await store.audit.list({ limit: 1 }))[0]).toMatchObject({
      who: 'aina',
      what: 'plan.discard',
      subject: `plan:${first.id}`,
      before: { draft: first.draftId, week: MONDAY },
    });

    await store.timetables.publish(second.draftId, { by: 'aina' });
    expect(await discard(second)).toMatchObject({ state: 'stopped', draftId: second.draftId });
    expect(await store.timetables.published(MONDAY)).toMatchObject({ id: second.draftId });

    // A server that knows of it by its record alone does the same.
    const third = await makeOne();
    const other = await startApi({ store, demo: false });
    const gone = await (await other.as('aina')).send('DELETE', `/api/plans/${third.id}?discard=1`);
    expect(gone.json()).toMatchObject({ id: third.id, draftId: null });
    expect(await store.timetables.list({ state: 'draft' })).toEqual([]);
  });

  test('an impossible week ends with its holes and what to talk about', async () => {
    const { lead } = await start();
    const { id } = (await lead.send('POST', '/api/plans', { week: MONDAY, lines: 7, seconds: 10 })).json();
    const done = await until(lead, id, ({ state }) => state !== 'running');
    expect(done.holes).toBeGreaterThan(0);
    for (const text of done.blocking) expect(typeof text).toBe('string');
    expect(done.negotiation.length).toBeGreaterThan(0);
    for (const { text } of done.negotiation) expect(typeof text).toBe('string');
  });

  test('a way to fill a hole is asked about, once, of those of whom it wants something', async () => {
    const { lead, store, as } = await start();
    const { id } = (await lead.send('POST', '/api/plans', { week: MONDAY, lines: 7, seconds: 10 })).json();
    const { negotiation } = await until(lead, id, ({ state }) => state !== 'running');
    const item = negotiation.findIndex(({ ways }: Asked) => ways.some(({ asks }) => asks.length > 0));
    const way = negotiation[item].ways.findIndex(({ asks }: Asked['ways'][0]) => asks.length > 0);
    const { asks, asked } = negotiation[item].ways[way];
    expect(asked).toBe(false);
    const url = `/api/plans/${id}/questions`;
    const answers = [
      { item, way },
      { item, way },
    ].map((body) => lead.send('POST', url, body));
    const [first, second] = await Promise.all(answers);
    expect([first!.statusCode, second!.statusCode]).toEqual([201, 201]);
    const { told } = first!.json();
    expect(new Set(told)).toEqual(new Set(asks.flatMap(({ persons }: { persons: string[] }) => persons)));
    expect(second!.json()).toEqual({ told: [] });
    for (const person of told) {
      const { notices } = (await (await as(person)).get('/api/notices')).json();
      expect(notices).toMatchObject([{ kind: 'plan-question', subject: `week:${MONDAY}` }]);
      expect(notices[0].text).toContain('Aina');
    }
    const plan = (await lead.get(`/api/plans/${id}`)).json();
    expect(plan.negotiation[item].ways[way].asked).toBe(true);
    const entries = (await store.audit.list()).filter(({ what }) => what === 'plan.ask');
    expect(entries).toMatchObject([{ who: 'aina', subject: `plan:${id}`, after: { item, way, told } }]);
    const stray = await lead.send('POST', url, { item: negotiation.length, way: 0 });
    expect(stray.json()).toMatchObject({ code: 'bad-request', values: { place: 'body.item' } });
    const noWay = await lead.send('POST', url, { item, way: negotiation[item].ways.length });
    expect(noWay.json()).toMatchObject({ code: 'bad-request', values: { place: 'body.way' } });
    const unknown = await lead.send('POST', '/api/plans/none/questions', { item, way });
    expect(unknown.json()).toMatchObject({ code: 'unknown-plan' });
    expect((await (await as('quim')).send('POST', url, { item, way })).statusCode).toBe(403);
  });

  test('a week without a working day fails in words', async () => {
    const { lead, store } = await start();
    for (const day of ['09', '10', '11', '12', '13'])
      await store.closedDays.add({ date: `2026-03-${day}`, name: 'Closed', source: 'hand' });
    const { id } = (await lead.send('POST', '/api/plans', { week: MONDAY })).json();
    const failed = await until(lead, id, ({ state }) => state !== 'running');
    expect(failed).toMatchObject({ state: 'failed', reason: expect.stringContaining('2026'), draftId: null });
    expect((await lead.send('POST', '/api/plans', { week: MONDAY, daysFirst: ['sun'] })).statusCode).toBe(
      400,
    );
  });

  test('what a server was at when it was cut off counts as failed at the next start', async () => {
    const { store, workplace } = await start();
    const run = await store.planRuns.start({ week: MONDAY, startedBy: 'aina', options: {} });
    // Another server that lives is not disturbed.
    const other = await openPlanJobs(workplace);
    expect(await other.get(run.id)).toMatchObject({ state: 'running' });
    await other.close();
    const next = await startApi({ store, demo: false });
    expect((await (await next.as('aina')).get(`/api/plans/${run.id}`)).json()).toMatchObject({
      state: 'running',
    });
  });
});
