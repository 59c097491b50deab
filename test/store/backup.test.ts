import { mkdir, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type BackupRow, backupLines } from '../../store/backup-format.ts';
import { NEWEST_VERSION } from '../../store/migrations/migrate.ts';
import { openStore, type Store } from '../../store/open-store.ts';
import { restoreStore } from '../../store/restore-store.ts';
import {
  type Dialect,
  describeStores,
  isMissing,
  NOW,
  newFolder,
  newStore,
  newStoreUrl,
  openTestStore,
} from '../support/stores.ts';
import { call, customer, note, person, serviceRequest, timetable, weekly } from './samples.ts';

const clock = () => NOW;

/** Puts something into every part of a store. */
async function fill(store: Store): Promise<void> {
  await store.persons.save(person('ada', { name: 'Àda ’«Ж»’', extension: '204', groups: ['it', 'sales'] }));
  await store.persons.save(person('ben', { idealLoad: 7.5, lunchExempt: true, locale: 'ru' }));
  await store.persons.save(person('old', { extension: '204', active: false }));
  // More than are read or written at once.
  for (let index = 0; index < 230; index++)
    await store.unavailabilities.add(weekly({ reason: `reason ${index}` }));
  const away = { from: '2026-03-04', to: '2026-03-06', kind: 'leave', source: 'hand' } as const;
  await store.absences.add({ person: 'ben', ...away });
  await store.closedDays.add({ date: '2026-05-01', name: 'Labour\nDay', source: 'hand' });
  await store.fixedTurns.replaceAll([
    { weekday: 'mon', slot: 0, line: 0, person: 'ada' },
    { weekday: 'mon', slot: 0, line: 1, person: null },
  ]);
  for (const description of ['one', 'two']) {
    const draft = { timetable: timetable('2026-03-09'), description, by: 'ada' };
    const { id } = await store.timetables.saveDraft(draft);
    await store.timetables.publish(id, { by: 'ada' });
  }
  const run = await store.planRuns.start({ week: '2026-03-09', startedBy: 'ada', options: { seed: 42 } });
  await store.planRuns.finish(run.id, { result: 'incomplete', timetableId: null });
  await store.credit.setBase('2026-03-02', { ada: 1.5, ben: -1.5 });
  await store.downloads.remember({ what: 'loads', source: 'files', detail: 'x', at: NOW.toISOString() });
  await store.apiKeys.add({ name: 'cron', scopes: ['plan:run'], createdBy: 'ada' }, 'aa');
  await store.calendarFeeds.renew('ada', () => 'bb');
  await store.audit.add({ who: 'ada', what: 'person.edit', subject: 'ben', before: { a: 1 }, after: null });
  const [latest] = await store.timetables.list();
  const edit = { timetable: latest!.id, version: 3, by: 'ada', change: [1], inverse: [2], reason: '' };
  await store.edits.add(edit);
  const place = { date: '2026-03-09', slot: 0, line: 0 };
  const request = await store.turnRequests.add({
    ...{ kind: 'cover', week: '2026-03-09', turn: place, other: null, asker: 'ada', asked: ['ben'] },
    ...{ message: '', expiresAt: null },
  });
  await store.turnRequests.answer(request.id, 'ben', 'no');
  await store.outbox.add({ person: 'ben', kind: 'asked', sentence: { key: 'rule.hole', values: {} } });
  const content = new Uint8Array([0, 255]);
  const attachments = [{ name: 'a.bin', type: 'application/octet-stream', content }];
  const target = { channel: 'email', target: 'ben@example.org', person: 'ben' };
  await store.messages.add({ ...target, text: 'hello', by: 'ada', attachments, dedupeKey: 'k' });
  const ring = { extension: '204', interface: 'PJSIP/204', at: NOW.toISOString(), end: null, seconds: null };
  await store.calls.save(call('main:1:support', { person: 'ada', rings: [ring], number: null }));
  const phone = { queue: 'support', person: 'ada', extension: '204', reason: 'lunch' };
  const [from, until] = [NOW.toISOString(), '2026-03-02T09:15:00.000Z'];
  await store.overrides.add({ ...phone, kind: 'remove', from, until, by: 'ben' });
  await store.pauses.start({ ...phone, startedAt: from, startedBy: null });
  const tree = { color: null, keywords: ['a'], enabled: true, kind: 'general' as const, order: 0 };
  const root = await store.categories.add({ ...tree, name: 'one', code: 'A', parent: null });
  const below = await store.categories.add({ ...tree, name: 'two', code: 'B', parent: root.id });
  const noted = { origin: 'erp', externalId: '7', name: 'Àda', taxId: '' };
  await store.callNotes.add(note({ categories: [below.id, root.id], customer: noted }), 'key');
  const wish = serviceRequest({ category: below.id, customer: noted });
  const asked = (await store.serviceRequests.add(wish, { year: 2026, key: 'key' })).request;
  const done = { by: 'ada', event: 'note', text: 'x' } as const;
  await store.serviceRequests.change(asked.id, 1, { status: 'in_progress' }, done);
  await store.callbacks.miss({ number: '+34600000001', call: 'c', at: from });
  await store.erpWrites.add({ origin: 'erp', subject: 'note:1', kind: 'put', payload: { a: 1 } });
  await store.customers.saveAll([customer('c1', { name: 'Núria Ñíguez' })]);
}

