import type { Kysely } from 'kysely';
import { expect } from 'vitest';
import type { Store } from '../../store/open-store.ts';
import type { Database, PersonRow } from '../../store/schema.ts';
import { person, timetable } from './samples.ts';

const AT = '2025-11-03T09:00:00.000Z';
const WEEK = '2025-11-10';

/**
 * Fills the tables that a store of this version has, in the words of that version. A new version that changes a
 * table leaves this as it is and adds its own.
 */
export async function fillVersion(db: Kysely<Database>, version: number): Promise<void> {
  if (version >= 1) await fillPersons(db, version);
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
  if (version >= 4) await fillWeb(db);
  if (version >= 6) await fillMessages(db);
  if (version >= 7) await fillPhones(db);
  if (version >= 8) await fillCustomers(db);
  if (version >= 9) await fillDesk(db);
}

async function fillDesk(db: Kysely<Database>): Promise<void> {
  const noted = {
    customer_origin: 'erp',
    customer_id: '7',
    customer_name: 'Marta Vila',
    customer_tax_id: 'ES12345678Z',
    contract: '{"id":"9","number":"00042","address":""}',
  };
  await db
    .insertInto('categories')
    .values({
      id: 'g1',
      name: 'Invoice',
      code: 'INV',
      parent: null,
      color: '#ff0000',
      keywords: '["bill"]',
      enabled: 1,
      kind: 'claim',
      position: 0,
    })
    .execute();
  await db
    .insertInto('call_notes')
    .values({
      id: 'cn1',
      seq: 1,
      call: 'main:c1:support',
      operator: 'ada',
      at: AT,
      number: '+34612345678',
      ...noted,
      comment: 'too high',
      solved: 0,
      claim: '{"founded":true,"responsible":"us"}',
      updated_at: AT,
      version: 2,
      external_id: '77',
      save_key: 'ada k',
      search: 'too high',
    })
    .execute();
  await db.insertInto('call_note_categories').values({ note: 'cn1', category: 'g1', position: 0 }).execute();
  await db
    .insertInto('service_requests')
    .values({
      id: 'sr1',
      seq: 1,
      year: 2025,
      number_in_year: 7,
      subject: 'Invoice',
      text: 'too high',
      ...noted,
      phone: '+34612345678',
      channel: 'phone',
      category: 'g1',
      priority: 'high',
      status: 'resolved',
      assignee: 'ada',
      call: 'main:c1:support',
      resolution: 'mended',
      closed_reason: null,
      created_at: AT,
      created_by: 'ada',
      updated_at: AT,
      first_response_at: AT,
      closed_at: null,
      version: 2,
      save_key: null,
      search: 'invoice',
    })
    .execute();
  await db
    .insertInto('request_notes')
    .values({ id: 'rn1', seq: 1, request: 'sr1', at: AT, author: 'ada', event: 'resolve', text: 'mended' })
    .execute();
  await db
    .insertInto('callbacks')
    .values({
      id: 'cb1',
      seq: 1,
      number: '+34612345679',
      call: 'main:c0:support',
      missed: 2,
      state: 'open',
      created_at: AT,
      missed_at: AT,
      offered_to: 'ada',
      taken_at: null,
      closed_at: null,
      closed_by: null,
    })
    .execute();
  await db
    .insertInto('erp_writes')
    .values({
      id: 'w1',
      seq: 1,
      origin: 'erp',
      subject: 'note:cn1',
      kind: 'put',
      payload: '{"id":"cn1"}',
      created_at: AT,
      due_at: AT,
      attempts: 1,
      state: 'waiting',
      last_error: '{"key":"error.source-timeout","values":{}}',
      done_at: null,
      lease: null,
      leased_until: null,
    })
    .execute();
}

async function fillCustomers(db: Kysely<Database>): Promise<void> {
  const content = JSON.stringify({
    ...{ name: 'Marta Vila', taxId: 'ES12345678Z', memberNumber: 'S00012', language: 'ca', city: 'Girona' },
    ...{
      address: '',
      emails: ['marta@example.org'],
      flags: [],
      comment: '',
      contracts: [],
      openInvoices: null,
    },
    phones: [{ e164: '+34790000001', raw: '790 000 001', kind: 'mobile', holder: '' }],
  });
  await db
    .insertInto('customers')
    .values({ id: 'c1', name: 'Marta Vila', content, updated_at: AT })
    .execute();
  const keys = [
    { kind: 'phone', value: '+34790000001' },
    { kind: 'word', value: 'marta' },
  ];
  await db
    .insertInto('customer_keys')
    .values(keys.map((key) => ({ ...key, customer: 'c1' })))
    .execute();
}

