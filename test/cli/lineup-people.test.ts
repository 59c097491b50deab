import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { answer, runCommand, succeed } from '../support/commands.ts';
import { demoFolder, ownFolder } from '../support/data-folders.ts';
import { runMany } from '../support/many-commands.ts';

// Commands are processes of their own, and other tests run beside them.
vi.setConfig({ testTimeout: 60_000 });

/** Runs `lineup` with these words, all in one process; gives what each said and how it ended. */
function lineup(data: string, ...commands: string[][]) {
  return runMany(
    commands.map((words) => ['lineup', ...words]),
    data,
  );
}

const refused = (stderr: string) => ({ code: 1, stdout: '', stderr: `${stderr}\n` });

describe('persons', () => {
  test('004.24 004.29 a person is added with all attributes, changed one by one, and left without them', async () => {
    const data = await ownFolder();
    const [added, changed, emptied, tooMuch] = lineup(
      data,
      [
        'persons',
        'set',
        'nuria',
        '--email',
        'Nuria@Example.org',
        '--extension',
        '3001',
        '--color',
        'ABCDEF',
        '--table',
        '4',
        '--groups',
        'systems, billing,billing',
        '--ideal-load',
        '5',
        '--daily-limit',
        '3',
        '--lunch-exempt',
        '--locale',
        'ca',
        '--json',
      ],
      ['persons', 'set', 'nuria', '--name', 'Núria Pou', '--no-lunch-exempt'],
      [
        'persons',
        'set',
        'nuria',
        '--email=',
        '--extension=',
        '--table=',
        '--groups=',
        '--ideal-load=',
        '--json',
      ],
      ['persons', 'set', 'pau'],
    );
    expect(JSON.parse(added!.stdout)).toEqual({
      key: 'nuria',
      name: 'Nuria',
      email: 'nuria@example.org',
      extension: '3001',
      color: '#abcdef',
      table: 4,
      groups: ['billing', 'systems'],
      idealLoad: 5,
      dailyLimit: 3,
      lunchExempt: true,
      locale: 'ca',
      active: true,
      roles: [],
      coat: 1,
    });
    expect(changed).toEqual({ code: 0, stdout: 'Núria Pou (nuria) is saved.\n', stderr: '' });
    expect(JSON.parse(emptied!.stdout)).toMatchObject({
      name: 'Núria Pou',
      email: null,
      extension: null,
      table: null,
      groups: [],
      idealLoad: null,
      dailyLimit: 3,
      lunchExempt: false,
    });
    // Who mistypes a key sees that somebody new has come.
    expect(tooMuch).toEqual({ code: 0, stdout: 'Pau is new here, under the key "pau".\n', stderr: '' });
    const persons = JSON.parse(lineup(data, ['persons', 'list', '--json'])[0]!.stdout);
    expect(persons.map((person: { key: string }) => person.key)).toEqual(['nuria', 'pau']);
    expect(persons[1]).toMatchObject({ name: 'Pau', color: '#aaaaff' });
  });

  test('004.26 004.27 004.28 004.32 004.35 what does not fit is refused with what was expected, and nothing is saved', async () => {
    const data = await ownFolder();
    lineup(data, ['persons', 'set', 'ada', '--extension', '3001', '--ideal-load', '4']);
    const cases: [string[], string][] = [
      [
        ['Ada B'],
        'Person "Ada B": key "Ada B" does not fit; expected a short key of a–z, 0–9 and inner hyphens. Nothing was saved.',
      ],
      [
        ['ningu'],
        'Person "ningu": key "ningu" does not fit; expected another key: this word stands for nobody. Nothing was saved.',
      ],
      [
        ['bo', '--name', 'Bo', '--extension', '30a1'],
        'Person "bo": extension "30a1" does not fit; expected up to 15 digits. Nothing was saved.',
      ],
      [
        ['bo', '--extension', '3001'],
        'Extension 3001 already belongs to Ada: choose another one. Nothing was saved.',
      ],
      [
        ['bo', '--email', 'bo'],
        'Person "bo": email "bo" does not fit; expected an address such as ada@example.org. Nothing was saved.',
      ],
      [
        ['bo', '--color', 'blue'],
        'Person "bo": color "blue" does not fit; expected six hexadecimal digits, #rrggbb. Nothing was saved.',
      ],
      [
        ['bo', '--table', '-1'],
        'Person "bo": table "-1" does not fit; expected a whole number from 0 to 9999. Nothing was saved.',
      ],
      [
        ['bo', '--ideal-load', '2.5'],
        'Person "bo": ideal-load "2.5" does not fit; expected a whole number from 0 to 200. Nothing was saved.',
      ],
      [
        ['bo', '--daily-limit', '0'],
        'Person "bo": daily-limit "0" does not fit; expected a whole number from 1 to 31. Nothing was saved.',
      ],
      [
        ['bo', '--locale', 'de'],
        'Person "bo": locale "de" does not fit; expected en, ca, es, ru. Nothing was saved.',
      ],
      [
        ['ada', '--ideal-load', '6', '--daily-limit', 'x'],
        'Person "ada": daily-limit "x" does not fit; expected a whole number from 1 to 31. Nothing was saved.',
      ],
    ];
    const outcomes = lineup(data, ...cases.map(([words]) => ['persons', 'set', ...words]), [
      'persons',
      'list',
      '--json',
    ]);
    cases.forEach(([, sentence], i) => {
      expect(outcomes[i]).toEqual(refused(sentence));
    });
    expect(JSON.parse(outcomes.at(-1)!.stdout)).toMatchObject([{ key: 'ada', idealLoad: 4 }]);
  });

  test('004.31 who is archived leaves lists and groups, and comes back when set again', async () => {
    const data = await ownFolder();
    const outcomes = lineup(
      data,
      ['persons', 'set', 'ada', '--groups', 'crew', '--extension', '3001'],
      ['persons', 'archive', 'ada'],
      ['persons', 'list'],
      ['persons', 'list', '--all', '--json'],
      ['persons', 'set', 'bo', '--extension', '3001'],
      ['persons', 'set', 'ada', '--extension', '3002', '--json'],
      ['persons', 'archive', 'nobody-here'],
      ['fixed-turns', 'set', 'tue', '1', '1', 'bo'],
      ['persons', 'archive', 'bo'],
      ['fixed-turns', 'list', '--json'],
    );
    expect(outcomes[1]!.stdout).toBe('ada is archived; past weeks stay as they are.\n');
    expect(outcomes[2]!.stdout).toBe('There is nothing here.\n');
    expect(JSON.parse(outcomes[3]!.stdout)).toMatchObject([{ key: 'ada', active: false, groups: [] }]);
    // Nobody who is gone keeps an extension from others.
    expect(outcomes[4]!.code).toBe(0);
    expect(JSON.parse(outcomes[5]!.stdout)).toMatchObject({ key: 'ada', active: true, extension: '3002' });
    expect(outcomes[6]).toEqual(
      refused('Nobody is called "nobody-here" here: "lineup persons list" shows who is.'),
    );
    expect(outcomes[8]!.stdout).toBe(
      'bo is archived; past weeks stay as they are.\nA fixed turn has nobody now.\n',
    );
    expect(JSON.parse(outcomes[9]!.stdout)).toEqual([]);
  });

  test('004.33 the list has columns that line up, whatever the script', async () => {
    const table = await succeed('lineup', ['persons', 'list', '--lang', 'ru'], { data: await demoFolder() });
    const rows = table.trimEnd().split('\n');
    expect(rows).toHaveLength(29);
    expect(rows[0]).toMatch(/^ключ +имя +нагрузка +в день +внутр\. номер +стол +группы +почта$/);
    const at = rows[0]!.indexOf('почта');
    for (const row of rows.slice(1)) expect(row.slice(at)).toMatch(/^[a-z]+@demo\.example$/);
  });

  test('004.34 what another process changes is seen at once, without a restart', async () => {
    const data = await ownFolder();
    await succeed('lineup', ['persons', 'set', 'ada', '--ideal-load', '4'], { data });
    const before = await answer('lineup', ['persons', 'list'], { data });
    await Promise.all([
      succeed('lineup', ['persons', 'set', 'bo', '--ideal-load', '2'], { data }),
      succeed('lineup', ['persons', 'set', 'cy', '--ideal-load', '3'], { data }),
    ]);
    const after = await answer('lineup', ['persons', 'list'], { data });
    expect([before.length, after.length]).toEqual([1, 3]);
  });
});

