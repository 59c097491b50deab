import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load as parseYaml } from 'js-yaml';
import { describe, expect, test, vi } from 'vitest';
import { demoAbsences } from '../../actions/demo/import-demo.ts';
import { nextMonday } from '../../model/time.ts';
import { demoFolder, ownFolder, withStore } from '../support/data-folders.ts';
import { runMany } from '../support/many-commands.ts';
import { newFolder } from '../support/stores.ts';

// Commands are processes of their own, and other tests run beside them.
vi.setConfig({ testTimeout: 60_000 });

/** Runs `schedule-hours` with these words, all in one process; gives what each said and how it ended. */
function schedule(data: string, ...commands: string[][]) {
  return runMany(
    commands.map((words) => ['schedule-hours', ...words]),
    data,
  );
}

// biome-ignore lint/suspicious/noExplicitAny: answers of many forms.
function answerOf({ stdout, stderr }: { stdout: string; stderr: string }): any {
  expect(stderr).toBe('');
  return JSON.parse(stdout.trimEnd().split('\n').at(-1)!);
}

interface Cells {
  days: { date: string; slots: { cells: (string | null)[] }[] }[];
}
const turnsOf = ({ days }: Cells) => days.map((day) => day.slots.map((slot) => slot.cells));
const countOf = (week: Cells, person: string | null) =>
  turnsOf(week)
    .flat(2)
    .filter((cell) => cell === person).length;