/** All that a store can tell. */
async function contents(store: Store): Promise<unknown> {
  const heads = await store.timetables.list();
  return {
    persons: await store.persons.list({ includeArchived: true }),
    unavailabilities: await store.unavailabilities.list(),
    absences: await store.absences.list(),
    closedDays: await store.closedDays.list(),
    fixedTurns: await store.fixedTurns.list(),
    heads,
    versions: await Promise.all(heads.map(({ id }) => store.timetables.versions(id))),
    timetables: await Promise.all(heads.map(({ id }) => store.timetables.get(id))),
    runs: await store.planRuns.list(),
    base: await store.credit.base(),
    credit: await store.credit.creditAt('2026-03-16'),
    downloads: await store.downloads.latest(),
    keys: await store.apiKeys.list(),
    feed: await store.calendarFeeds.of('ada'),
    audit: await store.audit.list(),
    edits: await Promise.all(heads.map(({ id }) => store.edits.list(id))),
    requests: await store.turnRequests.list(),
    notices: await store.outbox.list('ben'),
    messages: await store.messages.list(),
    calls: await store.calls.list(),
    overrides: await store.overrides.active('support', NOW.toISOString()),
    pauses: await store.pauses.open('support'),
    categories: await store.categories.list(),
    notes: await store.callNotes.list({ calls: ['main:1:support'] }),
    serviceRequests: await store.serviceRequests.list(),
    callbacks: await store.callbacks.list(),
    erpWrites: await store.erpWrites.list(),
    customers: await store.customers.search([{ kind: 'word', values: ['nuria'] }], 5),
  };
}

async function refusedWithNothingChanged(url: string, file: string, code: string): Promise<void> {
  const store = await openTestStore(url);
  const before = await contents(store);
  const filesBefore = await readdir(dirname(file));
  await expect(restoreStore(url, file, { clock }), `${code} ${file}`).rejects.toMatchObject({ code });
  expect(await contents(store)).toEqual(before);
  expect(await readdir(dirname(file))).toEqual(filesBefore);
  await store.close();
}

const dialects = (['sqlite', 'postgres'] as const).filter((dialect) => !isMissing(dialect));
const pairs = dialects.flatMap((from) => dialects.map((to): [Dialect, Dialect] => [from, to]));

describe('backups', () => {
  it.each(pairs)('from %s are restored whole into %s', async (from, to) => {
    const source = await newStore(from);
    await fill(source);
    const before = await contents(source);
    const file = join(await newFolder(), 'lineup.backup');
    const { rows, bytes } = await source.backup(file);
    expect(bytes).toBe((await stat(file)).size);
    expect((await stat(file)).mode & 0o777).toBe(0o600);

    const url = await newStoreUrl(to);
    expect(await restoreStore(url, file, { clock })).toEqual({ rows, at: NOW.toISOString(), aside: null });
    const restored = await openTestStore(url);
    expect(await contents(restored)).toEqual(before);
    await restored.check();
    await expect(restored.persons.save(person('new', { extension: '204' }))).rejects.toMatchObject({
      code: 'extension-taken',
    });
    await restored.persons.save(person('new'));
  });
});

