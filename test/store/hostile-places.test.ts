import { spawnSync } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../store/open-store.ts';
import { startChild } from '../support/children.ts';
import {
  describeStores,
  isMissing,
  NOW,
  newFolder,
  newStoreUrl,
  openTestStore,
  tellPostgres,
} from '../support/stores.ts';
import { person } from './samples.ts';

const clock = () => NOW;
const child = (name: string) => join(import.meta.dirname, 'children', name);
const works = ([program = '', ...rest]: string[]) => spawnSync(program, rest).status === 0;
const isRoot = process.getuid?.() === 0;

/** A shell with mounts of its own, which vanish with it. */
const withMounts = isRoot ? ['unshare', '--mount'] : ['unshare', '--map-root-user', '--mount'];
const mounting = 'mount -t tmpfs -o size=2m lineup-test "$1" && shift && exec "$@"';
const canMount = works([...withMounts, 'sh', '-c', mounting, 'sh', '/mnt', 'true']);

/** For root no permission is missing: it steps down to nobody. */
const asNobody = isRoot ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--'] : [];
const canBeNobody =
  !isRoot || works([...asNobody, process.execPath, child('write-where-forbidden.ts'), 'sqlite:']);

describe('places where a file cannot be', () => {
  it.skipIf(!canMount)(
    'a full disk leaves the old data intact, says so, and takes new data once there is room',
    async () => {
      const folder = await newFolder();
      const prefix = [...withMounts, 'sh', '-c', mounting, 'sh', folder];
      const { lines, complaints } = await startChild(child('fill-disk.ts'), [folder], prefix).end();
      expect(complaints).toBe('');
      const met = JSON.parse(lines[0]!);
      const place = join(folder, 'lineup.sqlite');
      expect(met.refusal).toEqual({ code: 'disk-full', values: { place } });
      expect(met.confirmed).toBeGreaterThan(3);
      expect(met.whileFull).toBe(met.confirmed);
      expect(met.backup).toEqual({ code: 'disk-full', values: { place: join(folder, 'full.backup') } });
      expect(met.files.filter((name: string) => name.includes('backup'))).toEqual([]);
      expect(met.reopened).toBe(met.confirmed);
      expect(met.withRoom).toBe(met.confirmed + 1);
    },
  );

  it.skipIf(!canBeNobody)('a folder without the right to write is refused', async () => {
    const folder = await newFolder();
    await chmod(folder, 0o555);
    const file = join(folder, 'lineup.sqlite');
    const { lines } = await startChild(child('write-where-forbidden.ts'), [`sqlite:${file}`], asNobody).end();
    expect(JSON.parse(lines[0]!)).toEqual({ code: 'not-writable', place: file });
    const deeper = join(folder, 'data', 'lineup.sqlite');
    const second = await startChild(child('write-where-forbidden.ts'), [`sqlite:${deeper}`], asNobody).end();
    expect(JSON.parse(second.lines[0]!)).toEqual({ code: 'not-writable', place: join(folder, 'data') });
    await chmod(folder, 0o755);
  });

  it.skipIf(!canBeNobody)('a store without the right to write is refused and stays as it is', async () => {
    const folder = await newFolder();
    const file = join(folder, 'lineup.sqlite');
    const store = await openStore(`sqlite:${file}`, { clock });
    await store.persons.save(person('ada'));
    await store.close();
    await chmod(file, 0o444);
    await chmod(folder, 0o555);
    const { lines } = await startChild(child('write-where-forbidden.ts'), [`sqlite:${file}`], asNobody).end();
    expect(JSON.parse(lines[0]!)).toEqual({ code: 'not-writable', place: file });
    await chmod(folder, 0o755);
    await chmod(file, 0o644);
    expect(await (await openTestStore(`sqlite:${file}`)).persons.list()).toHaveLength(1);
  });

  it('a folder in the place of the file, or a file in the place of a folder, is refused', async () => {
    const folder = await newFolder();
    await expect(openStore(`sqlite:${folder}`, { clock })).rejects.toMatchObject({ code: 'not-writable' });
    await writeFile(join(folder, 'file'), '');
    const within = `sqlite:${join(folder, 'file', 'lineup.sqlite')}`;
    await expect(openStore(within, { clock })).rejects.toMatchObject({ code: 'not-writable' });
  });

  it('folders that are missing are made', async () => {
    const file = join(await newFolder(), 'a', 'b', 'lineup.sqlite');
    expect((await openTestStore(`sqlite:${file}`)).place).toBe(file);
  });
});