describe('the demo team', () => {
  test('004.64 the default week is the next one, and any day chooses its week', async () => {
    const data = await demoFolder();
    const before = nextMonday('Europe/Madrid', new Date());
    const [next, date, week, both] = schedule(
      data,
      ['--json', '--save', 'no'],
      ['2026-03-08', '--json', '--save', 'no'],
      ['--week', '2026-03-09', '--json', '--save', 'no'],
      ['2026-03-08', '--week', '2026-03-09'],
    );
    const after = nextMonday('Europe/Madrid', new Date());
    expect([before, after]).toContain(answerOf(next!).timetable.week);
    expect(answerOf(date!).timetable.week).toBe('2026-03-02');
    expect(answerOf(week!).timetable.week).toBe('2026-03-09');
    expect(both).toEqual({
      code: 2,
      stdout: '',
      stderr: 'DATE: "2026-03-08" does not fit; expected one date only, here or with --week. See --help.\n',
    });
  });

  test('004.1 004.2 004.3 a week without holes, in which nobody is twice at once, busy or over a limit', async () => {
    const data = await demoFolder();
    const [planned] = schedule(data, ['2026-03-04', '--json', '--save', 'no']);
    const { timetable, loads, holes, broken, demo, store, saved } = answerOf(planned!);
    expect([holes, broken, demo, store, saved]).toEqual([0, 0, true, join(data, 'demo.sqlite'), null]);
    expect(timetable.days.map(({ date }: { date: string }) => date)).toEqual([
      '2026-03-02',
      '2026-03-03',
      '2026-03-04',
      '2026-03-05',
      '2026-03-06',
    ]);
    for (const day of timetable.days) {
      expect(day.slots).toHaveLength(4);
      for (const { cells } of day.slots) expect(new Set(cells).size).toBe(6);
    }
    for (const [key, row] of Object.entries<{ final: number }>(loads))
      expect(countOf(timetable, key), key).toBe(row.final);
    for (const { person, from, to } of demoAbsences('2026-03-02')) {
      const away = timetable.days.filter(({ date }: { date: string }) => from <= date && date <= to);
      expect(away.length).toBeGreaterThan(0);
      expect(countOf({ days: away }, person), person).toBe(0);
    }
    expect(turnsOf(timetable).flat(1)[0]).not.toContain('nadia');
    await withStore(join(data, 'demo.sqlite'), async ({ timetables }) => {
      expect(await timetables.list()).toEqual([]);
    });
  });

  test('004.46 closed days are left out, and said', async () => {
    const data = await demoFolder();
    await withStore(join(data, 'demo.sqlite'), (store) =>
      store.closedDays.add({ date: '2026-03-04', name: 'Fair', source: 'hand' }),
    );
    const [text, json] = schedule(data, ['2026-03-04'], ['2026-03-04', '--json']);
    expect([text!.code, text!.stderr]).toEqual([0, '']);
    expect(text!.stdout).toMatch(/^ +Mon 2 +Tue 3 +Wed 4 +Thu 5 +Fri 6 *$/m);
    expect(text!.stdout).toMatch(/09:00–10:15.* Fair /);
    const { timetable, fullLoad } = answerOf(json!);
    expect(timetable.days).toHaveLength(4);
    expect(timetable.closedDays).toEqual([{ date: '2026-03-04', name: 'Fair' }]);
    expect(fullLoad).toBe(4 * 4 * 6);
    expect(readFileSync(join(data, 'out/2026-03-02/timetable.html'), 'utf8')).toContain('Fair');
  });

  test('004.63 004.73 004.98 the files say the same in every form, and calendars of former weeks go', async () => {
    const data = await demoFolder();
    const out = join(data, 'elsewhere');
    mkdirSync(join(out, '2026-03-02/calendars'), { recursive: true });
    writeFileSync(join(out, '2026-03-02/calendars/gone.ics'), 'of an earlier run');
    writeFileSync(join(out, '2026-03-02/notes.txt'), 'mine');
    const [planned] = schedule(data, ['2026-03-04', '--out', out, '--json', '--lang', 'ca']);
    const { timetable, files, loads } = answerOf(planned!);
    const folder = join(out, '2026-03-02');
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    for (const file of files) expect(existsSync(file), file).toBe(true);
    expect(readdirSync(folder).sort()).toEqual([
      'calendars',
      'load.tsv',
      'notes.txt',
      'timetable.csv',
      'timetable.html',
      'timetable.json',
      'timetable.yaml',
    ]);

    const yaml = parseYaml(read('timetable.yaml')) as {
      week: string;
      timetable: Record<string, (string | null)[][]>;
      colors: Record<string, string>;
    };
    expect(yaml.week).toBe('2026-03-02');
    const holesByName = (cells: (string | null)[]) => cells.map((cell) => cell ?? 'ningu');
    expect(Object.values(yaml.timetable)).toEqual(
      turnsOf(timetable).map((day) => day.map((cells) => holesByName(cells))),
    );
    expect(turnsOf(JSON.parse(read('timetable.json')))).toEqual(turnsOf(timetable));
    const csv = read('timetable.csv').trimEnd().split(/\r?\n/);
    expect(csv).toHaveLength(1 + 5 * 4 * 6);
    expect(csv[1]).toMatch(new RegExp(`2026-03-02,mon,09:00,10:15,L1,${turnsOf(timetable)[0]![0]![0]},`));
    const rows = read('load.tsv').trimEnd().split('\n');
    expect(rows).toHaveLength(1 + 28);
    expect(rows[0]).toMatch(/^person\tideal\t/);
    const html = read('timetable.html');
    for (const part of ['<html lang="ca">', 'Kofi Mensah', '#3d5a80', 'dilluns'])
      expect(html).toContain(part);

    const calendars = readdirSync(join(folder, 'calendars'));
    const present = Object.keys(loads).filter((key) => countOf(timetable, key) > 0);
    expect(calendars).toEqual(present.map((key) => `${key}.ics`));
    for (const key of ['aina', 'kofi']) {
      const events = read(`calendars/${key}.ics`).match(/BEGIN:VEVENT/g) ?? [];
      expect(events, key).toHaveLength(countOf(timetable, key));
    }
    // Those who chose no language get the organisation's, not that of who planned; Elena chose Spanish.
    expect(read('calendars/aina.ics')).toContain('NAME:Phone turns');
    expect(read('calendars/elena.ics')).toContain('Teléfono');
  });

  test('004.74 every line of --json is a document with a type, the answer last; the same seed gives the same week', async () => {
    const data = await demoFolder();
    const [first, second, other, better, alone] = schedule(
      data,
      ['2026-03-04', '--json', '--seed', '7', '--save', 'no'],
      ['2026-03-04', '--json', '--seed', '7', '--save', 'no'],
      ['2026-03-04', '--json', '--seed', '8', '--save', 'no'],
      ['2026-03-04', '--json', '--stop-penalty', '1000000', '--save', 'no'],
      ['2026-03-04', '--json', '--engine', 'backtracking', '--save', 'no'],
    );
    const lines = first!.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    for (const line of lines) expect(['stage', 'better', 'bound', 'warning', 'answer']).toContain(line.type);
    expect(lines.at(-1)!.type).toBe('answer');
    const betters = lines.filter((line) => line.type === 'better');
    expect(betters.length).toBeGreaterThan(0);
    expect(betters[0]).toMatchObject({ cost: expect.any(Number), holes: 0, broken: 0 });
    expect(betters.map(({ cost }) => cost)).toEqual(
      betters.map(({ cost }) => cost).toSorted((a, b) => b - a),
    );
    const week = answerOf(first!);
    expect(answerOf(second!).timetable.days).toEqual(week.timetable.days);
    expect(answerOf(other!).cost).toBe(week.cost);
    expect(answerOf(other!).timetable.days).not.toEqual(week.timetable.days);
    expect(answerOf(better!)).toMatchObject({ end: 'stopped', engine: 'first-timetable' });
    expect(answerOf(alone!)).toMatchObject({ proven: true, engine: 'backtracking', cost: week.cost });
  });

  test('004.92 --save keeps a draft, publishes, or keeps nothing', async () => {
    const data = await demoFolder();
    const outcomes = schedule(
      data,
      ['2026-03-04', '--save', 'no'],
      ['2026-03-04'],
      ['2026-03-04', '--save', 'publish', '--json'],
      ['2026-03-04', '--save', 'draft', '--lang', 'es'],
    );
    expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(outcomes[0]!.stdout).toContain('\nNot saved: only the files were written.\n');
    expect(outcomes[1]!.stdout).toContain(
      '\nSaved as a draft, version 1: "lineup weeks publish 2026-03-02" puts it in force.\n',
    );
    expect(answerOf(outcomes[2]!).saved).toMatchObject({ state: 'published', version: 2 });
    expect(outcomes[3]!.stdout).toContain('Guardado como borrador');
    await withStore(join(data, 'demo.sqlite'), async ({ timetables }) => {
      const states = (await timetables.list({ week: '2026-03-02' })).map(({ state }) => state);
      expect(states).toEqual(['draft', 'published', 'draft']);
      expect(await timetables.published('2026-03-02')).toMatchObject({
        id: answerOf(outcomes[2]!).saved.id,
        description: 'schedule-hours',
      });
    });
  });

  test('004.47 004.58 004.61 lines, overload, adjusting and forgiving change the loads as they say', async () => {
    // The credits of the demo count from the first week on.
    const data = await demoFolder();
    const [plain, more, spread, dropped, kept, forgiven, ordered] = schedule(
      data,
      ['2026-03-04', '--json', '--save', 'no'],
      ['2026-03-04', '--json', '--save', 'no', '--lines', '8', '--stop-penalty', '1000000'],
      [
        '2026-03-04',
        '--json',
        '--save',
        'no',
        '--lines',
        '7',
        '--max-overload',
        '1',
        '--stop-penalty',
        '1000000',
      ],
      ['2026-03-04', '--json', '--save', 'no', '--lines', '9', '--adjust-lines', '--stop-penalty', '1000000'],
      [
        '2026-03-04',
        '--json',
        '--save',
        'no',
        '--lines',
        '9',
        '--no-adjust-lines',
        '--stop-penalty',
        '1000000',
      ],
      ['2026-03-04', '--json', '--save', 'no', '--forgive', '--stop-penalty', '1000000'],
      ['2026-03-04', '--json', '--save', 'no', '--search-days', 'fri,mon', '--stop-penalty', '1000000'],
    ).map((outcome) => answerOf(outcome));
    expect([plain.fullLoad, more.fullLoad, spread.fullLoad]).toEqual([120, 160, 140]);
    const sum = (answer: { loads: Record<string, { final: number }> }) =>
      Object.values(answer.loads).reduce((total, { final }) => total + final, 0);
    expect(sum(plain)).toBe(120);
    expect(sum(more) + more.holesByLoad).toBe(160);
    expect(more.holes).toBeGreaterThanOrEqual(more.holesByLoad);
    for (const [key, { final, prorated }] of Object.entries<{ final: number; prorated: number }>(
      spread.loads,
    ))
      expect(final, key).toBeLessThanOrEqual(Math.round(prorated + 1));
    expect(sum(spread)).toBeGreaterThan(sum(more));
    expect([dropped.droppedLines, kept.droppedLines]).toEqual([2, 0]);
    expect(dropped.timetable.lines).toHaveLength(7);
    expect(kept.timetable.lines).toHaveLength(9);
    expect(plain.loads.dani).toMatchObject({ creditBefore: 2 });
    expect(forgiven.loads.dani).toMatchObject({ creditBefore: 0 });
    expect(ordered.holes).toBe(0);
  });

  test('dropped lines and fixed turns without a place are told before the week', async () => {
    const data = await demoFolder();
    writeFileSync(join(data, 'few.yaml'), 'aina: 4\nberta: 4\n');
    const words = ['2026-03-04', '--lines', '3', '--adjust-lines', '--ideal-loads', join(data, 'few.yaml')];
    const [text, json, russian] = schedule(data, words, [...words, '--json'], [...words, '--lang', 'ru']);
    expect(text!.stderr).toBe(
      'The fixed turn of Gemma Bosch (Wednesday, slot 3, line 1) does not count this week: the slot is not there, or its person attends no phone.\n' +
        'The fixed turn of Даша Волкова (Friday, slot 1, line 2) does not count this week: the slot is not there, or its person attends no phone.\n' +
        'There are not enough people for all lines: 2 lines were dropped.\n',
    );
    const warnings = json!.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ type }) => type === 'warning');
    expect([warnings.length, json!.stderr]).toEqual([3, '']);
    expect(russian!.stderr).toContain('Постоянная смена Gemma Bosch (среда, интервал 3, линия 1)');
    expect(russian!.stderr).toContain('убраны 2 линии.');
  });

  test('004.62 004.63 --summary writes every step of the load as a table or as JSON', async () => {
    const data = await demoFolder();
    const [tsv, json] = ['steps.tsv', 'deep/steps.json'].map((name) => join(data, name));
    const [first, second] = schedule(
      data,
      ['2026-03-04', '--summary', tsv!, '--json', '--save', 'no'],
      ['2026-03-04', '--summary', json!, '--json', '--save', 'no'],
    );
    expect(answerOf(first!).files).toContain(tsv);
    const [head, row] = readFileSync(tsv!, 'utf8').split('\n');
    expect(head!.split('\t').slice(0, 2)).toEqual(['person', 'ideal']);
    expect(row!.split('\t').slice(0, 2)).toEqual(['aina', '5']);
    expect(JSON.parse(readFileSync(json!, 'utf8'))).toEqual(answerOf(second!).loads);
  });

  test('004.48 --ideal-loads is taken for this run alone, by key or by name', async () => {
    const data = await demoFolder();
    const write = (name: string, text: string) => {
      writeFileSync(join(data, name), text);
      return join(data, name);
    };
    const good = write('good.yaml', '# this week\naina: 3\nMARIA costa: 2\n');
    const cases: [string, string][] = [
      [
        write('stranger.yaml', 'aina: 3\nZorro: 1\n'),
        'Nobody is called "Zorro" here: "lineup persons list" shows who is.\n',
      ],
      [
        write('word.yaml', 'aina: 3\nberta: many\n'),
        `${join(data, 'word.yaml')}:2: "many" of berta is no number; write it with digits and a decimal point. Mend the file and try again; nothing was changed.\n`,
      ],
      [
        write('less.yaml', 'aina: -3\n'),
        `${join(data, 'less.yaml')}: the load of aina is -3, and cannot be less than 0. Mend the file and try again; nothing was changed.\n`,
      ],
      [
        write('twice.yaml', 'aina: 3\nAina Ferrer: 4\n'),
        `${join(data, 'twice.yaml')}: the load of Aina Ferrer is there twice: 3 counts, 4 does not. Mend the file and try again; nothing was changed.\n`,
      ],
      [join(data, 'none.yaml'), `${join(data, 'none.yaml')} is not there: check the path.\n`],
    ];
    const [taken, ...refusals] = schedule(
      data,
      ['2026-03-04', '--ideal-loads', good, '--json', '--lines', '1', '--stop-penalty', '1000000'],
      ...cases.map(([file]) => ['2026-03-04', '--ideal-loads', file, '--json']),
    );
    const { loads } = JSON.parse(taken!.stdout.trimEnd().split('\n').at(-1)!);
    expect(Object.keys(loads)).toEqual(['aina', 'maria']);
    expect([loads.aina.ideal, loads.maria.ideal]).toEqual([3, 2]);
    expect(refusals).toEqual(cases.map(([, stderr]) => ({ code: 1, stdout: '', stderr })));
    await withStore(join(data, 'demo.sqlite'), async ({ persons }) => {
      expect(await persons.get('aina')).toMatchObject({ idealLoad: 5 });
      expect(await persons.get('berta')).toMatchObject({ idealLoad: 5 });
    });
  });
});