describe('busy', () => {
  test('004.36 004.37 004.38 both kinds are added, listed by person, and removed by id', async () => {
    const data = await demoFolder();
    const [weekly, oneShot, everyDay] = lineup(
      data,
      ['busy', 'add', 'berta', 'tue', '--slots', '0110', '--reason', ' dentist ', '--json'],
      ['busy', 'add', 'berta', '2026-03-05', '--reason', 'moving', '--json'],
      ['busy', 'add', 'berta', '--slots', '0001', '--optional', '--reason', 'school', '--json'],
    ).map(({ stdout }) => JSON.parse(stdout));
    expect(weekly).toMatchObject({
      person: 'berta',
      weekday: 'tue',
      date: null,
      slots: '0110',
      firm: true,
      reason: 'dentist',
    });
    expect(oneShot).toMatchObject({ weekday: null, date: '2026-03-05', slots: null, firm: true });
    expect(everyDay).toMatchObject({ weekday: null, date: null, slots: '0001', firm: false });
    const [listed, , left, again] = lineup(
      data,
      ['busy', 'list', 'berta', '--json'],
      ['busy', 'remove', weekly.id],
      ['busy', 'list', 'berta', '--lang', 'es'],
      ['busy', 'remove', weekly.id],
    );
    expect(JSON.parse(listed!.stdout).map((entry: { reason: string }) => entry.reason)).toEqual([
      'school',
      'gym',
      'dentist',
      'moving',
    ]);
    expect(left!.stdout.split('\n').map((row) => row.replace(/ +[0-9a-f-]{36}$/, ''))).toEqual([
      expect.stringMatching(/^persona +cuándo +franjas +¿firme\? +motivo +id$/),
      expect.stringMatching(/^berta +cada día +0001 +preferiría que no +school$/),
      expect.stringMatching(/^berta +martes +1000 +preferiría que no +gym$/),
      expect.stringMatching(/^berta +2026-03-05 +todo el día +firme +moving$/),
      '',
    ]);
    expect(again).toEqual(
      refused(`There is no unavailability "${weekly.id}": "lineup busy list" shows their ids.`),
    );
  });

  test('004.41 an entry with anything wrong in it is refused whole', async () => {
    const data = await demoFolder();
    const days = 'mon, tue, wed, thu, fri, sat, sun or a date as YYYY-MM-DD';
    const slots = 'one 0 or 1 for each slot, such as 0001';
    const cases: [string[], string][] = [
      [['berta', 'someday', '--reason', 'x'], `when "someday" does not fit; expected ${days}.`],
      [['berta', '2026-02-30', '--reason', 'x'], `when "2026-02-30" does not fit; expected ${days}.`],
      [
        ['berta', 'mon', '--reason', ' '],
        'reason "" does not fit; expected a few words for colleagues to read.',
      ],
      [['berta', 'mon', '--slots', '011', '--reason', 'x'], `slots "011" does not fit; expected ${slots}.`],
      [['berta', 'mon', '--slots', '0120', '--reason', 'x'], `slots "0120" does not fit; expected ${slots}.`],
      [['berta', 'sat', '--slots', 'x', '--reason', 'x'], `slots "x" does not fit; expected ${slots}.`],
    ];
    const outcomes = lineup(
      data,
      ...cases.map(([words]) => ['busy', 'add', ...words]),
      ['busy', 'add', 'zorro', 'mon', '--reason', 'x'],
      ['busy', 'list', 'zorro'],
      ['busy', 'list', 'berta', '--json'],
    );
    cases.forEach(([, sentence], i) => {
      expect(outcomes[i]).toEqual(
        refused(`The unavailability of "berta" was refused: ${sentence} Nothing was saved.`),
      );
    });
    const unknown = refused('Nobody is called "zorro" here: "lineup persons list" shows who is.');
    expect(outcomes.slice(-3, -1)).toEqual([unknown, unknown]);
    expect(JSON.parse(outcomes.at(-1)!.stdout)).toHaveLength(1);
  });

  test('004.42 004.45 004.47 the report tells who is busy in each slot of a week, and why', async () => {
    const data = await demoFolder('2026-02-02');
    lineup(
      data,
      ['busy', 'add', 'aina', '2026-03-02', '--slots', '0100', '--reason', 'doctor'],
      ['busy', 'add', 'aina', '2026-03-09', '--reason', 'another week'],
      ['absences', 'add', 'berta', '2026-03-02', '--kind', 'trip'],
      ['closed-days', 'add', '2026-03-06', 'Bridge'],
      ['fixed-turns', 'set', 'mon', '2', '2', 'berta'],
    );
    const [all, firm, optional, text] = lineup(
      data,
      ['busy', 'report', '--week', '2026-03-04', '--json'],
      ['busy', 'report', '--week', '2026-03-04', '--firm', '--json'],
      ['busy', 'report', '--week', '2026-03-04', '--optional', '--json'],
      ['busy', 'report', '--week', '2026-03-04', '--lang', 'ca'],
    );
    const report = JSON.parse(all!.stdout);
    expect(report.week).toBe('2026-03-02');
    expect(report.closedDays).toEqual([{ date: '2026-03-06', name: 'Bridge' }]);
    expect(report.slots).toHaveLength(16);
    const second = report.slots.find(
      (slot: { date: string; slot: number }) => slot.date === '2026-03-02' && slot.slot === 1,
    );
    expect(second).toMatchObject({ weekday: 'mon', start: '10:15', end: '11:30' });
    expect(second.busy).toEqual([
      { person: 'aina', name: 'Aina Ferrer', firm: true, kind: 'unavailability', reason: 'doctor' },
      { person: 'berta', name: 'Berta Soler', firm: true, kind: 'absence', reason: 'trip' },
      {
        person: 'rosa',
        name: 'Rosa Prat',
        firm: true,
        kind: 'unavailability',
        reason: 'part-time: Tuesday to Thursday',
      },
    ]);
    // The fixed turns of people who cannot: Aina's own, Berta's of today; of closed Friday none.
    expect(
      report.overlaps.map(
        ({ person, reason, line }: { person: string; reason: string; line: number }) =>
          `${person} L${line + 1}: ${reason}`,
      ),
    ).toEqual(['aina L1: doctor', 'berta L2: trip']);
    const firmness = (outcome: { stdout: string }) =>
      new Set(
        JSON.parse(outcome.stdout).slots.flatMap((slot: { busy: { firm: boolean }[] }) =>
          slot.busy.map((one) => one.firm),
        ),
      );
    expect([firmness(firm!), firmness(optional!)]).toEqual([new Set([true]), new Set([false])]);
    for (const part of [
      'Setmana del 2 de març del 2026',
      'divendres, 6 de març: tancat (Bridge)',
      '09:00–10:15  7 no disponibles',
      '    + Berta Soler: viatge',
      '    · Sofia Lima (preferiria que no): not an early bird',
      'Torns fixos de qui llavors no pot:',
      '  dl. 2 10:15–11:30, L2: Berta Soler: viatge',
    ]) {
      expect(text!.stdout).toContain(part);
    }
    expect(text!.stdout).not.toContain('another week');
  });

  test('slots that are not as many as those of their day are told once for each entry', async () => {
    const data = await demoFolder();
    writeFileSync(
      join(data, 'config.yaml'),
      "week: {days: [mon, tue], slots: ['09:00', '11:00', '13:00'], lines: 2}\n",
    );
    const { code, stderr } = await runCommand('lineup', ['busy', 'report', '--week', '2026-03-02'], { data });
    expect(code).toBe(0);
    const said = stderr.trimEnd().split('\n');
    expect(said).toContain(
      'The slots that Nadia Ait gave ("starts at 10:15") are not as many as the day has (Mon 2, Tue 3): only what fits was taken. Write them anew with "lineup busy".',
    );
    expect(new Set(said).size).toBe(said.length);
  });
});