async function fillPhones(db: Kysely<Database>): Promise<void> {
  await db
    .insertInto('calls')
    .values({
      id: 'main:c1:support',
      pbx: 'main',
      queue: 'support',
      number: '+34612345678',
      caller_name: null,
      state: 'ended',
      outcome: 'answered',
      started_at: AT,
      answered_at: AT,
      ended_at: AT,
      hold_seconds: 9,
      talk_seconds: 60,
      answered_extension: '204',
      answered_interface: 'PJSIP/204',
      person: 'ada',
      rings: `[{"extension":"204","interface":"PJSIP/204","at":"${AT}","end":"answered","seconds":3}]`,
      transfers: '[]',
      ended_by: 'caller',
      position: 1,
      source: 'events',
    })
    .execute();
  await db
    .insertInto('queue_overrides')
    .values({
      id: 'o1',
      queue: 'support',
      person: 'ada',
      extension: '204',
      kind: 'add',
      from_at: AT,
      until_at: '2099-01-01T00:00:00.000Z',
      author: 'ada',
      reason: 'many calls',
      ended_at: null,
    })
    .execute();
  await db
    .insertInto('pauses')
    .values({
      id: 'p1',
      queue: 'support',
      person: 'ada',
      extension: '204',
      reason: 'lunch',
      started_at: AT,
      started_by: 'ada',
      ended_at: null,
      ended_by: null,
    })
    .execute();
}

async function fillMessages(db: Kysely<Database>): Promise<void> {
  await db
    .insertInto('messages')
    .values({
      id: 'm1',
      seq: 1,
      channel: 'email',
      target: 'ada@example.org',
      person: 'ada',
      notice: 'n1',
      author: 'lineup',
      subject: 'Hello',
      text: 'one\ntwo',
      html: null,
      attachments: '[{"name":"a.csv","type":"text/csv","text":"a;b"}]',
      thread_key: null,
      created_at: AT,
      due_at: AT,
      expires_at: null,
      attempts: 3,
      state: 'failed',
      last_error: '{"key":"delivery.limited","values":{"place":"team"}}',
      sent_at: null,
      dedupe_key: 'notices:n1',
      lease: null,
      leased_until: null,
    })
    .execute();
}

async function fillWeb(db: Kysely<Database>): Promise<void> {
  const place = JSON.stringify({ date: WEEK, slot: 0, line: 0 });
  await db
    .insertInto('sessions')
    .values({
      id: 's1',
      token_hash: 'aa',
      person: 'ada',
      method: 'oidc',
      user_agent: 'Firefox',
      created_at: AT,
      last_seen_at: AT,
      expires_at: '2099-01-01T00:00:00.000Z',
    })
    .execute();
  await db
    .insertInto('api_keys')
    .values({
      id: 'k1',
      hash: 'bb',
      name: 'cron',
      scopes: '["plan:run"]',
      created_by: 'ada',
      created_at: AT,
      last_used_at: AT,
      revoked_at: null,
    })
    .execute();
  await db
    .insertInto('calendar_feeds')
    .values({ id: 'f1', token_hash: 'cc', person: 'ada', created_at: AT, revoked_at: null })
    .execute();
  const entry = { who: 'ada', what: 'person.edit', subject: 'ben', before: '{"name":"Benn"}', after: null };
  await db
    .insertInto('audit')
    .values({ seq: 1, at: AT, ...entry })
    .execute();
  await db
    .insertInto('edits')
    .values({
      id: 'e1',
      seq: 1,
      timetable: 't1',
      version: 2,
      author: 'ada',
      at: AT,
      change: '{"put":1}',
      inverse: '{"put":0}',
      reason: '',
      undone_at: null,
      undone_by: null,
    })
    .execute();
  await db
    .insertInto('turn_requests')
    .values({
      id: 'q1',
      seq: 1,
      kind: 'cover',
      week: WEEK,
      turn: place,
      other: null,
      asker: 'ada',
      asked: '["ben"]',
      message: 'please',
      state: 'accepted',
      created_at: AT,
      expires_at: null,
      closed_at: AT,
      closed_by: 'ben',
      edit: 'e1',
    })
    .execute();
  await db
    .insertInto('turn_answers')
    .values({ request: 'q1', person: 'ben', answer: 'yes', at: AT })
    .execute();
  const sentence = JSON.stringify({ key: 'rule.hole', values: { count: 1 } });
  await db
    .insertInto('outbox')
    .values({
      id: 'n1',
      seq: 1,
      person: 'ada',
      kind: 'request-accepted',
      sentence,
      subject: 'q1',
      created_at: AT,
      seen_at: AT,
      sent_at: null,
    })
    .execute();
}

