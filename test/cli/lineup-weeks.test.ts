import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test, vi } from 'vitest';
import { addDays } from '../../model/time.ts';
import type { Timetable } from '../../model/types.ts';
import { answer, runCommand, succeed } from '../support/commands.ts';
import { demoFolder, ownFolder, withStore } from '../support/data-folders.ts';
import { runMany } from '../support/many-commands.ts';
import { NOW, newFolder, newStoreUrl, openTestStore } from '../support/stores.ts';

// Commands are processes of their own, and other tests run beside them.
vi.setConfig({ testTimeout: 60_000 });

const harbour = join(import.meta.dirname, '../connectors/tomatic/fixtures/harbour');

/** Runs `lineup` with these words, all in one process; gives what each said and how it ended. */
function lineup(data: string, ...commands: string[][]) {
  return runMany(
    commands.map((words) => ['lineup', ...words]),
    data,
  );
}

/** A week in which somebody did more or less than a share. */
function weekOf(week: string, overload: Record<string, number>): Timetable {
  const slots = [{ start: '09:00', end: '10:00', cells: ['ada', null] }];
  return {
    week,
    lines: ['L1', 'L2'],
    days: [{ date: week, weekday: 'mon', slots }],
    closedDays: [],
    cost: 100,
    penalties: [],
    overload,
    loads: {},
    log: [],
  };
}

