import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { importDemo } from '../../actions/demo/import-demo.ts';
import { type Outcome, runCommand } from '../support/commands.ts';
import { demoFolder, ownFolder, withStore } from '../support/data-folders.ts';
import { runMany } from '../support/many-commands.ts';
import { newFolder } from '../support/stores.ts';

// Commands are processes of their own, and other tests run beside them.
vi.setConfig({ testTimeout: 60_000 });

const fixture = (name: string) => join(import.meta.dirname, '../connectors/tomatic/fixtures', name);

/** Runs `lineup` with these words, all in one process; gives what each said and how it ended. */
function lineup(data: string, ...commands: string[][]) {
  return runMany(
    commands.map((words) => ['lineup', ...words]),
    data,
  );
}

/** An installation in a folder of its own, where a test may change it. */
async function installation(files: Record<string, string> = {}): Promise<string> {
  const folder = join(await newFolder(), 'tomatic');
  cpSync(fixture('harbour'), folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

// biome-ignore lint/suspicious/noExplicitAny: answers of many forms.
const answerOf = ({ stdout }: { stdout: string }): any => JSON.parse(stdout);

/** Everything in a store that an installation can say, without what each store makes up for itself. */
function contents(data: string, name = 'lineup.sqlite') {
  return withStore(join(data, name), async (store) => {
    const timetables = [];
    for (const { id, week, state } of await store.timetables.list()) {
      if (state === 'draft') continue;
      const { days, closedDays, overload } = (await store.timetables.get(id))!.timetable;
      timetables.push({ week, days, closedDays, overload });
    }
    return {
      persons: await store.persons.list(),
      unavailabilities: (await store.unavailabilities.list()).map(({ id: _, ...entry }) => entry),
      absences: (await store.absences.list()).map(({ id: _id, source: _source, ...absence }) => absence),
      closedDays: (await store.closedDays.list()).map(({ date, name }) => ({ date, name })),
      fixedTurns: await store.fixedTurns.list(),
      timetables,
      credit: await store.credit.creditAt('2031-05-05'),
    };
  });
}

describe('import demo', () => {
  test('sets the team up once; a second time changes nothing', async () => {
    const data = join(await newFolder(), 'deep', 'data');
    const [first, before, second, after, json] = lineup(
      data,
      ['import', 'demo'],
      ['persons', 'list', '--json'],
      ['import', 'demo', '--lang', 'ru'],
      ['persons', 'list', '--json'],
      ['import', 'demo', '--json'],
    );
    const place = join(data, 'demo.sqlite');
    expect(first!.stdout).toBe(`The demo team is in ${place}.\n`);
    expect(second!.stdout).toBe(`Команда для примера уже была в ${place}.\n`);
    expect(answerOf(json!)).toEqual({ place, isNew: false });
    expect(answerOf(before!)).toHaveLength(28);
    expect(after!.stdout).toBe(before!.stdout);
  });
});

describe('import tomatic', () => {
  test('brings everything in at once, and a second time changes nothing', async () => {
    const data = await newFolder();
    const [first, second, text] = lineup(
      data,
      ['import', 'tomatic', fixture('harbour'), '--json'],
      ['import', 'tomatic', fixture('harbour'), '--json'],
      ['import', 'tomatic', fixture('harbour'), '--lang', 'ca'],
    );
    const summary = answerOf(first!);
    expect(summary.counts).toEqual({
      persons: { found: 7, changed: 7 },
      unavailabilities: { found: 5, changed: 5 },
      absences: { found: 7, changed: 7 },
      closedDays: { found: 2, changed: 2 },
      fixedTurns: { found: 6, changed: 6 },
      timetables: { found: 2, changed: 2 },
      credit: { found: 3, changed: 3 },
    });
    expect(summary).toMatchObject({ week: '2031-04-28', configFile: join(data, 'config.yaml'), faults: [] });
    expect(summary.weekReason).toContain('the week of 28 April 2031');
    const again = answerOf(second!);
    for (const { changed } of Object.values<{ changed: number }>(again.counts)) expect(changed).toBe(0);
    expect(again.configFile).toBeNull();
    expect(readdirSync(data).filter((name) => name.includes('config'))).toEqual(['config.yaml']);
    expect(text!.stdout).toContain(`La instal·lació és a ${join(data, 'lineup.sqlite')}:\n`);
    expect(text!.stdout).toMatch(/^indisponibilitats +5 +0$/m);
  });

  test('leaves people the roles and the coats that they have here', async () => {
    const data = await newFolder();
    const person = (outcome: Outcome | undefined) =>
      answerOf(outcome!).find(({ key }: { key: string }) => key === 'pia');
    const [, before, , list] = lineup(
      data,
      ['import', 'tomatic', fixture('harbour')],
      ['persons', 'set', 'pia', '--roles', 'admin', '--name', 'P.', '--json'],
      ['import', 'tomatic', fixture('harbour')],
      ['persons', 'list', '--json'],
    );
    const { roles, coat } = answerOf(before!);
    expect(roles).toEqual(['admin']);
    expect(person(list)).toMatchObject({ roles, coat });
    expect(person(list).name).not.toBe('P.');
  });

  test('its settings are laid over data/config.yaml, and what was there is kept beside it', async () => {
    const data = await newFolder();
    const own = '# ours\norganisation: {name: Harbour, locale: ca}\nweek: {lines: 2}\n';
    writeFileSync(join(data, 'config.yaml'), own);
    const [imported, checked] = lineup(
      data,
      ['import', 'tomatic', fixture('harbour')],
      ['check-config', '--json'],
    );
    expect(imported!.stdout).toContain(`Les seves opcions són a ${join(data, 'config.yaml')}.`);
    const { files, config } = answerOf(checked!);
    expect(files.at(-1)).toBe(join(data, 'config.yaml'));
    expect(config).toMatchObject({
      organisation: { name: 'Harbour', locale: 'ca' },
      week: { lines: 5, slots: ['08:30', '10:00', '11:30', '13:00'], distinctLines: true },
      rules: { preset: 'tomatic', tomatic: { holes: { limit: 4, weight: 90 } } },
    });
    const aside = readdirSync(data).filter((name) => /^config\.yaml\.before-\d{8}T\d{6}Z$/.test(name));
    expect(aside).toHaveLength(1);
    expect(readFileSync(join(data, aside[0]!), 'utf8')).toBe(own);
  });

  test('settings that do not go together with those here are told, and nothing is imported', async () => {
    const data = await newFolder();
    const own = 'week: {days: [mon, sat]}\nsolver: {searchDays: [sat]}\n';
    writeFileSync(join(data, 'config.yaml'), own);
    const folder = await installation({ 'config.yaml': 'nTelefons: 3\ndiesVisualitzacio: [dl, dm]\n' });
    const { code, stdout, stderr } = await runCommand('lineup', ['import', 'tomatic', folder], { data });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      `The configuration has 1 fault; mend the file and try again:\n  ${join(data, 'config.yaml')}: solver.searchDays: names sat; expected only days of week.days (mon, tue)\n`,
    );
    expect(readFileSync(join(data, 'config.yaml'), 'utf8')).toBe(own);
    expect(readdirSync(data)).toEqual(['config.yaml']);
  });

  test('004.40 wrong lines are told with file, line and text, and do not keep the others out', async () => {
    const data = await newFolder();
    const folder = await installation({
      'oneshot.conf': '+wren 2031-05-06 # dentist\nghost 2031-05-06 # who?\npia 2031-02-30 # never\n',
    });
    const [first, json] = lineup(
      data,
      ['import', 'tomatic', folder, '--lang', 'es'],
      ['import', 'tomatic', folder, '--json'],
    );
    expect(first!.code).toBe(0);
    expect(first!.stderr.split('\n')).toEqual([
      '2 entradas no se entendieron, o solo con dudas:',
      '  oneshot.conf:2: no hay ninguna persona «ghost» (no ha entrado): ghost 2031-05-06 # who?',
      '  oneshot.conf:3: «2031-02-30» no es una fecha; escríbala como AAAA-MM-DD (no ha entrado): pia 2031-02-30 # never',
      '',
    ]);
    expect(answerOf(json!).faults).toMatchObject([
      { file: 'oneshot.conf', line: 2, reason: 'there is no person "ghost"', kept: false },
      { file: 'oneshot.conf', line: 3 },
    ]);
    expect(answerOf(json!).counts.unavailabilities).toEqual({ found: 4, changed: 0 });
  });

  test('a wrong path makes no store and no folder', async () => {
    const data = join(await newFolder(), 'data');
    const [missing, other, file] = lineup(
      data,
      ['import', 'tomatic', '/nonexistent/tomatic'],
      ['import', 'tomatic', import.meta.dirname],
      ['import', 'tomatic', import.meta.filename],
    );
    expect(file!.stderr).toBe(
      `${import.meta.filename}: it is not a directory. Mend the file and try again; nothing was changed.\n`,
    );
    expect(missing).toEqual({
      code: 1,
      stdout: '',
      stderr: '/nonexistent/tomatic is not there: check the path.\n',
    });
    expect(other).toMatchObject({ code: 1, stdout: '' });
    expect(other!.stderr).toMatch(/persons\.yaml is not there: check the path\.\n$/);
    expect(existsSync(data)).toBe(false);
  });

  test('extensions that people have exchanged meanwhile are no obstacle', async () => {
    const data = await newFolder();
    const folder = await installation();
    lineup(data, ['import', 'tomatic', folder]);
    const file = join(folder, 'persons.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('olaf: 301', "olaf: '0302'").replace("pia: '0302'", 'pia: 301'));
    const [again, list] = lineup(
      data,
      ['import', 'tomatic', folder, '--json'],
      ['persons', 'list', '--json'],
    );
    expect(answerOf(again!).counts.persons).toEqual({ found: 7, changed: 2 });
    const extensions = Object.fromEntries(
      answerOf(list!).map(({ key, extension }: { key: string; extension: string }) => [key, extension]),
    );
    expect(extensions).toMatchObject({ olaf: '0302', pia: '301' });
  });

  test('--week says which week absences and credit belong to', async () => {
    const data = await newFolder();
    const [imported, absences] = lineup(
      data,
      ['import', 'tomatic', fixture('attic'), '--week', '2031-03-12', '--json'],
      ['absences', 'list', '--json'],
    );
    expect(answerOf(imported!)).toMatchObject({ week: '2031-03-10' });
    for (const { from } of answerOf(absences!))
      expect(from >= '2031-03-10' && from <= '2031-03-16').toBe(true);
    expect(answerOf(absences!)).not.toEqual([]);
  });

  test('people, weeks and changes that are here already are kept', async () => {
    const data = await ownFolder();
    const [, , , list] = lineup(
      data,
      ['persons', 'set', 'zed', '--ideal-load', '4'],
      ['import', 'tomatic', fixture('harbour')],
      ['persons', 'set', 'pia', '--locale', 'ca'],
      ['persons', 'list', '--json'],
      ['import', 'tomatic', fixture('harbour')],
    );
    expect(answerOf(list!).map(({ key }: { key: string }) => key)).toContain('zed');
    const { persons } = await contents(data);
    expect(persons.find(({ key }) => key === 'pia')!.locale).toBe('ca');
  });
});

describe('export', () => {
  test('an installation that was exported and imported again is the same', async () => {
    const first = await newFolder();
    const second = await newFolder();
    const folder = join(first, 'export');
    lineup(first, ['import', 'tomatic', fixture('harbour')]);
    const [exported, again] = lineup(
      first,
      ['export', folder, '--week', '2031-04-28', '--json'],
      ['export', folder, '--lang', 'ca'],
    );
    expect(answerOf(exported!).files).toContain(join(folder, 'persons.yaml'));
    for (const file of answerOf(exported!).files) expect(existsSync(file), file).toBe(true);
    expect(again).toEqual({
      code: 1,
      stdout: '',
      stderr: `${folder} ja hi és i no s’ha tocat: trieu un altre nom o esborreu-lo abans.\n`,
    });
    lineup(second, ['import', 'tomatic', folder, '--week', '2031-04-28']);
    expect(await contents(second)).toEqual(await contents(first));
  });

  test('the demo team goes through the files as it is, with a week that was planned', async () => {
    const first = await demoFolder('2026-03-02');
    const second = await newFolder();
    const folder = join(first, 'export');
    runMany(
      [
        ['schedule-hours', '2026-03-04', '--save', 'publish'],
        ['lineup', 'export', folder, '--week', '2026-03-02'],
      ],
      first,
    );
    const [imported] = lineup(second, ['import', 'tomatic', folder, '--week', '2026-03-02', '--json']);
    expect(answerOf(imported!)).toMatchObject({
      faults: [],
      counts: { timetables: { found: 1, changed: 1 } },
    });
    const before = await contents(first, 'demo.sqlite');
    const after = await contents(second);
    // Languages and roles of people, and their exemption from lunch by its own name, are not in those files.
    const persons = before.persons.map((person) => ({ ...person, locale: null, roles: [] }));
    expect(after.persons).toEqual(persons);
    expect(after.unavailabilities).toEqual(before.unavailabilities);
    expect(after.absences.toSorted(byPersonAndDay)).toEqual(before.absences.toSorted(byPersonAndDay));
    expect(after.fixedTurns).toEqual(before.fixedTurns);
    expect(after.timetables).toEqual(before.timetables);
    expect(after.credit).toEqual(before.credit);
  });

  test('a demo of another store is not mixed with people who are there', async () => {
    const data = await ownFolder();
    lineup(data, ['persons', 'set', 'ada']);
    await withStore(join(data, 'lineup.sqlite'), async (store) => {
      await expect(importDemo(store, '2026-03-02')).rejects.toMatchObject({ code: 'not-a-demo' });
      expect(await store.persons.list()).toHaveLength(1);
    });
    mkdirSync(join(data, 'full'));
    writeFileSync(join(data, 'full', 'mine'), '');
    const { code, stderr } = await runCommand('lineup', ['export', join(data, 'full')], { data });
    expect([code, readdirSync(join(data, 'full'))]).toEqual([1, ['mine']]);
    expect(stderr).toContain('is already there and was left alone');
  });
});

function byPersonAndDay(a: { person: string; from: string }, b: { person: string; from: string }): number {
  return a.person < b.person || (a.person === b.person && a.from < b.from) ? -1 : 1;
}
