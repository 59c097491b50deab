import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openEngine } from '../../store/engines/open-engine.ts';
import { migrations } from '../../store/migrations/index.ts';
import { applySteps, NEWEST_VERSION } from '../../store/migrations/migrate.ts';
import { openStore } from '../../store/open-store.ts';
import { startChild } from '../support/children.ts';
import { describeStores, NOW, newStoreUrl, openTestStore } from '../support/stores.ts';
import { expectFilled, fillVersion } from './old-stores.ts';
import { person } from './samples.ts';

const fixtures = join(import.meta.dirname, 'fixtures');
const earlier = Array.from({ length: NEWEST_VERSION }, (_, index) => index + 1);

/** Makes a store as the Lineup of that version left it, with something in every table. */
async function makeStoreOf(version: number, url: string): Promise<void> {
  const engine = await openEngine(url, { create: true, busyTimeoutMs: 5000 });
  try {
    await engine.kysely.transaction().execute(async (db) => {
      await applySteps(db, 0, version, NOW.toISOString());
      await fillVersion(db, version);
    });
  } finally {
    await engine.close();
  }
}

describeStores('migrations', (dialect) => {
  it.each(earlier)('a store of version %i comes to the newest with all its data', async (version) => {
    const url = await newStoreUrl(dialect);
    await makeStoreOf(version, url);
    const store = await openTestStore(url);
    expect(store.migratedFrom).toBe(version === NEWEST_VERSION ? null : version);
    await expectFilled(store, version);
    await store.check();
    await store.persons.save(person('new'));
  });

  it('a new store is migrated from nothing and has the newest shape at once', async () => {
    const url = await newStoreUrl(dialect);
    const store = await openTestStore(url);
    expect(store.migratedFrom).toBeNull();
    expect((await openTestStore(url)).migratedFrom).toBeNull();
  });

  it('a step that fails takes back those before it', async () => {
    const url = await newStoreUrl(dialect);
    await makeStoreOf(1, url);
    const engine = await openEngine(url, { create: false, busyTimeoutMs: 5000 });
    // In the way of the third step; the second one is done by then.
    await engine.kysely.schema.createTable('locks').addColumn('x', 'text').execute();
    await expect(openStore(url, { clock: () => NOW })).rejects.toThrow();
    expect(await engine.tableNames(engine.kysely)).not.toContain('timetables');
    await engine.kysely.schema.dropTable('locks').execute();
    await engine.close();
    const store = await openTestStore(url);
    expect(store.migratedFrom).toBe(1);
    await expectFilled(store, 1);
  });

  it.each([0, 1])(
    'of four processes that meet a store of version %i at once, all find it whole',
    async (version) => {
      const url = await newStoreUrl(dialect);
      if (version > 0) await makeStoreOf(version, url);
      const file = join(import.meta.dirname, 'children', 'open-when-told.ts');
      const children = [1, 2, 3, 4].map(() => startChild(file, [url]));
      for (const child of children) expect(await child.nextLine()).toBe('ready');
      for (const child of children) child.tell('go');
      const answers: { migratedFrom: number | null; persons: number }[] = [];
      for (const child of children) {
        const { lines, code, complaints } = await child.end();
        expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
        answers.push(JSON.parse(lines[0]!));
      }
      expect(answers.map(({ persons }) => persons)).toEqual(Array(4).fill(version > 0 ? 2 : 0));
      expect(answers.filter(({ migratedFrom }) => migratedFrom === version)).toHaveLength(
        version > 0 ? 1 : 0,
      );
      const store = await openTestStore(url);
      if (version > 0) await expectFilled(store, version);
    },
  );

  it('a store that a newer Lineup wrote is refused and left alone', async () => {
    const url = await newStoreUrl(dialect);
    await (await openStore(url, { clock: () => NOW })).close();
    const engine = await openEngine(url, { create: false, busyTimeoutMs: 5000 });
    const row = { version: NEWEST_VERSION + 4, name: '007-from-the-future', at: NOW.toISOString() };
    await engine.kysely.insertInto('schema_version').values(row).execute();
    await engine.close();
    await expect(openStore(url, { clock: () => NOW })).rejects.toMatchObject({
      code: 'store-newer',
      values: { place: url.replace(/^sqlite:/, ''), found: NEWEST_VERSION + 4 },
    });
  });

  it('an older store is refused if it may not be changed', async () => {
    const url = await newStoreUrl(dialect);
    await makeStoreOf(1, url);
    await expect(openStore(url, { clock: () => NOW, migrate: false })).rejects.toMatchObject({
      code: 'store-unreadable',
    });
    expect((await openTestStore(url)).migratedFrom).toBe(1);
  });
});

describe('stored files of earlier versions', () => {
  it('there is one of every version', async () => {
    expect((await readdir(fixtures)).sort()).toEqual(migrations.map((_, index) => `v${index + 1}.sql`));
  });

  it.each(earlier)('that of version %i opens with all its data', async (version) => {
    const url = await newStoreUrl('sqlite');
    const raw = new DatabaseSync(url.replace('sqlite:', ''));
    raw.exec(readFileSync(join(fixtures, `v${version}.sql`), 'utf8'));
    raw.close();
    const store = await openTestStore(url);
    expect(store.migratedFrom).toBe(version === NEWEST_VERSION ? null : version);
    await expectFilled(store, version);
    await store.check();
  });
});
