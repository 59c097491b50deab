import type { Kysely } from 'kysely';
import { expect } from 'vitest';
import type { Store } from '../../store/open-store.ts';
import type { Database } from '../../store/schema.ts';
import { person, timetable } from './samples.ts';

const AT = '2025-11-03T09:00:00.000Z';
const WEEK = '2025-11-10';

/**
 * Fills the tables that a store of this version has, in the words of that version. A new version that changes a
 * table leaves this as it is and adds its own.
 */
export async function fillVersion(db: Kysely<Database>, version: number): Promise<void> {
  if (version >= 1) await fillPersons(db);
  if (version >= 2) await fillWeeks(db);
  if (version >= 3) {
    const download = { what: 'loads', source: 'sheets', detail: 'Loads', at: AT };
    await db
      .insertInto('downloads')
      .values({ seq: 1, ...download })
      .execute();
    const lock = { name: 'old', token: 't', pid: 1, host: 'gone', since: AT, stale_at: AT };
    await db.insertInto('locks').values(lock).execute();
  }
}

async function fillPersons(db: Kysely<Database>): Promise<void> {
  const row = { email: null, color: '#aabbcc', desk_table: 1, daily_limit: null, locale: null };
  await db
    .insertInto('persons')
    .values([
      { ...row, key: 'ada', name: 'Àda', extension: '204', ideal_load: 7.5, lunch_exempt: 1, active: 1 },
      { ...row, key: 'ben', name: 'Ben', extension: null, ideal_load: null, lunch_exempt: 0, active: 1 },
      { ...row, key: 'old', name: 'Old', extension: '204', ideal_load: 8, lunch_exempt: 0, active: 0 },
    ])
    .execute();
  await db.insertInto('person_groups').values({ person: 'ada', name: 'it' }).execute();
  const entry = { person: 'ada', weekday: 'tue', date: null, slots: '0110', firm: 1, reason: 'school' };
  await db
    .insertInto('unavailabilities')
    .values({ id: 'u1', ...entry })
    .execute();
  const absence = {
    person: 'ben',
    from_day: '2025-12-22',
    to_day: '2026-01-02',
    kind: 'holiday',
    source: 'hand',
  };
  await db
    .insertInto('absences')
    .values({ id: 'a1', ...absence })
    .execute();
  await db
    .insertInto('closed_days')
    .values({ date: '2025-12-25', source: 'hand', name: 'Christmas' })
    .execute();
  await db.insertInto('fixed_turns').values({ weekday: 'mon', slot: 0, line: 1, person: 'ada' }).execute();
}

async function fillWeeks(db: Kysely<Database>): Promise<void> {
  const head = {
    seq: 1,
    week: WEEK,
    state: 'published',
    version: 2,
    description: 'kept',
    cost: 120,
    holes: 1,
  };
  const dates = { created_at: AT, updated_at: AT };
  const overload = JSON.stringify({ ada: 0.5, ben: -0.5 });
  await db
    .insertInto('timetables')
    .values({ id: 't1', ...head, overload, replaced_by: null, ...dates })
    .execute();
  const content = JSON.stringify(timetable(WEEK));
  const row = { timetable: 't1', content, saved_at: AT, author: 'ada' };
  await db
    .insertInto('timetable_versions')
    .values([
      { ...row, version: 1, state: 'draft', reason: 'saved' },
      { ...row, version: 2, state: 'published', reason: 'published' },
    ])
    .execute();
  const run = { week: WEEK, state: 'stopped', result: 'complete', started_at: AT, finished_at: AT };
  await db
    .insertInto('plan_runs')
    .values({ id: 'r1', seq: 1, ...run, started_by: 'ada', options: '{"seed":42}', timetable: 't1' })
    .execute();
  await db
    .insertInto('credit_bases')
    .values({ seq: 1, week: WEEK, credit: '{"ada":2}', set_at: AT })
    .execute();
}

/** Expects in a store of today what `fillVersion` put into one of that version. */
export async function expectFilled(store: Store, version: number): Promise<void> {
  expect(await store.persons.list({ includeArchived: true })).toEqual([
    person('ada', {
      name: 'Àda',
      email: null,
      extension: '204',
      idealLoad: 7.5,
      lunchExempt: true,
      groups: ['it'],
    }),
    person('ben', { email: null, idealLoad: null }),
    person('old', { email: null, extension: '204', active: false }),
  ]);
  expect(await store.unavailabilities.list()).toEqual([
    { id: 'u1', person: 'ada', weekday: 'tue', date: null, slots: '0110', firm: true, reason: 'school' },
  ]);
  expect(await store.absences.list()).toEqual([
    { id: 'a1', person: 'ben', from: '2025-12-22', to: '2026-01-02', kind: 'holiday', source: 'hand' },
  ]);
  expect(await store.closedDays.list()).toEqual([{ date: '2025-12-25', name: 'Christmas', source: 'hand' }]);
  expect(await store.fixedTurns.list()).toEqual([{ weekday: 'mon', slot: 0, line: 1, person: 'ada' }]);

  const since2 = version >= 2;
  expect(await store.timetables.published(WEEK)).toEqual(
    since2
      ? {
          id: 't1',
          state: 'published',
          version: 2,
          description: 'kept',
          createdAt: AT,
          updatedAt: AT,
          timetable: timetable(WEEK),
        }
      : null,
  );
  expect(await store.timetables.versions('t1')).toHaveLength(since2 ? 2 : 0);
  expect(await store.planRuns.list()).toMatchObject(
    since2 ? [{ id: 'r1', options: { seed: 42 }, timetableId: 't1' }] : [],
  );
  expect(await store.credit.creditAt('2025-11-17')).toEqual(since2 ? { ada: 2.5, ben: -0.5 } : {});

  expect(await store.downloads.latest()).toEqual(
    version >= 3 ? [{ what: 'loads', source: 'sheets', detail: 'Loads', at: AT }] : [],
  );
}