describe('weeks', () => {
  test('004.86 004.87 a draft is made, listed, shown and put in force; asked again, it says so', async () => {
    const data = await demoFolder();
    const [none, missing] = lineup(
      data,
      ['weeks', 'list'],
      ['weeks', 'publish', '2026-03-04', '--lang', 'ru'],
    );
    expect(none!.stdout).toBe('There is no timetable yet: "schedule-hours" makes one.\n');
    expect([missing!.code, missing!.stdout]).toEqual([1, '']);
    expect(missing!.stderr).toMatch(
      /^Нет расписания на неделю с 2 марта 2026\s+г\.: «lineup weeks list» покажет имеющиеся\.\n$/,
    );
    const outcomes = runMany(
      [
        ['schedule-hours', '2026-03-04', '--lines', '5'],
        ['schedule-hours', '2026-03-04'],
        ['lineup', 'weeks', 'show', '2026-03-08', '--json'],
        ['lineup', 'weeks', 'publish', '2026-03-05', '--json'],
        ['lineup', 'weeks', 'publish', '2026-03-05', '--json'],
        ['lineup', 'weeks', 'publish', '2026-03-05'],
        ['lineup', 'weeks', 'list', '--json'],
        ['lineup', 'weeks', 'show', '2026-03-02', '-v', '--lang', 'es'],
        ['lineup', 'weeks', 'show', '2026-03-02', '--draft', '--json'],
        ['lineup', 'weeks', 'list', '--state', 'published', '--lang', 'ca'],
      ],
      data,
    );
    expect(outcomes.map(({ code }) => code)).toEqual(new Array(10).fill(0));
    const [, , draft, published, again, said, list, shown, older, table] = outcomes;
    expect(JSON.parse(draft!.stdout)).toMatchObject({ state: 'draft', version: 1 });
    expect(JSON.parse(draft!.stdout).timetable.lines).toHaveLength(6);
    expect(JSON.parse(published!.stdout)).toMatchObject({
      week: '2026-03-02',
      state: 'published',
      version: 2,
      isNew: true,
    });
    // The older draft, of five lines, does not push out what is in force.
    expect(JSON.parse(again!.stdout)).toEqual({ ...JSON.parse(published!.stdout), isNew: false });
    expect(said!.stdout).toBe(
      'The week of 2 March 2026 was published already (version 2), and there is no newer draft.\n',
    );
    expect(JSON.parse(list!.stdout)).toMatchObject([
      { state: 'draft', holes: 0 },
      { state: 'published', replaced: false, description: 'schedule-hours' },
    ]);
    expect(shown!.stdout).toMatch(/^Semana del 2 de marzo de 2026, publicado, versión 2, guardado \d{4}-/);
    for (const part of ['lun 2', '09:00–10:15  L1', 'Coste:', 'Turnos de esta semana'])
      expect(shown!.stdout).toContain(part);
    expect(JSON.parse(older!.stdout)).toMatchObject({ state: 'draft', timetable: { week: '2026-03-02' } });
    expect(table!.stdout.split('\n')[1]).toMatch(/^2026-03-02 +publicat +2 +\d+ +0 +\d{4}.* schedule-hours$/);
  });

  test('004.60 004.94 retiring old weeks leaves everybody the credit they had, and a repeated call does nothing', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const credits: unknown[] = [];
    const data = await ownFolder(async (store) => {
      for (const key of ['ada', 'bo']) {
        await store.persons.save({
          key,
          name: key,
          email: null,
          extension: null,
          color: '#aaaaff',
          table: null,
          groups: [],
          idealLoad: 1,
          dailyLimit: null,
          lunchExempt: false,
          locale: null,
          active: true,
          roles: [],
          coat: null,
        });
      }
      await store.credit.setBase('2026-02-02', { ada: 1, bo: -0.5 });
      for (const [week, overload] of [
        ['2026-02-02', { ada: 0.4, bo: -0.4 }],
        ['2026-02-09', { ada: -1 }],
        ['2099-01-05', { ada: 7 }],
      ] as const) {
        const draft = await store.timetables.saveDraft({
          timetable: weekOf(week, overload),
          description: '',
          by: 'test',
        });
        await store.timetables.publish(draft.id, { by: 'test' });
      }
      await store.timetables.saveDraft({
        timetable: weekOf('2026-02-09', { ada: 50 }),
        description: '',
        by: 'test',
      });
      credits.push(await store.credit.creditAt(addDays(today, 7)));
    });
    const [first, again, list] = lineup(
      data,
      ['weeks', 'retire', '--json'],
      ['weeks', 'retire', '--lang', 'ca'],
      ['weeks', 'list', '--json'],
    );
    expect(JSON.parse(first!.stdout)).toEqual({ retired: ['2026-02-02', '2026-02-09'] });
    expect(again).toEqual({
      code: 0,
      stdout: 'No queda cap setmana per retirar: ja està fet.\n',
      stderr: '',
    });
    expect(JSON.parse(list!.stdout).map(({ state }: { state: string }) => state)).toEqual([
      'retired',
      'retired',
      'draft',
      'published',
    ]);
    await withStore(join(data, 'lineup.sqlite'), async (store) => {
      credits.push(await store.credit.creditAt(addDays(today, 7)));
      expect(await store.credit.base()).toEqual({ week: '2026-02-16', credit: { ada: 0.4, bo: -0.9 } });
    });
    expect(credits[1]).toEqual(credits[0]);
    expect(credits[0]).toEqual({ ada: 0.4, bo: -0.9 });
  });
});

