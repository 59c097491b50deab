import { beforeAll, describe, expect, test, vi } from 'vitest';
import { texts } from '../../model/texts/index.ts';
import { LOCALES, type Locale } from '../../model/types.ts';
import { type Outcome, runCommand, succeed } from '../support/commands.ts';
import { runMany } from '../support/many-commands.ts';

// Commands are processes of their own, and other tests run beside them.
vi.setConfig({ testTimeout: 60_000 });

/** Words of `lineup --help` and of its groups' help, as `["persons", "set"]`. */
let verbs: string[][];
const nowhere = '/nonexistent/lineup-tests';
const keys = Object.keys(texts);

beforeAll(() => {
  const [whole] = runMany([['lineup', '--help']], nowhere) as [Outcome];
  const top = commandsOf(whole.stdout);
  const helps = runMany(
    top.map((verb) => ['lineup', verb, '--help']),
    nowhere,
  );
  verbs = top.flatMap((verb, i) => {
    const inner = commandsOf(helps[i]!.stdout);
    return inner.length > 0 ? inner.map((word) => [verb, word]) : [[verb]];
  });
});

/** Names under "Commands:" of an English help. */
function commandsOf(help: string): string[] {
  const [, list = ''] = help.split('\nCommands:\n');
  return [...list.matchAll(/^ {2}([a-z][a-z-]+)/gm)].map(([, name]) => name!);
}

test('004.22 every verb that coordinators need is there', () => {
  const needed = [
    'migrate',
    'import demo',
    'import tomatic',
    'export',
    'persons list',
    'persons set',
    'persons archive',
    'busy list',
    'busy add',
    'busy remove',
    'busy report',
    'absences list',
    'absences add',
    'absences remove',
    'closed-days list',
    'closed-days add',
    'closed-days remove',
    'fixed-turns list',
    'fixed-turns set',
    'fixed-turns free',
    'weeks list',
    'weeks show',
    'weeks publish',
    'weeks retire',
    'check-config',
    'backup',
    'restore',
  ];
  expect(verbs.map((words) => words.join(' '))).toEqual(expect.arrayContaining(needed));
});

const usage: Record<Locale, string> = { en: 'Usage:', ca: 'Ús:', es: 'Uso:', ru: 'Использование:' };

test.each(LOCALES)('004.22 --help of every command is wholly in %s', (locale) => {
  const groups = [...new Set(verbs.map(([group]) => group!))];
  const commands = [
    ['schedule-hours', '--help', '--lang', locale],
    ...[[], ...groups.map((group) => [group]), ...verbs].map((words) => [
      'lineup',
      ...words,
      '--help',
      '--lang',
      locale,
    ]),
  ];
  const outcomes = runMany(commands, nowhere);
  // The verbs of schedule-hours are no groups of options: its help must name them itself.
  for (const verb of ['explain', 'verify', 'solve']) {
    expect(outcomes[0]!.stdout).toMatch(new RegExp(`^ {2}schedule-hours ${verb} \\S+ {2,}\\S`, 'm'));
  }
  outcomes.forEach(({ code, stdout, stderr }, i) => {
    const command = commands[i]!.join(' ');
    expect([code, stderr], command).toEqual([0, '']);
    expect(stdout.startsWith(`${usage[locale]} ${commands[i]![0]}`), command).toBe(true);
    // A key that no catalogue knows is said as it stands.
    expect(
      keys.filter((key) => stdout.includes(key)),
      command,
    ).toEqual([]);
    expect(stdout, command).not.toMatch(/\bcli\.|\bchoices:|undefined/);
    if (locale !== 'en') expect(stdout, command).not.toMatch(/\[(options|command)\]|Usage:|default:/);
    if (locale === 'ru') expect(stdout.split('\n')[2], command).toMatch(/[а-я]/);
  });
});

test('004.22 help needs neither data nor a configuration, and schedule-hours solve has its own', async () => {
  const broken = ['--config', '/nonexistent.yaml'];
  for (const words of [
    ['lineup', 'persons', 'set', '--help', ...broken],
    ['schedule-hours', ...broken, '--help'],
  ]) {
    expect(runMany([words], nowhere)[0]).toMatchObject({ code: 0, stderr: '' });
  }
  for (const locale of ['en', 'ru'] as const) {
    const help = await succeed('schedule-hours', ['solve', '--help', '--lang', locale]);
    expect(help.startsWith(usage[locale])).toBe(true);
    for (const option of [
      '--json',
      '--seed',
      '--time-limit',
      '--stop-penalty',
      '--engine',
      '--proof',
      'backtracking',
    ])
      expect(help).toContain(option);
  }
});