describe('files that are no store', () => {
  it('a file that is no database is refused and left alone', async () => {
    const file = join(await newFolder(), 'lineup.sqlite');
    await writeFile(file, 'week: 2026-03-02\n'.repeat(100));
    await expect(openStore(`sqlite:${file}`, { clock })).rejects.toMatchObject({
      code: 'store-unreadable',
      values: { place: file, reason: 'file is not a database' },
    });
    expect(await readFile(file, 'utf8')).toBe('week: 2026-03-02\n'.repeat(100));
  });

  it('the database of another program is refused and left alone', async () => {
    const file = join(await newFolder(), 'other.sqlite');
    const raw = new DatabaseSync(file);
    raw.exec('create table songs (title text)');
    await expect(openStore(`sqlite:${file}`, { clock })).rejects.toMatchObject({ code: 'store-unreadable' });
    expect(raw.prepare('pragma journal_mode').get()).toMatchObject({ journal_mode: 'delete' });
    raw.close();
  });

  it('damage is found by the check and named by the call that meets it', async () => {
    const url = await newStoreUrl('sqlite');
    const store = await openStore(url, { clock });
    // So many that the second half of the file holds nothing else.
    await store.transaction(async ({ persons }) => {
      for (let index = 0; index < 800; index++)
        await persons.save(person(`p${index}`, { name: 'x'.repeat(500) }));
    });
    await store.close();
    const file = url.replace('sqlite:', '');
    const bytes = await readFile(file);
    await writeFile(file, bytes.fill(0x55, bytes.length / 2));
    const damaged = await openTestStore(url);
    await expect(damaged.check()).rejects.toMatchObject({
      code: 'store-unreadable',
      values: { place: file },
    });
    await expect(damaged.persons.list()).rejects.toMatchObject({ code: 'store-unreadable' });
  });
});

describeStores('a store that is not there', (dialect) => {
  it('is made by default, and refused if it may not be made', async () => {
    const url = await newStoreUrl(dialect);
    const missing = { code: 'no-store', values: { place: url.replace('sqlite:', '') } };
    await expect(openStore(url, { clock, create: false })).rejects.toMatchObject(missing);
    await expect(openStore(url, { clock, migrate: false })).rejects.toMatchObject(missing);
    await openTestStore(url);
    await openTestStore(url, { create: false });
  });
});

describe.skipIf(isMissing('postgres'))('servers that do not serve', () => {
  it('a server that is not there is unreachable, and the password is not told', async () => {
    const port = await new Promise<number>((resolve) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const { port } = probe.address() as { port: number };
        probe.close(() => resolve(port));
      });
    });
    const work = openStore(`postgres://ada:s3cret@127.0.0.1:${port}/lineup`, { clock });
    await expect(work).rejects.toMatchObject({
      code: 'store-unreachable',
      values: {
        place: `postgres://ada:***@127.0.0.1:${port}/lineup`,
        reason: expect.stringContaining('ECONNREFUSED'),
      },
    });
    await expect(work).rejects.not.toThrow('s3cret');
  });

  it('a server without the database, or without the user, is unreachable', async () => {
    const url = new URL(await newStoreUrl('postgres'));
    url.pathname = '/nothing';
    await expect(openStore(url.href, { clock })).rejects.toMatchObject({
      code: 'store-unreachable',
      values: { reason: expect.stringContaining('"nothing" does not exist') },
    });
    url.username = 'nobody';
    await expect(openStore(url.href, { clock })).rejects.toMatchObject({ code: 'store-unreachable' });
  });

  it('a database that may only be read is not writable', async () => {
    const url = await newStoreUrl('postgres');
    await (await openStore(url, { clock })).close();
    const name = new URL(url).pathname.slice(1);
    await tellPostgres(url, `alter database ${name} set default_transaction_read_only = on`);
    const store = await openTestStore(url);
    expect(await store.persons.list()).toEqual([]);
    await expect(store.persons.save(person('ada'))).rejects.toMatchObject({ code: 'not-writable' });
  });

  it('a table of another program under one of our names is told', async () => {
    const url = await newStoreUrl('postgres');
    await tellPostgres(url, 'create table persons (x text)');
    await expect(openStore(url, { clock })).rejects.toMatchObject({
      code: 'store-unreadable',
      values: { reason: expect.stringContaining('persons') },
    });
  });

  it('a full disk of the server is told as such', async () => {
    const url = await newStoreUrl('postgres');
    const store = await openTestStore(url);
    // The server raises what it would raise; a real full disk would need a server of its own.
    await tellPostgres(
      url,
      `create function full_disk() returns trigger language plpgsql as $$
         begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$`,
      'create trigger full_disk before insert on persons execute function full_disk()',
    );
    await expect(store.persons.save(person('ada'))).rejects.toMatchObject({
      code: 'disk-full',
      values: { place: url },
    });
  });
});