describe('weeks that cannot be filled', () => {
  test('holes are no error but with --strict, and their reasons are told and saved', async () => {
    const data = await demoFolder();
    const words = ['2026-03-04', '--lines', '9', '--stop-penalty', '1000000'];
    const [text, strict, fine] = schedule(
      data,
      words,
      [...words, '--strict', '--json'],
      ['2026-03-04', '--strict', '--json'],
    );
    expect([text!.code, strict!.code, fine!.code]).toEqual([0, 1, 0]);
    expect(text!.stdout).toContain('✗ HOLE');
    expect(text!.stdout).toMatch(/Holes: \d+\n +\d+ {2}\w+ \d+ March \d\d:\d\d–\d\d:\d\d: \d lines? ha/);
    expect(text!.stdout).toMatch(
      /\n {2}The loads of this week give \d+ turns\s+less than the lines ask: \d+ of 180\.\n/,
    );
    // Once is enough.
    expect(text!.stdout).not.toMatch(/All loads together|unavoidable/);
    expect(text!.stdout).toContain('\nMore load or fewer --lines would help.\n');
    expect(text!.stdout).toContain('Saved as a draft');
    expect(answerOf(strict!)).toMatchObject({ saved: { state: 'draft' }, holes: expect.any(Number) });
    expect(answerOf(fine!).holes).toBe(0);
  });

  test('a hard rule that cannot be kept everywhere leaves holes, not an error', async () => {
    const data = await ownFolder();
    writeFileSync(
      join(data, 'config.yaml'),
      'week: {lines: 2}\nrules: {wellbeing: {group-idle: {groups: {crew: 1}}}}\n',
    );
    const persons = ['ada', 'bo'].map((key) => [
      'lineup',
      'persons',
      'set',
      key,
      '--ideal-load',
      '9',
      '--groups',
      'crew',
    ]);
    const outcomes = runMany([...persons, ['schedule-hours', '2026-03-04', '--json']], data);
    const answer = answerOf(outcomes.at(-1)!);
    expect(answer).toMatchObject({ broken: 0, saved: { state: 'draft' } });
    expect(answer.holes).toBeGreaterThanOrEqual(20);
    for (const cells of turnsOf(answer.timetable).flat()) {
      expect(cells.filter((cell) => cell !== null).length).toBeLessThanOrEqual(1);
    }
  });
});