describeStores('a backup', (dialect) => {
  it('takes the place of what is there, which is kept aside and can be restored again', async () => {
    const url = await newStoreUrl(dialect);
    const store = await openTestStore(url);
    await fill(store);
    const first = await contents(store);
    const file = join(await newFolder(), 'first.backup');
    await store.backup(file);
    await store.persons.archive('ada');
    await store.unavailabilities.replaceForPerson('ada', []);
    const second = await contents(store);

    const { aside } = await restoreStore(url, file, { clock });
    // A store that was open all the while sees the new contents.
    expect(await contents(store)).toEqual(first);
    expect(aside).toMatch(/before-restore-20260302T081500Z\.backup$/);
    await restoreStore(url, aside!, { clock: () => new Date(NOW.getTime() + 1000) });
    expect(await contents(store)).toEqual(second);
  });

  it('brings nobody back who had signed out: sessions are not kept', async () => {
    const url = await newStoreUrl(dialect);
    const store = await openTestStore(url);
    await fill(store);
    const session = { person: 'ada', method: 'oidc', userAgent: '', expiresAt: '2099-01-01T00:00:00.000Z' };
    await store.sessions.add({ ...session, method: 'oidc' }, 'cc');
    const file = join(await newFolder(), 'lineup.backup');
    await store.backup(file);
    await restoreStore(url, file, { clock });
    expect(await store.sessions.find('cc')).toBeNull();
  });

  it('never overwrites a file', async () => {
    const store = await newStore(dialect);
    const folder = await newFolder();
    const file = join(folder, 'precious.txt');
    await writeFile(file, 'precious');
    await expect(store.backup(file)).rejects.toMatchObject({ code: 'file-exists', values: { file } });
    expect(await readFile(file, 'utf8')).toBe('precious');
    expect(await readdir(folder)).toEqual(['precious.txt']);
    const nowhere = join(folder, 'nowhere', 'lineup.backup');
    await expect(store.backup(nowhere)).rejects.toMatchObject({
      code: 'not-writable',
      values: { place: nowhere },
    });
  });

  it('that was cut, changed, prolonged or never was one is refused and nothing changes', async () => {
    const url = await newStoreUrl(dialect);
    const store = await openTestStore(url);
    await fill(store);
    const folder = await newFolder();
    const good = join(folder, 'good.backup');
    await store.backup(good);
    await store.close();
    const bytes = await readFile(good);
    const lines = gunzipSync(bytes).toString().trimEnd().split('\n');
    const zipped = (text: string[]) => gzipSync(`${text.join('\n')}\n`);
    const bad: Record<string, Buffer> = {
      'cut at once': bytes.subarray(0, 5),
      'cut in the middle': bytes.subarray(0, bytes.length / 2),
      'cut by a byte': bytes.subarray(0, bytes.length - 1),
      'without its last line': zipped(lines.slice(0, -1)),
      'without a row': zipped(lines.toSpliced(3, 1)),
      'with a row twice': zipped(lines.toSpliced(3, 0, lines[3]!)),
      'with another name': zipped(lines.map((line) => line.replace('reason 7"', 'reason 8"'))),
      'with something after its end': zipped([...lines, lines[3]!]),
      'with an unknown table': zipped(lines.with(3, '{"table":"secrets","row":{}}')),
      'with half a line': zipped(lines.with(3, lines[3]!.slice(0, 9))),
      empty: Buffer.alloc(0),
      'empty inside': gzipSync(''),
      'of another kind': gzipSync('{"hello":"world"}\n'),
      text: Buffer.from('week: 2026-03-02\n'),
    };
    for (const [name, content] of Object.entries(bad)) {
      const file = join(folder, name);
      await writeFile(file, content);
      await refusedWithNothingChanged(url, file, 'bad-file');
    }
    await refusedWithNothingChanged(url, join(folder, 'missing'), 'file-missing');
    const inside = join(folder, 'a folder');
    await mkdir(inside);
    await refusedWithNothingChanged(url, inside, 'bad-file');
  });

  it('whose rows do not fit is refused, though nothing of it is cut', async () => {
    const url = await newStoreUrl(dialect);
    const store = await openTestStore(url);
    await fill(store);
    const before = await contents(store);
    const folder = await newFolder();
    const file = join(folder, 'misfit.backup');
    await writeBackupOf(file, NEWEST_VERSION, [
      { table: 'person_groups', row: { person: 'nobody', name: 'it' } },
    ]);
    const work = restoreStore(url, file, { clock, asideFolder: folder });
    await expect(work).rejects.toMatchObject({ code: 'bad-file', values: { file } });
    expect(await contents(store)).toEqual(before);
    expect(await readdir(folder)).toEqual(['misfit.backup']);
  });

  it('of an older Lineup is brought up to date, of a newer one it is refused', async () => {
    const url = await newStoreUrl(dialect);
    const folder = await newFolder();
    const row = { key: 'ada', name: 'Ada', email: null, extension: null, color: '#aabbcc', desk_table: 1 };
    const rest = { ideal_load: 8, daily_limit: null, lunch_exempt: 0, locale: null, active: 1 };
    const rows: BackupRow[] = [{ table: 'persons', row: { ...row, ...rest } }];
    const old = join(folder, 'old.backup');
    await writeBackupOf(old, 1, rows);
    expect(await restoreStore(url, old, { clock })).toMatchObject({ rows: 1 });
    const store = await openTestStore(url, { migrate: false });
    expect(await store.persons.list()).toEqual([person('ada', { email: null })]);
    expect(await store.timetables.list()).toEqual([]);
    await store.close();
    const future = join(folder, 'future.backup');
    await writeBackupOf(future, NEWEST_VERSION + 1, rows);
    await refusedWithNothingChanged(url, future, 'bad-file');
  });

  it('is not restored while somebody is at work', async () => {
    const url = await newStoreUrl(dialect);
    const store = await openTestStore(url);
    await fill(store);
    const file = join(await newFolder(), 'lineup.backup');
    await store.backup(file);
    const hour = { staleAfterMs: 3_600_000 };
    const release = await store.locks.acquire('schedule-hours', { ...hour, pid: process.ppid });
    await refusedWithNothingChanged(url, file, 'already-running');
    await release();
    const elsewhere = { ...hour, pid: 1, host: `not-${hostname()}` };
    const releaseElsewhere = await store.locks.acquire('schedule-hours', elsewhere);
    await refusedWithNothingChanged(url, file, 'already-running');
    await releaseElsewhere();
    await store.locks.acquire('restore', { ...hour, pid: process.pid });
    await restoreStore(url, file, { clock });
  });
});

