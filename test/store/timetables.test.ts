import { expect, it } from 'vitest';
import type { Store } from '../../store/open-store.ts';
import { describeStores, NOW, newStore, newStoreUrl, openTestStore } from '../support/stores.ts';
import { dayOf, timetable } from './samples.ts';

const WEEK = '2026-03-09';

function draft(store: Store, description = 'a try', week = WEEK) {
  return store.timetables.saveDraft({ timetable: timetable(week), description, by: 'ada' });
}

describeStores('timetables', (dialect) => {
  it('004.86 gives back a saved week whole', async () => {
    const store = await newStore(dialect);
    const saved = await draft(store);
    expect(saved).toEqual({
      id: expect.any(String),
      state: 'draft',
      version: 1,
      description: 'a try',
      createdAt: NOW.toISOString(),
      updatedAt: NOW.toISOString(),
      timetable: timetable(WEEK),
    });
    expect(await store.timetables.get(saved.id)).toEqual(saved);
    expect(await store.timetables.get('nothing')).toBeNull();
  });

  it('takes a version that is in memory in place of reading it, and no other', async () => {
    const store = await newStore(dialect);
    const { id } = await draft(store);
    const inMemory = timetable(WEEK, { lines: ['remembered'] });
    const known = (name: string, version: number) => (name === id && version === 1 ? inMemory : undefined);
    expect((await store.timetables.get(id, known))?.timetable).toBe(inMemory);
    expect((await store.timetables.latest(WEEK, known))?.timetable).toBe(inMemory);
    const change = { expectedVersion: 1, by: 'ada', reason: 'edited' };
    await store.timetables.update(id, timetable(WEEK, { lines: ['written'] }), change);
    expect((await store.timetables.get(id, known))?.timetable.lines).toEqual(['written']);
  });

  it('004.87 lists weeks in order with their cost and holes', async () => {
    const store = await newStore(dialect);
    const late = await draft(store, 'late', '2026-03-16');
    const early = await store.timetables.saveDraft({
      timetable: timetable(WEEK, {
        cost: null,
        days: [dayOf(WEEK, [null, null]), dayOf('2026-03-10', ['ada', null])],
      }),
      description: 'early',
      by: 'ada',
    });
    await store.timetables.publish(late.id, { by: 'ada' });
    const all = await store.timetables.list();
    expect(all).toMatchObject([
      { id: early.id, week: WEEK, state: 'draft', version: 1, cost: null, holes: 3, replaced: false },
      {
        id: late.id,
        week: '2026-03-16',
        state: 'published',
        version: 2,
        cost: 120,
        holes: 1,
        replaced: false,
      },
    ]);
    expect(await store.timetables.list({ week: WEEK })).toEqual([all[0]]);
    expect(await store.timetables.list({ state: 'published' })).toEqual([all[1]]);
    expect(await store.timetables.list({ week: WEEK, state: 'published' })).toEqual([]);
  });

  it('a new draft leaves the earlier ones of the week, and the newest is the latest', async () => {
    const store = await newStore(dialect);
    const drafts = [await draft(store, 'one'), await draft(store, 'two'), await draft(store, 'three')];
    expect((await store.timetables.list({ week: WEEK })).map(({ id }) => id)).toEqual(
      drafts.map(({ id }) => id),
    );
    expect(await store.timetables.latest(WEEK)).toEqual(drafts[2]);
    expect(await store.timetables.published(WEEK)).toBeNull();
    expect(await store.timetables.latest('2026-03-16')).toBeNull();
  });

  it('004.93 every save keeps the previous version', async () => {
    let hour = new Date('2026-03-02T08:15:01.000Z');
    const store = await newStore(dialect, { clock: () => hour });
    const { id } = await draft(store);
    hour = new Date('2026-03-02T08:15:02.000Z');
    const changed = timetable(WEEK, { days: [dayOf(WEEK, ['ben', 'ada'])], cost: 0 });
    const updated = await store.timetables.update(id, changed, {
      expectedVersion: 1,
      by: 'ben',
      reason: 'swap',
    });
    expect(updated).toMatchObject({ id, version: 2, state: 'draft', timetable: changed });
    expect(await store.timetables.get(id)).toEqual(updated);
    expect(await store.timetables.versions(id)).toEqual([
      { version: 1, state: 'draft', at: '2026-03-02T08:15:01.000Z', by: 'ada', reason: 'saved' },
      { version: 2, state: 'draft', at: '2026-03-02T08:15:02.000Z', by: 'ben', reason: 'swap' },
    ]);
    expect(await store.timetables.version(id, 1)).toMatchObject({ version: 1, timetable: timetable(WEEK) });
    expect(await store.timetables.version(id, 2)).toEqual(updated);
    expect(await store.timetables.version(id, 3)).toBeNull();
    expect((await store.timetables.list())[0]).toMatchObject({ version: 2, cost: 0, holes: 0 });
  });

  it('a change that was made on another version is refused and changes nothing', async () => {
    const store = await newStore(dialect);
    const { id } = await draft(store);
    const change = { expectedVersion: 1, by: 'ada', reason: 'edit' };
    await store.timetables.update(id, timetable(WEEK), change);
    const conflict = { code: 'version-conflict', values: { week: WEEK, found: 2, expected: 1 } };
    await expect(store.timetables.update(id, timetable(WEEK, { cost: 7 }), change)).rejects.toMatchObject(
      conflict,
    );
    await expect(store.timetables.publish(id, { by: 'ada', expectedVersion: 1 })).rejects.toMatchObject(
      conflict,
    );
    expect(await store.timetables.get(id)).toMatchObject({
      version: 2,
      state: 'draft',
      timetable: { cost: 120 },
    });
    expect(await store.timetables.versions(id)).toHaveLength(2);
  });

  it('a draft can be thrown away as long as nobody has touched it; its plan stays on record', async () => {
    const store = await newStore(dialect);
    const [first, edited, published] = [await draft(store), await draft(store), await draft(store)];
    const run = await store.planRuns.start({ week: WEEK, startedBy: 'ada', options: {} });
    await store.planRuns.finish(run.id, { result: 'complete', timetableId: first.id });
    const change = { expectedVersion: 1, by: 'ada', reason: 'edit' };
    await store.timetables.update(edited.id, timetable(WEEK), change);
    await store.timetables.publish(published.id, { by: 'ada' });

    expect(await store.timetables.discardDraft(first.id)).toBe(true);
    expect(await store.timetables.get(first.id)).toBeNull();
    expect(await store.timetables.versions(first.id)).toEqual([]);
    expect(await store.planRuns.list()).toMatchObject([
      { id: run.id, result: 'complete', timetableId: null },
    ]);
    for (const id of [first.id, edited.id, published.id, 'unknown'])
      expect(await store.timetables.discardDraft(id)).toBe(false);
    expect((await store.timetables.list()).map(({ id }) => id)).toEqual([edited.id, published.id]);
  });

  it('a timetable stays of its week', async () => {
    const store = await newStore(dialect);
    const { id } = await draft(store);
    const change = { expectedVersion: 1, by: 'ada', reason: 'edit' };
    await expect(store.timetables.update(id, timetable('2026-03-16'), change)).rejects.toThrow(
      'cannot become',
    );
  });

  it('004.92 publishing puts a week in force', async () => {
    const store = await newStore(dialect);
    const first = await draft(store, 'one');
    await draft(store, 'two');
    const published = await store.timetables.publish(first.id, { by: 'ben', expectedVersion: 1 });
    expect(published).toMatchObject({
      id: first.id,
      state: 'published',
      version: 2,
      timetable: timetable(WEEK),
    });
    expect(await store.timetables.published(WEEK)).toEqual(published);
    expect(await store.timetables.latest(WEEK)).toEqual(published);
    expect((await store.timetables.versions(first.id)).map(({ state, by }) => [state, by])).toEqual([
      ['draft', 'ada'],
      ['published', 'ben'],
    ]);
    expect(await store.timetables.publish(first.id, { by: 'ben' })).toEqual(published);
  });

  it('a published week can be changed and stays published', async () => {
    const store = await newStore(dialect);
    const { id } = await draft(store);
    await store.timetables.publish(id, { by: 'ada' });
    const change = { expectedVersion: 2, by: 'ada', reason: 'swap' };
    await store.timetables.update(id, timetable(WEEK, { cost: 5 }), change);
    expect(await store.timetables.published(WEEK)).toMatchObject({ version: 3, timetable: { cost: 5 } });
  });

  it('republishing a week replaces the former timetable, which is kept with all its versions', async () => {
    const store = await newStore(dialect);
    const former = await draft(store, 'former');
    const next = await draft(store, 'next');
    await store.timetables.publish(former.id, { by: 'ada' });
    await store.timetables.publish(next.id, { by: 'ben' });
    expect(await store.timetables.list({ week: WEEK })).toMatchObject([
      { id: former.id, state: 'retired', replaced: true, version: 3 },
      { id: next.id, state: 'published', replaced: false, version: 2 },
    ]);
    expect((await store.timetables.versions(former.id)).map(({ state, reason }) => [state, reason])).toEqual([
      ['draft', 'saved'],
      ['published', 'published'],
      ['retired', 'replaced'],
    ]);
    expect(await store.timetables.get(former.id)).toMatchObject({ timetable: timetable(WEEK) });

    // And back again: what was replaced can be put in force once more.
    await store.timetables.publish(former.id, { by: 'ada' });
    expect(await store.timetables.list({ week: WEEK })).toMatchObject([
      { id: former.id, state: 'published', replaced: false },
      { id: next.id, state: 'retired', replaced: true },
    ]);
  });

  it('004.94 a retired week stays the latest of its week and takes no second retirement', async () => {
    const store = await newStore(dialect);
    const { id } = await draft(store);
    await store.timetables.publish(id, { by: 'ada' });
    await store.timetables.retire(id, { by: 'ada' });
    await store.timetables.retire(id);
    await draft(store, 'an afterthought');
    expect(await store.timetables.published(WEEK)).toBeNull();
    expect(await store.timetables.latest(WEEK)).toMatchObject({ id, state: 'retired', version: 3 });
    expect((await store.timetables.list({ week: WEEK }))[0]).toMatchObject({
      state: 'retired',
      replaced: false,
    });
  });

  it('only what was published can be retired', async () => {
    const store = await newStore(dialect);
    const { id } = await draft(store);
    await expect(store.timetables.retire(id)).rejects.toThrow('never published');
    expect(await store.timetables.get(id)).toMatchObject({ state: 'draft', version: 1 });
  });

  it('says so if there is no such timetable', async () => {
    const { timetables } = await newStore(dialect);
    const unknown = { code: 'unknown-week', values: { week: 'x' } };
    const change = { expectedVersion: 1, by: 'ada', reason: '' };
    await expect(timetables.update('x', timetable(WEEK), change)).rejects.toMatchObject(unknown);
    await expect(timetables.publish('x', { by: 'ada' })).rejects.toMatchObject(unknown);
    await expect(timetables.retire('x')).rejects.toMatchObject(unknown);
    expect(await timetables.versions('x')).toEqual([]);
    expect(await timetables.version('x', 1)).toBeNull();
  });

  it('two stores that publish the same week at once leave one published', async () => {
    const url = await newStoreUrl(dialect);
    const [one, two] = [await openTestStore(url), await openTestStore(url)];
    const drafts = [await draft(one, 'one'), await draft(two, 'two')];
    await Promise.all([
      one.timetables.publish(drafts[0]!.id, { by: 'one' }),
      two.timetables.publish(drafts[1]!.id, { by: 'two' }),
    ]);
    const states = (await one.timetables.list({ week: WEEK })).map(({ state }) => state);
    expect(states.sort()).toEqual(['published', 'retired']);
  });
});
