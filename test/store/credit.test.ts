import { expect, it } from 'vitest';
import type { Store } from '../../store/open-store.ts';
import { describeStores, newStore } from '../support/stores.ts';
import { timetable } from './samples.ts';

async function publish(store: Store, week: string, overload: Record<string, number>): Promise<string> {
  const { id } = await store.timetables.saveDraft({
    timetable: timetable(week, { overload }),
    description: '',
    by: 'ada',
  });
  await store.timetables.publish(id, { by: 'ada' });
  return id;
}

describeStores('credit', (dialect) => {
  it('004.60 without a base it is the sum of the overloads of all weeks before', async () => {
    const store = await newStore(dialect);
    expect(await store.credit.base()).toBeNull();
    expect(await store.credit.creditAt('2026-03-02')).toEqual({});
    await publish(store, '2026-03-02', { ada: 0.1, ben: -0.1 });
    await publish(store, '2026-03-09', { ada: 0.2, eve: 1 });
    expect(await store.credit.creditAt('2026-03-02')).toEqual({});
    expect(await store.credit.creditAt('2026-03-09')).toEqual({ ada: 0.1, ben: -0.1 });
    expect(await store.credit.creditAt('2026-03-16')).toEqual({ ada: 0.3, ben: -0.1, eve: 1 });
  });

  it('004.60 with a base only the weeks from it on are added', async () => {
    const store = await newStore(dialect);
    await publish(store, '2026-03-02', { ada: 5 });
    await publish(store, '2026-03-09', { ada: 1, ben: 2 });
    await store.credit.setBase('2026-03-09', { ada: 10, eve: -3 });
    expect(await store.credit.base()).toEqual({ week: '2026-03-09', credit: { ada: 10, eve: -3 } });
    expect(await store.credit.creditAt('2026-03-09')).toEqual({ ada: 10, eve: -3 });
    expect(await store.credit.creditAt('2026-03-16')).toEqual({ ada: 11, ben: 2, eve: -3 });
    expect(await store.credit.creditAt('2026-03-02')).toEqual({});
  });

  it('the base set last counts, and a week before it is reckoned from the one that was valid then', async () => {
    const store = await newStore(dialect);
    await store.credit.setBase('2026-03-02', { ada: 1 });
    await publish(store, '2026-03-02', { ada: 1 });
    await store.credit.setBase('2026-03-16', { ada: 2 });
    expect(await store.credit.base()).toEqual({ week: '2026-03-16', credit: { ada: 2 } });
    expect(await store.credit.creditAt('2026-03-09')).toEqual({ ada: 2 });
    await store.credit.setBase('2026-03-09', { ada: -7 });
    expect(await store.credit.creditAt('2026-03-23')).toEqual({ ada: -7 });
  });

  it('drafts and replaced timetables do not count, retired ones do, and edits count as edited', async () => {
    const store = await newStore(dialect);
    await store.timetables.saveDraft({ timetable: timetable('2026-03-02'), description: '', by: 'ada' });
    await publish(store, '2026-03-02', { ada: 100 });
    const again = await publish(store, '2026-03-02', { ada: 1 });
    await store.timetables.retire(again);
    const edited = await publish(store, '2026-03-09', { ada: 100 });
    await store.timetables.update(edited, timetable('2026-03-09', { overload: { ada: 1 } }), {
      expectedVersion: 2,
      by: 'ada',
      reason: 'swap',
    });
    expect(await store.credit.creditAt('2026-03-16')).toEqual({ ada: 2 });
  });
});