describe('a damaged file', () => {
  it.each(['no database at all', 'cut', 'overwritten'])(
    '(%s) is put aside whole and replaced',
    async (damage) => {
      const url = await newStoreUrl('sqlite');
      const path = url.replace('sqlite:', '');
      const store = await openStore(url, { clock });
      await fill(store);
      const before = await contents(store);
      const backup = join(await newFolder(), 'lineup.backup');
      await store.backup(backup);
      await store.close();
      const { size } = await stat(path);
      if (damage === 'cut') await truncate(path, Math.floor(size / 2));
      else
        await writeFile(
          path,
          damage === 'overwritten' ? (await readFile(path)).fill(7, size / 2) : 'not a database',
        );
      await writeFile(`${path}-wal`, 'left behind');
      const damaged = await readFile(path);

      const { aside } = await restoreStore(url, backup, { clock });
      expect(aside).toBe(`${path}.before-restore-20260302T081500Z`);
      expect(await readFile(aside!)).toEqual(damaged);
      const restored = await openTestStore(url);
      await restored.check();
      expect(await contents(restored)).toEqual(before);
      const names = (await readdir(dirname(path))).filter((name) => name.includes('restoring'));
      expect(names).toEqual([]);
    },
  );
});

async function writeBackupOf(file: string, schema: number, rows: BackupRow[]): Promise<void> {
  async function* all() {
    yield* rows;
  }
  const header = { lineup: 'backup', format: 1, schema, at: NOW.toISOString() } as const;
  await writeFile(file, gzipSync(await buffer(Readable.from(backupLines(header, all())))));
}