describe('which store', () => {
  test('once the own store exists the demo stays away, and every answer says which one is used', async () => {
    const data = await demoFolder();
    const demo = await answer('schedule-hours', ['2026-03-04', '--save', 'no'], { data });
    expect([demo.demo, demo.store]).toEqual([true, join(data, 'demo.sqlite')]);
    const outcomes = lineup(
      data,
      ['migrate', '--lang', 'es'],
      ['migrate', '--json'],
      ['persons', 'list', '--json'],
      ['import', 'demo'],
      ['persons', 'set', 'ada', '--ideal-load', '5'],
    );
    const own = join(data, 'lineup.sqlite');
    expect(outcomes[0]!.stdout).toBe(`El almacén ${own} está listo.\n`);
    expect(JSON.parse(outcomes[1]!.stdout)).toEqual({ place: own, migratedFrom: null });
    expect(outcomes[2]!.stdout).toBe('[]\n');
    expect(outcomes[3]).toEqual({
      code: 1,
      stdout: '',
      stderr: `${own} is for an organisation's own people: the demo team stays away from it. Choose another place with --data or --store.\n`,
    });
    const text = await succeed('schedule-hours', ['2026-03-04', '--save', 'no'], { data });
    expect(text.split('\n').slice(0, 2)).toEqual(['Week of 2 March 2026', `Your data: ${own}`]);
    // A store that somebody names takes the demo team in, as long as nobody else is there.
    const other = `sqlite:${join(data, 'other.sqlite')}`;
    expect(await answer('lineup', ['import', 'demo', '--store', other], { data })).toEqual({
      place: join(data, 'other.sqlite'),
      isNew: true,
    });
  });

  test('without any data one sentence says what to do', async () => {
    const data = join(await newFolder(), 'none');
    const [list, plan, named] = runMany(
      [
        ['lineup', 'persons', 'list', '--lang', 'ca'],
        ['schedule-hours'],
        ['lineup', 'weeks', 'list', '--store', `sqlite:${join(data, 'my.sqlite')}`],
      ],
      data,
    );
    expect(list!.stderr).toBe(
      `Encara no hi ha dades a ${data}: executeu «npm start» per a l’equip de demostració, «lineup import tomatic DIR» per a una instal·lació existent, o «lineup migrate» per a un magatzem buit.\n`,
    );
    expect(plan!.stderr).toContain(`There are no data yet at ${data}: run "npm start"`);
    expect(named!.stderr).toContain(`There are no data yet at ${join(data, 'my.sqlite')}: `);
    expect([list!.code, plan!.code, named!.code]).toEqual([1, 1, 1]);
    expect(existsSync(data)).toBe(false);
  });

  test('npm start shows a week of the demo team, and of the own people as soon as there are some', async () => {
    const data = join(await newFolder(), 'data');
    const first = await succeed('start', ['--no-serve'], { data, env: { LANG: 'ca_ES.UTF-8' } });
    for (const part of [
      `L’equip de demostració: ${join(data, 'demo.sqlite')}`,
      'I ara què:',
      '  npx lineup weeks show 20',
      'timetable.html',
      'npx lineup import tomatic DIR',
    ]) {
      expect(first).toContain(part);
    }
    const [monday] = /\d{4}-\d\d-\d\d/.exec(first)!;
    expect(readdirSync(join(data, 'out'))).toEqual([monday]);
    const again = await succeed('start', ['--no-serve', '--lang', 'ca'], { data });
    expect(again).toMatch(/La setmana del .* ja és en vigor\./);
    lineup(data, ['migrate'], ['persons', 'set', 'ada', '--ideal-load', '5']);
    const own = await succeed('start', ['--no-serve'], { data });
    expect(own).toContain(`Your data: ${join(data, 'lineup.sqlite')}`);
    expect(own).toContain('Ada');
    expect(own).not.toContain('Aina');
  });
});