describe('wrong use', () => {
  test('is told in one sentence with exit code 2, without a stack', () => {
    const cases: [string[], string][] = [
      [['lineup', 'nonsense'], 'There is no command "nonsense": see --help.'],
      [['lineup', 'weeks', 'shw'], 'There is no command "shw": see --help. Did you mean show?'],
      [['lineup', 'persons', 'list', '--jsn'], 'There is no option --jsn: see --help. Did you mean --json?'],
      [['lineup', 'persons', 'set'], '"key" is missing: see --help.'],
      [['lineup', 'persons', 'list', 'a', 'b'], 'Too many words: see --help.'],
      [['lineup', 'persons', 'set', 'ada', '--name'], '--name <text> needs a value: see --help.'],
      [['lineup', 'busy', 'add', 'ada'], '--reason <text> is missing: see --help.'],
      [
        ['lineup', 'absences', 'add', 'ada', '2026-03-02', '--kind', 'nap'],
        '--kind: "nap" does not fit; expected holiday, leave, trip. See --help.',
      ],
      [
        ['lineup', 'weeks', 'show', '2026-02-30'],
        '"2026-02-30" is no date: write it as YYYY-MM-DD, for example 2026-03-02.',
      ],
      [
        ['lineup', 'fixed-turns', 'set', 'mon', 'x', '1', 'ada'],
        'SLOT: "x" does not fit; expected 1, 2, …. See --help.',
      ],
      [
        ['lineup', 'persons', 'list', '--lang', 'xx'],
        '--lang: "xx" does not fit; expected en, ca, es, ru. See --help.',
      ],
      [
        ['schedule-hours', '2026-3-2'],
        '"2026-3-2" is no date: write it as YYYY-MM-DD, for example 2026-03-02.',
      ],
      [['schedule-hours', '2026-03-02', '2026-03-09'], 'Too many words: see --help.'],
      [
        ['schedule-hours', '--source', 'moon'],
        '--source: "moon" does not fit; expected store, sheets, odoo, files. See --help.',
      ],
      [['schedule-hours', '--lines', '0'], '--lines: "0" does not fit; expected 1–1000. See --help.'],
      [
        ['schedule-hours', '--search-days', 'mon,dl'],
        '--search-days: "mon,dl" does not fit; expected mon,tue,wed,thu,fri,sat,sun. See --help.',
      ],
      [
        ['schedule-hours', '--save', 'maybe'],
        '--save: "maybe" does not fit; expected draft, publish, no. See --help.',
      ],
      [
        ['lineup', 'migrate', '--store', 'mysql://x'],
        'store.url: "mysql://x" does not fit; expected sqlite:',
      ],
    ];
    const outcomes = runMany(
      cases.map(([words]) => words),
      nowhere,
    );
    outcomes.forEach(({ code, stdout, stderr }, i) => {
      const [words, sentence] = cases[i]!;
      expect([code, stdout], words.join(' ')).toEqual([2, '']);
      expect(stderr, words.join(' ')).toContain(sentence);
      expect(stderr.trimEnd().split('\n'), words.join(' ')).toHaveLength(1);
    });
  });

  test('is told in every language', () => {
    const outcomes = runMany(
      LOCALES.map((locale) => ['lineup', '--lang', locale, 'weeks', 'shw']),
      nowhere,
    );
    expect(outcomes.map(({ stderr }) => stderr)).toEqual([
      'There is no command "shw": see --help. Did you mean show?\n',
      'No hi ha cap ordre «shw»: vegeu --help. Volíeu dir show?\n',
      'No hay ninguna orden «shw»: vea --help. ¿Quería decir show?\n',
      'Нет команды «shw»: см. --help. Может быть, show?\n',
    ]);
  });

  test('of no words, or of a group alone, shows what there is', async () => {
    const bare = await runCommand('lineup', []);
    expect(bare.code).toBe(2);
    expect(bare.stdout).toContain('Commands:\n  migrate');
    const group = await runCommand('lineup', ['weeks']);
    expect(group.code).toBe(2);
    expect(group.stderr).toContain('Commands:\n  list');
  });
});

test('--version tells the version of the package, and common options may stand before the verb', async () => {
  const version = (await succeed('lineup', ['--version'])).trim();
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect((await succeed('schedule-hours', ['--version'])).trim()).toBe(version);
  const { code, stderr } = await runCommand('lineup', ['--lang', 'ca', '--json', 'persons', 'list']);
  expect(code).toBe(1);
  expect(stderr).toContain('Encara no hi ha dades');
});
