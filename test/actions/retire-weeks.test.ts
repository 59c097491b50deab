import { expect, it } from 'vitest';
import { makeEvents } from '../../actions/events.ts';
import { publishWeek } from '../../actions/publish-week.ts';
import { retireWeeks } from '../../actions/retire-weeks.ts';
import type { Workplace } from '../../actions/workplace.ts';
import { defaultConfig } from '../../model/config/parse-config.ts';
import type { Timetable } from '../../model/types.ts';
import { type Dialect, describeStores, NOW, newStore } from '../support/stores.ts';

/** A place to work at, on Monday 2 March 2026 at 9:15 in Madrid. */
async function workplace(dialect: Dialect, now = NOW): Promise<Workplace> {
  return {
    root: '/nonexistent',
    env: {},
    clock: () => now,
    by: 'test',
    locale: 'en',
    config: defaultConfig(),
    store: await newStore(dialect),
    dataDirectory: '/nonexistent',
    isDemo: false,
    isNamed: true,
    events: makeEvents(),
  };
}

function weekOf(week: string, overload: Record<string, number>): Timetable {
  const empty = { lines: [], days: [], closedDays: [], cost: null, penalties: [], loads: {}, log: [] };
  return { week, overload, ...empty } as Timetable;
}

async function publish(
  { store }: Workplace,
  week: string,
  overload: Record<string, number>,
): Promise<string> {
  const draft = await store.timetables.saveDraft({
    timetable: weekOf(week, overload),
    description: '',
    by: 'test',
  });
  return (await store.timetables.publish(draft.id, { by: 'test' })).id;
}

describeStores('004.94 retiring weeks', (dialect) => {
  it('takes those up to two Mondays ago, once, and everybody keeps the same credit', async () => {
    const place = await workplace(dialect);
    const { credit } = place.store;
    await credit.setBase('2026-02-09', { ada: 1 });
    await publish(place, '2026-02-09', { ada: 0.1, bo: -1 });
    await publish(place, '2026-02-16', { ada: 0.2 });
    await publish(place, '2026-02-23', { ada: 0.4 });
    await publish(place, '2026-03-09', { ada: 9 });
    const before = await credit.creditAt('2026-03-09');
    expect(await retireWeeks(place)).toEqual(['2026-02-09', '2026-02-16']);
    expect(await credit.creditAt('2026-03-09')).toEqual(before);
    expect(before).toEqual({ ada: 1.7, bo: -1 });
    expect(await credit.base()).toEqual({ week: '2026-02-23', credit: { ada: 1.3, bo: -1 } });
    expect(await retireWeeks(place)).toEqual([]);
    expect(await credit.base()).toEqual({ week: '2026-02-23', credit: { ada: 1.3, bo: -1 } });
  });

  it('a newer base has old weeks in it already, and stays', async () => {
    const place = await workplace(dialect);
    const { credit } = place.store;
    await publish(place, '2026-02-02', { ada: 5 });
    await credit.setBase('2026-03-02', { ada: 2 });
    expect(await retireWeeks(place)).toEqual(['2026-02-02']);
    expect(await credit.base()).toEqual({ week: '2026-03-02', credit: { ada: 2 } });
    expect(await credit.creditAt('2026-03-02')).toEqual({ ada: 2 });
  });

  it("counts Mondays in the organisation's zone, not in that of the machine", async () => {
    // In Madrid it is Monday the 2nd already, in UTC still Sunday the 1st.
    const place = await workplace(dialect, new Date('2026-03-01T23:30:00Z'));
    await publish(place, '2026-02-16', {});
    expect(await retireWeeks(place)).toEqual(['2026-02-16']);
  });
});

describeStores('004.92 publishing a week', (dialect) => {
  it('takes the newest draft, never one that is older than what is in force', async () => {
    const place = await workplace(dialect);
    const { timetables } = place.store;
    const save = async (overload: Record<string, number>) =>
      (await timetables.saveDraft({ timetable: weekOf('2026-03-02', overload), description: '', by: 'test' }))
        .id;
    await expect(publishWeek(place, '2026-03-04')).rejects.toMatchObject({
      code: 'unknown-week',
      values: { week: '2026-03-02' },
    });
    await save({ ada: 1 });
    const second = await save({ ada: 2 });
    expect(await publishWeek(place, '2026-03-04')).toMatchObject({ isNew: true, stored: { id: second } });
    expect(await publishWeek(place, '2026-03-08')).toMatchObject({ isNew: false, stored: { id: second } });
    const third = await save({ ada: 3 });
    expect(await publishWeek(place, '2026-03-02')).toMatchObject({ isNew: true, stored: { id: third } });
    expect(await timetables.published('2026-03-02')).toMatchObject({ id: third, state: 'published' });
    await timetables.retire(third);
    expect(await publishWeek(place, '2026-03-02')).toMatchObject({ isNew: false, stored: { id: third } });
  });
});