describe('absences, closed days and fixed turns', () => {
  test('004.45 an absence of one day or several is added, listed and removed', async () => {
    const data = await ownFolder();
    lineup(data, ['persons', 'set', 'ada']);
    const [several, one] = lineup(
      data,
      ['absences', 'add', 'ada', '2026-03-02', '2026-03-06', '--json'],
      ['absences', 'add', 'ada', '2026-03-09', '--kind', 'leave', '--json'],
    ).map(({ stdout }) => JSON.parse(stdout));
    expect(several).toMatchObject({ from: '2026-03-02', to: '2026-03-06', kind: 'holiday', source: 'hand' });
    expect(one).toMatchObject({ from: '2026-03-09', to: '2026-03-09', kind: 'leave' });
    const [listed, removed, again, crossed, unknown] = lineup(
      data,
      ['absences', 'list', '--lang', 'ru'],
      ['absences', 'remove', one.id, '--json'],
      ['absences', 'remove', one.id],
      ['absences', 'add', 'ada', '2026-03-02', '2026-03-01'],
      ['absences', 'add', 'zorro', '2026-03-02'],
    );
    expect(listed!.stdout).toContain(`ada        2026-03-02  2026-03-06  отпуск`);
    expect(JSON.parse(removed!.stdout)).toEqual({ removed: one.id });
    expect(again).toEqual(
      refused(`There is no absence "${one.id}": "lineup absences list" shows their ids.`),
    );
    expect(crossed).toEqual({
      code: 2,
      stdout: '',
      stderr: 'TO: "2026-03-01" does not fit; expected 2026-03-02 or a later day. See --help.\n',
    });
    expect(unknown!.code).toBe(1);
    expect(await answer('lineup', ['absences', 'list'], { data })).toMatchObject([{ id: several.id }]);
  });

  test('004.46 a day is closed, listed, and opened again', async () => {
    const data = await ownFolder();
    const outcomes = lineup(
      data,
      ['closed-days', 'list'],
      ['closed-days', 'add', '2026-03-04', 'Fair'],
      ['closed-days', 'add', '2026-03-04', 'Town fair', '--lang', 'ca'],
      ['closed-days', 'list', '--json'],
      ['closed-days', 'remove', '2026-03-04'],
      ['closed-days', 'remove', '2026-03-04'],
      ['closed-days', 'add', '2026-03-04', ''],
    );
    expect(outcomes[0]!.stdout).toBe('There is nothing here.\n');
    expect(outcomes[1]!.stdout).toBe('4 March 2026 is closed.\n');
    expect(outcomes[2]!.stdout).toBe('El 4 de març del 2026 és tancat.\n');
    expect(JSON.parse(outcomes[3]!.stdout)).toEqual([
      { date: '2026-03-04', name: 'Town fair', source: 'hand' },
    ]);
    expect(outcomes[4]!.stdout).toBe('4 March 2026 is open again.\n');
    expect(outcomes[5]).toEqual(
      refused('4 March 2026 is not closed: "lineup closed-days list" shows the closed days.'),
    );
    expect(outcomes[6]!.code).toBe(2);
  });

  test('004.97 a place of the weekly template is set, given to nobody, and freed', async () => {
    const data = await ownFolder();
    lineup(data, ['persons', 'set', 'ada']);
    const outcomes = lineup(
      data,
      ['fixed-turns', 'set', 'wed', '2', '1', 'ada'],
      ['fixed-turns', 'set', 'mon', '4', '6', 'nobody', '--json'],
      ['fixed-turns', 'list', '--lang', 'es'],
      ['fixed-turns', 'free', 'wed', '2', '1', '--json'],
      ['fixed-turns', 'set', 'sat', '1', '1', 'ada'],
      ['fixed-turns', 'set', 'mon', '5', '1', 'ada'],
      ['fixed-turns', 'set', 'mon', '1', '7', 'ada'],
      ['fixed-turns', 'set', 'mon', '1', '1', 'zorro'],
    );
    const hole = { weekday: 'mon', slot: 3, line: 5, person: null };
    expect(JSON.parse(outcomes[1]!.stdout)).toEqual([
      hole,
      { weekday: 'wed', slot: 1, line: 0, person: 'ada' },
    ]);
    expect(outcomes[2]!.stdout.split('\n').slice(1, 3)).toEqual([
      expect.stringMatching(/^lunes +4 +6 +nadie$/),
      expect.stringMatching(/^miércoles +2 +1 +ada$/),
    ]);
    expect(JSON.parse(outcomes[3]!.stdout)).toEqual([hole]);
    const refusal = (told: string) => refused(`The fixed turn was refused: ${told} Nothing was saved.`);
    expect(outcomes.slice(4)).toEqual([
      refusal('weekday "sat" does not fit; expected mon, tue, wed, thu, fri.'),
      refusal('slot "5" does not fit; expected a whole number from 1 to 4.'),
      refusal('line "7" does not fit; expected a whole number from 1 to 6.'),
      refused('Nobody is called "zorro" here: "lineup persons list" shows who is.'),
    ]);
  });
});
