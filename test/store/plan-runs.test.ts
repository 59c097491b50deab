import { expect, it } from 'vitest';
import { describeStores, newStore } from '../support/stores.ts';
import { timetable } from './samples.ts';

describeStores('plan runs', (dialect) => {
  it('004.79 lists runs newest first, with what is needed to run them again', async () => {
    let hour = new Date('2026-03-02T08:15:01.000Z');
    const store = await newStore(dialect, { clock: () => hour });
    const options = { engine: 'race', seed: 42, lines: 3 };
    const first = await store.planRuns.start({ week: '2026-03-09', startedBy: 'schedule-hours', options });
    const second = await store.planRuns.start({ week: '2026-03-16', startedBy: 'ada', options: {} });
    expect(first).toEqual({
      id: expect.any(String),
      week: '2026-03-09',
      state: 'running',
      result: null,
      startedAt: '2026-03-02T08:15:01.000Z',
      finishedAt: null,
      startedBy: 'schedule-hours',
      options,
      timetableId: null,
    });
    expect(await store.planRuns.list()).toEqual([second, first]);
    expect(await store.planRuns.list({ limit: 1 })).toEqual([second]);
    expect(await store.planRuns.list({ week: '2026-03-09' })).toEqual([first]);

    const { id } = await store.timetables.saveDraft({
      timetable: timetable('2026-03-09'),
      description: '',
      by: 'ada',
    });
    hour = new Date('2026-03-02T08:15:04.000Z');
    await store.planRuns.finish(first.id, { result: 'complete', timetableId: id });
    await store.planRuns.finish(first.id, { result: 'failed', timetableId: null });
    expect(await store.planRuns.list({ week: '2026-03-09' })).toEqual([
      {
        ...first,
        state: 'stopped',
        result: 'complete',
        finishedAt: '2026-03-02T08:15:04.000Z',
        timetableId: id,
      },
    ]);
  });

  it('runs that were left behind are marked as failed, and only they', async () => {
    const { planRuns } = await newStore(dialect);
    const run = { week: '2026-03-09', startedBy: 'ada', options: {} };
    const done = await planRuns.start(run);
    await planRuns.finish(done.id, { result: 'incomplete', timetableId: null });
    await planRuns.start(run);
    expect(await planRuns.failUnfinished()).toBe(1);
    expect(await planRuns.failUnfinished()).toBe(0);
    expect((await planRuns.list()).map(({ state, result }) => [state, result])).toEqual([
      ['stopped', 'failed'],
      ['stopped', 'incomplete'],
    ]);
  });
});