describe('how it speaks', () => {
  test('the language is that of --lang, else of the environment, else of the organisation', async () => {
    const data = await demoFolder();
    writeFileSync(join(data, 'config.yaml'), 'organisation: {locale: ca}\n');
    const list = ['lineup', 'closed-days', 'list'];
    const outcomes = runMany(
      [
        list,
        ['LANG=C.UTF-8', ...list],
        ['LANG=es_ES.UTF-8', ...list],
        ['LANG=en_GB.UTF-8', ...list],
        ['LANG=es_ES.UTF-8', 'LINEUP_LANG=ru', ...list],
        ['LANG=es_ES.UTF-8', ...list, '--lang=en'],
        // Wrong use is told before the configuration is read, other errors after it.
        ['schedule-hours', '2026-02-30'],
        ['schedule-hours', '2026-02-30', '--lang', 'ru'],
        ['lineup', 'weeks', 'show', '2026-03-02'],
      ],
      data,
    );
    expect(outcomes.slice(0, 6).map(({ stdout }) => stdout.trim())).toEqual([
      'No n’hi ha cap.',
      'No n’hi ha cap.',
      'No hay nada.',
      'There is nothing here.',
      'Здесь ничего нет.',
      'There is nothing here.',
    ]);
    const [english, russian, catalan] = outcomes.slice(6).map(({ stderr }) => stderr);
    expect(english).toContain('is no date');
    expect(russian).toContain('не дата');
    expect(catalan).toContain('No hi ha cap horari de la setmana');
  });

  test('the store of an address that nobody named is where LINEUP_DATA and --data say', async () => {
    const data = await demoFolder();
    const other = await newFolder();
    const [list] = runMany([['lineup', 'persons', 'list', '--json', '--data', data]], other);
    expect(JSON.parse(list!.stdout)).toHaveLength(28);
  });
});