describe('backups', () => {
  test('a backup brings everything back, keeps aside what was there, and overwrites nothing', async () => {
    const data = await demoFolder();
    const file = join(data, 'copy.gz');
    const outcomes = lineup(
      data,
      ['backup', file, '--json'],
      ['persons', 'set', 'aina', '--name', 'Changed'],
      ['backup', file],
      ['restore', file, '--json'],
      ['persons', 'list', '--json'],
      ['restore', join(data, 'nothing.gz')],
    );
    const backup = JSON.parse(outcomes[0]!.stdout);
    expect(backup).toMatchObject({ file, rows: expect.any(Number) });
    expect(outcomes[2]).toEqual({
      code: 1,
      stdout: '',
      stderr: `${file} is already there and was left alone: choose another name or remove it first.\n`,
    });
    const restored = JSON.parse(outcomes[3]!.stdout);
    expect(restored).toMatchObject({ rows: backup.rows, place: join(data, 'demo.sqlite') });
    expect(existsSync(restored.aside)).toBe(true);
    expect(JSON.parse(outcomes[4]!.stdout)[0].name).toBe('Aina Ferrer');
    expect(outcomes[5]).toEqual({
      code: 1,
      stdout: '',
      stderr: `${join(data, 'nothing.gz')} is not there: check the path.\n`,
    });
  });

  test("an organisation's backup makes its own store, beside the demo's and where nothing is", async () => {
    const source = await ownFolder();
    const file = join(source, 'copy.gz');
    lineup(source, ['persons', 'set', 'ada', '--ideal-load', '4'], ['backup', file]);
    for (const data of [await demoFolder(), join(await newFolder(), 'new')]) {
      const [restored, list] = lineup(data, ['restore', file, '--json'], ['persons', 'list', '--json']);
      expect(JSON.parse(restored!.stdout)).toMatchObject({
        place: join(data, 'lineup.sqlite'),
        aside: null,
      });
      const [again] = lineup(data, ['restore', file, '--lang', 'ru']);
      expect(again!.stdout).toMatch(
        /^Копия от .* — в .*lineup\.sqlite \(\d+ строк[аи]?\)\.\nПрежнее сохранено в /,
      );
      expect(JSON.parse(list!.stdout)).toMatchObject([{ key: 'ada', idealLoad: 4 }]);
    }
  });

  test('a file that is no backup changes nothing', async () => {
    const data = await demoFolder();
    const file = join(data, 'no-backup.gz');
    writeFileSync(file, 'hello');
    const { code, stderr } = await runCommand('lineup', ['restore', file], { data });
    expect(code).toBe(1);
    expect(stderr).toMatch(/no-backup\.gz: .*\. Mend the file and try again; nothing was changed\.\n$/);
    expect(readdirSync(data).filter((name) => name.includes('restor'))).toEqual([]);
  });
});

test.skipIf(!inject('postgresUrl'))(
  'a whole week on PostgreSQL: import, plan, publish, show, retire, backup',
  async () => {
    const data = await newFolder();
    const url = await newStoreUrl('postgres');
    const env = { LINEUP_STORE: url };
    const outcomes = runMany(
      [
        ['lineup', 'weeks', 'list'],
        ['lineup', 'import', 'tomatic', harbour, '--json'],
        ['schedule-hours', '2031-05-05', '--json'],
        ['lineup', 'weeks', 'publish', '2031-05-05', '--json'],
        ['lineup', 'weeks', 'show', '2031-05-05', '--json'],
        ['lineup', 'busy', 'report', '--week', '2031-05-05', '--json'],
        ['lineup', 'weeks', 'retire', '--json'],
        ['lineup', 'backup', join(data, 'pg.gz'), '--json'],
        ['lineup', 'import', 'tomatic', harbour, '--json'],
        ['lineup', 'check-config', '--json', '-v'],
      ],
      data,
      env,
    );
    expect(outcomes[0]).toMatchObject({ code: 1, stderr: expect.stringContaining('There are no data yet') });
    expect(outcomes.slice(1).map(({ code }) => code)).toEqual(new Array(9).fill(0));
    const [imported, planned, published, shown] = outcomes
      .slice(1, 5)
      .map(({ stdout }) => JSON.parse(stdout.trimEnd().split('\n').at(-1)!));
    expect(imported.counts.persons).toEqual({ found: 7, changed: 7 });
    expect(planned.store).toBe(url);
    expect(published).toMatchObject({ week: '2031-05-05', state: 'published' });
    expect(shown.timetable.week).toBe('2031-05-05');
    expect(shown.timetable.days).toHaveLength(planned.timetable.days.length);
    const again = JSON.parse(outcomes[8]!.stdout).counts;
    expect(Object.values(again).every((count) => (count as { changed: number }).changed === 0)).toBe(true);
    // Its contents also live on in SQLite.
    expect(await answer('lineup', ['restore', join(data, 'pg.gz')], { data })).toMatchObject({
      place: join(data, 'lineup.sqlite'),
    });
    const store = await openTestStore(`sqlite:${join(data, 'lineup.sqlite')}`, { clock: () => NOW });
    expect(await store.timetables.published('2031-05-05')).toMatchObject({ id: published.id });
  },
);
