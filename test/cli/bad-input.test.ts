import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test, vi } from 'vitest';
import { runCommand, startCommand } from '../support/commands.ts';
import { demoFolder, ownFolder, withStore } from '../support/data-folders.ts';
import { newFolder } from '../support/stores.ts';

// Commands are processes of their own, and other tests run beside them.
vi.setConfig({ testTimeout: 60_000 });

const root = join(import.meta.dirname, '../..');
const harbour = join(import.meta.dirname, '../connectors/tomatic/fixtures/harbour');
const works = ([program = '', ...rest]: string[]) => spawnSync(program, rest).status === 0;
const isRoot = process.getuid?.() === 0;

/** A shell with mounts of its own, which vanish with it. */
const withMounts = isRoot ? ['unshare', '--mount'] : ['unshare', '--map-root-user', '--mount'];
const canMount = works([...withMounts, 'sh', '-c', 'mount -t tmpfs -o size=2m lineup-test /mnt']);
/** For root no permission is missing: it steps down to nobody. */
const asNobody = isRoot ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--'] : [];
const canBeNobody = !isRoot || works([...asNobody, process.execPath, '--version']);

/** Every file below a folder with its size, but the journals that a store of SQLite has while it is open. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/-(wal|shm)$/.test(name))
    .sort();
}

/** One sentence on standard error, nothing on standard output, and never a stack. */
function expectSentence(
  outcome: { code: number | null; stdout: string; stderr: string },
  code: 1 | 2,
): string {
  expect(outcome.stdout).toBe('');
  const said = outcome.stderr.trimEnd();
  expect(said.split('\n'), said).toHaveLength(1);
  expect(said).not.toMatch(/ {4}at |Something went wrong|undefined|\[object/);
  expect(said).toMatch(/\.$/);
  expect(outcome.code).toBe(code);
  return said;
}

describe('bad input ends with one clear sentence, and nothing half-written', () => {
  test('a wrong key of the configuration', async () => {
    const data = await demoFolder();
    writeFileSync(join(data, 'config.yaml'), 'weak: {lines: 6}\n');
    const before = filesIn(data);
    const { code, stdout, stderr } = await runCommand('schedule-hours', ['2026-03-02'], { data });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /^The configuration has 1 fault; mend the file and try again:\n {2}.*config\.yaml: weak: unknown key; expected one of organisation, week, .*\n$/,
    );
    expect(filesIn(data)).toEqual(before);
  });

  test('a missing key of the configuration', async () => {
    const data = await demoFolder();
    writeFileSync(join(data, 'config.yaml'), 'week: {lines: {mon: 6}}\n');
    const { code, stderr } = await runCommand('schedule-hours', ['2026-03-02', '--lang', 'ca'], { data });
    expect(code).toBe(1);
    expect(stderr).toContain('La configuració té 1 error');
    expect(stderr).toContain(
      'week.lines: tue, wed, thu, fri: says nothing of it; expected the weekday or default',
    );
  });

  test('an unknown person in a file', async () => {
    const data = await demoFolder();
    writeFileSync(join(data, 'loads.yaml'), 'aina: 3\nzorro: 1\n');
    const before = filesIn(data);
    const words = ['2026-03-02', '--ideal-loads', join(data, 'loads.yaml'), '--lang', 'es'];
    const said = expectSentence(await runCommand('schedule-hours', words, { data }), 1);
    expect(said).toBe('Aquí nadie se llama «zorro»: «lineup persons list» muestra quién está.');
    expect(filesIn(data)).toEqual(before);
  });

  test('a week with no working day', async () => {
    const data = await demoFolder();
    await withStore(join(data, 'demo.sqlite'), async ({ closedDays }) => {
      for (const day of [2, 3, 4, 5, 6])
        await closedDays.add({ date: `2026-03-0${day}`, name: 'Strike', source: 'hand' });
    });
    const before = filesIn(data);
    const said = expectSentence(await runCommand('schedule-hours', ['2026-03-04'], { data }), 1);
    expect(said).toMatch(
      /^The week of 2 March 2026 has no working day left: all are closed \(2026-03-02 Strike, .*\)\. Choose another week, or open a day\.$/,
    );
    expect(filesIn(data)).toEqual(before);
  });

  test('nobody who could attend', async () => {
    const said = expectSentence(await runCommand('schedule-hours', [], { data: await ownFolder() }), 1);
    expect(said).toContain('Nobody can attend: no active person has an ideal load.');
  });

  test('a date that is no date', async () => {
    const data = await demoFolder();
    const before = filesIn(data);
    for (const date of ['2026-02-30', 'tomorrow'])
      expect(expectSentence(await runCommand('schedule-hours', [date], { data }), 2)).toBe(
        `"${date}" is no date: write it as YYYY-MM-DD, for example 2026-03-02.`,
      );
    expect(filesIn(data)).toEqual(before);
  });

  test('two imports at once: one does it, the other is refused or finds it done', async () => {
    const data = await newFolder();
    const running = [0, 1, 2].map(() =>
      startCommand('lineup', ['import', 'tomatic', harbour, '--json'], { data }),
    );
    const outcomes = await Promise.all(running.map(({ ended }) => ended));
    const done = outcomes.filter(({ code }) => code === 0);
    expect(done.length).toBeGreaterThan(0);
    for (const outcome of outcomes.filter(({ code }) => code !== 0)) {
      expect(expectSentence(outcome, 1)).toMatch(
        /^Another "import" is at work since .* \(process \d+\): wait for it to end and try again\.$|is busy for too long/,
      );
    }
    const changes = done.map(({ stdout }) => JSON.parse(stdout).counts.persons.changed);
    expect(changes.toSorted()).toEqual([...new Array(done.length - 1).fill(0), 7]);
    await withStore(join(data, 'lineup.sqlite'), async (store) => {
      expect(await store.persons.list()).toHaveLength(6);
      expect(await store.timetables.list({ state: 'published' })).toHaveLength(2);
    });
    expect(filesIn(data)).toEqual(['config.yaml', 'lineup.sqlite']);
  });

  test.skipIf(!canMount)('a full disk under the data', async () => {
    const data = await demoFolder();
    const folder = await newFolder();
    const script = `
      mount -t tmpfs -o size=1m lineup-test "$2" && cp "$1"/* "$2" && cd "$3"
      dd if=/dev/zero of="$2/filler" bs=4k 2>/dev/null
      run() { LINEUP_DATA="$2" "$4" "cli/$5.ts" 2026-03-04 2>&1; echo "code $?"; }
      run "$@" schedule-hours
      echo "files $(ls -A "$2" | grep -v -e '-wal$' -e '-shm$' | tr '\\n' ' ')"
      rm "$2/filler"
      run "$@" schedule-hours | tail -3`;
    const [program = '', ...prefix] = withMounts;
    const { stdout } = spawnSync(
      program,
      [...prefix, 'sh', '-c', script, 'sh', data, folder, root, process.execPath],
      { encoding: 'utf8', env: { PATH: process.env.PATH, TZ: 'UTC' } },
    );
    const [refusal, code, files, ...later] = stdout.trimEnd().split('\n');
    expect(refusal).toMatch(
      /^The disk is full while writing .*: free some space and try again\. What was there before is unharmed\.$/,
    );
    expect([code, files]).toEqual(['code 1', 'files demo.sqlite filler ']);
    expect(later).toEqual([
      expect.stringContaining('Saved as a draft, version 1'),
      `Files: ${join(folder, 'out/2026-03-02')}`,
      'code 0',
    ]);
  });

  test.skipIf(!canMount)(
    'a full disk under the files that are written: no week is saved either',
    async () => {
      const data = await demoFolder();
      const folder = await newFolder();
      const script = `
      mount -t tmpfs -o size=64k lineup-test "$2" && cd "$3"
      LINEUP_DATA="$1" "$4" cli/schedule-hours.ts 2026-03-04 --out "$2" --save publish; echo "code $?"
      find "$2" -mindepth 1`;
      const [program = '', ...prefix] = withMounts;
      const { stdout, stderr } = spawnSync(
        program,
        [...prefix, 'sh', '-c', script, 'sh', data, folder, root, process.execPath],
        { encoding: 'utf8', env: { PATH: process.env.PATH, TZ: 'UTC' } },
      );
      expect(stderr).toMatch(/^The disk is full while writing .*: free some space and try again\..*\n$/);
      expect(stdout).toBe('code 1\n');
      await withStore(join(data, 'demo.sqlite'), async ({ timetables }) => {
        expect(await timetables.list()).toEqual([]);
      });
    },
  );

  test.skipIf(!canBeNobody)('a read-only data folder', async () => {
    const data = await demoFolder();
    const before = filesIn(data);
    chmodSync(join(data, 'demo.sqlite'), 0o444);
    chmodSync(data, 0o555);
    const options = { data, prefix: asNobody, env: { HOME: '/nonexistent' } };
    const plan = expectSentence(await runCommand('schedule-hours', ['2026-03-04'], options), 1);
    const imported = expectSentence(await runCommand('lineup', ['import', 'tomatic', harbour], options), 1);
    for (const said of [plan, imported]) {
      expect(said).toContain(data);
      expect(said).toMatch(
        / cannot be written: .*\. Give this user the right to write there, or choose another place\.$/,
      );
    }
    chmodSync(data, 0o755);
    expect(filesIn(data)).toEqual(before);
  });

  test.skipIf(!canBeNobody)(
    'a place for the files that may not be written: no week is saved either',
    async () => {
      const data = await demoFolder();
      const folder = join(await newFolder(), 'closed');
      mkdirSync(folder, { mode: 0o555 });
      if (isRoot) for (const path of [data, join(data, 'demo.sqlite')]) spawnSync('chown', ['65534', path]);
      const options = { data, prefix: asNobody, env: { HOME: '/nonexistent' } };
      const words = ['2026-03-04', '--out', folder, '--lang', 'ru'];
      const said = expectSentence(await runCommand('schedule-hours', words, options), 1);
      expect(said).toMatch(/^В .*closed.* нельзя писать: permission denied\. /);
      // A file in the place of a folder, a folder in the place of a file, and where no folder can ever be.
      writeFileSync(join(data, 'file'), '');
      for (const [option, place] of [
        ['--out', join(data, 'file')],
        ['--summary', data],
        ['--out', '/proc/lineup'],
      ] as const) {
        const refusal = expectSentence(
          await runCommand('schedule-hours', ['2026-03-04', option, place], { data }),
          1,
        );
        expect(refusal).toContain('cannot be written');
      }
      expect(readdirSync(data).filter((name) => !/-(wal|shm)$/.test(name))).toEqual(['demo.sqlite', 'file']);
      await withStore(join(data, 'demo.sqlite'), async ({ timetables }) => {
        expect(await timetables.list()).toEqual([]);
      });
    },
  );

  test('a store that is damaged, and one of another program', async () => {
    const data = await newFolder();
    writeFileSync(join(data, 'lineup.sqlite'), 'week: 2026-03-02\n'.repeat(100));
    const said = expectSentence(await runCommand('lineup', ['persons', 'list'], { data }), 1);
    expect(said).toMatch(
      /^The store .*lineup\.sqlite cannot be read as one: .*Restore a backup with "lineup restore FILE"\.$/,
    );
    expect(readFileSync(join(data, 'lineup.sqlite'), 'utf8')).toBe('week: 2026-03-02\n'.repeat(100));
  });

  test('a database that does not answer, without telling the password', async () => {
    const env = { LINEUP_STORE: 'postgres://ada:s3cret@127.0.0.1:1/lineup' };
    const said = expectSentence(await runCommand('lineup', ['persons', 'list'], { env }), 1);
    expect(said).toMatch(
      /^The database at postgres:\/\/ada:\*\*\*@127\.0\.0\.1:1\/lineup does not answer: .*ECONNREFUSED/,
    );
    expect(said).not.toContain('s3cret');
  });

  test.skipIf(!inject('postgresUrl'))(
    'an empty database holds no data yet, and nothing is made in it',
    async () => {
      const env = { LINEUP_STORE: inject('postgresUrl')! };
      for (const words of [
        ['weeks', 'list'],
        ['persons', 'set', 'ada'],
      ]) {
        const said = expectSentence(await runCommand('lineup', words, { env }), 1);
        expect(said).toMatch(/^There are no data yet at postgres:/);
      }
    },
  );

  test('people who cannot be read: an installation is refused whole, also where it was brought in before', async () => {
    const data = await newFolder();
    const folder = join(await newFolder(), 'tomatic');
    cpSync(harbour, folder, { recursive: true });
    expect((await runCommand('lineup', ['import', 'tomatic', folder], { data })).code).toBe(0);
    const people = () => withStore(join(data, 'lineup.sqlite'), ({ persons }) => persons.list());
    const before = await people();
    writeFileSync(join(folder, 'persons.yaml'), 'names: {pia: P}\nextensions: [\n');
    const said = expectSentence(await runCommand('lineup', ['import', 'tomatic', folder], { data }), 1);
    expect(said).toMatch(
      /tomatic\/persons\.yaml:2: this line breaks the YAML \(.*\)\. Mend the file and try again; nothing was changed\.$/,
    );
    expect(await people()).toEqual(before);
  });
});