async function fillPersons(db: Kysely<Database>, version: number): Promise<void> {
  const row = { email: null, color: '#aabbcc', desk_table: 1, daily_limit: null, locale: null };
  const persons = [
    { ...row, key: 'ada', name: 'Àda', extension: '204', ideal_load: 7.5, lunch_exempt: 1, active: 1 },
    { ...row, key: 'ben', name: 'Ben', extension: null, ideal_load: null, lunch_exempt: 0, active: 1 },
    { ...row, key: 'old', name: 'Old', extension: '204', ideal_load: 8, lunch_exempt: 0, active: 0 },
  ];
  // Roles and coats came with version 4.
  const since4 = (index: number) => (version >= 4 ? { roles: '[]', coat: index + 1 } : {});
  // Counted since version 5.
  const since5 = (index: number) => (version >= 5 ? { version: index === 0 ? 3 : 1 } : {});
  const rows = persons.map((person, index) => ({ ...person, ...since4(index), ...since5(index) }));
  await db
    .insertInto('persons')
    .values(rows as PersonRow[])
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
    person('ben', { email: null, idealLoad: null, coat: 2 }),
    person('old', { email: null, extension: '204', active: false, coat: 3 }),
  ]);
  const versions = (await store.persons.listStored({ includeArchived: true })).map((one) => one.version);
  expect(versions).toEqual(version >= 5 ? [3, 1, 1] : [1, 1, 1]);
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
  const since4 = version >= 4;
  expect(await store.sessions.list('ada')).toMatchObject(since4 ? [{ id: 's1', method: 'oidc' }] : []);
  expect(await store.apiKeys.list()).toMatchObject(since4 ? [{ id: 'k1', scopes: ['plan:run'] }] : []);
  expect(await store.calendarFeeds.find('cc')).toEqual(
    since4 ? { id: 'f1', person: 'ada', createdAt: AT } : null,
  );
  expect(await store.audit.list()).toMatchObject(since4 ? [{ seq: 1, before: { name: 'Benn' } }] : []);
  expect(await store.edits.list('t1')).toMatchObject(since4 ? [{ id: 'e1', inverse: { put: 0 } }] : []);
  expect(await store.turnRequests.list()).toMatchObject(
    since4 ? [{ id: 'q1', edit: 'e1', answers: [{ person: 'ben', answer: 'yes', at: AT }] }] : [],
  );
  expect(await store.outbox.list('ada')).toMatchObject(since4 ? [{ id: 'n1', subject: 'q1' }] : []);
  const since6 = version >= 6;
  expect(await store.messages.listDead()).toMatchObject(
    since6 ? [{ id: 'm1', attachments: [{ content: 'a;b' }], lastError: { key: 'delivery.limited' } }] : [],
  );
  const since7 = version >= 7;
  expect(await store.calls.list()).toMatchObject(
    since7 ? [{ person: 'ada', answeredBy: { extension: '204' }, rings: [{ end: 'answered' }] }] : [],
  );
  expect(await store.overrides.active('support', AT)).toMatchObject(
    since7 ? [{ kind: 'add', by: 'ada' }] : [],
  );
  expect(await store.pauses.open('support')).toMatchObject(since7 ? [{ reason: 'lunch' }] : []);
  const since8 = version >= 8;
  expect(await store.customers.findByNumber('+34790000001', 5)).toMatchObject(
    since8 ? [{ id: 'own/c1', name: 'Marta Vila', memberNumber: 'S00012' }] : [],
  );
  const since9 = version >= 9;
  expect(await store.categories.list()).toMatchObject(since9 ? [{ code: 'INV', keywords: ['bill'] }] : []);
  const noted = { customer: { name: 'Marta Vila' }, contract: { number: '00042' } };
  expect(await store.callNotes.list({ calls: ['main:c1:support'] })).toMatchObject(
    since9
      ? [{ ...noted, categories: ['g1'], solved: false, claim: { founded: true }, externalId: '77' }]
      : [],
  );
  expect(await store.serviceRequests.list()).toMatchObject(
    since9 ? [{ ...noted, number: '2025-00007', notes: [{ event: 'resolve', by: 'ada' }] }] : [],
  );
  expect(await store.callbacks.list()).toMatchObject(since9 ? [{ missed: 2, offeredTo: 'ada' }] : []);
  expect(await store.erpWrites.list()).toMatchObject(since9 ? [{ payload: { id: 'cn1' }, attempts: 1 }] : []);
}
