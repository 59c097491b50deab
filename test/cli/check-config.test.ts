import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load as parseYaml } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { runMany } from '../support/many-commands.ts';
import { newFolder } from '../support/stores.ts';

async function withConfig(text: string): Promise<string> {
  const data = await newFolder();
  writeFileSync(join(data, 'config.yaml'), text);
  return data;
}

const root = join(import.meta.dirname, '../..');

describe('check-config', () => {
  test('004.23 tells all faults at once, each with file, key and what was expected, and so does every command', async () => {
    const data = await withConfig(
      [
        'organisation: {timezone: Europe/Atlantis, locale: de}',
        "week: {lines: six, slots: ['09:00', '9 o''clock'], dayly: 3}",
        'load: {maxOverload: -1}',
        'sources: {odoo: {password: hunter2}}',
        'rules: {wellbeing: {lunch: {weight: 1.5}}}',
        'nonsense: true',
      ].join('\n'),
    );
    const file = join(data, 'config.yaml');
    const [checked, russian, list, plan] = runMany(
      [
        ['lineup', 'check-config'],
        ['lineup', 'check-config', '--json', '--lang', 'ru'],
        ['lineup', 'persons', 'list'],
        ['schedule-hours', '2026-03-02'],
      ],
      data,
    );
    const [head, ...faults] = checked!.stderr.trimEnd().split('\n');
    expect(head).toBe('The configuration has 9 faults; mend the file and try again:');
    const told = [
      'load.maxOverload: is -1; expected a whole number from 0 to ',
      'nonsense: unknown key; expected one of organisation, week, load, rules, solver, ',
      'organisation.locale: is "de"; expected one of en, ca, es, ru',
      'organisation.timezone: is "Europe/Atlantis"; expected a time zone such as Europe/Madrid',
      'rules.wellbeing.lunch.weight: is 1.5; expected a whole number from 0 to ',
      'sources.odoo.password: a literal secret (not shown); expected ${NAME} of an environment variable, so that no secret lies in a file',
      'week.dayly: unknown key; expected one of days, slots, lines, lineNames, ',
      'week.lines: is "six"; expected a whole number, a list with one for each slot, or either by weekday',
      'week.slots.1: is "9 o\'clock"; expected "HH:MM" or "HH:MM-HH:MM"',
    ];
    expect(faults.toSorted()).toEqual(told.map((start) => expect.stringContaining(`  ${file}: ${start}`)));
    expect(russian!.stderr).toMatch(/^В конфигурации 9 ошибок; исправьте файл и повторите:\n/);
    for (const outcome of [checked!, russian!, list!, plan!]) {
      expect([outcome.code, outcome.stdout]).toEqual([1, '']);
      expect(outcome.stderr).not.toContain('hunter2');
    }
  });

  test('what is in force is told as YAML or as JSON, with layers, environment and without secrets', async () => {
    const data = await withConfig(
      'organisation: {name: Harbour, locale: es}\nsources: {odoo: {url: "${ODOO}", password: "${KEY}"}}\nstore: {url: "${DB}"}\n',
    );
    const env = { ODOO: 'http://odoo.example', KEY: 's3cret', DB: 'postgres://ada:s3cret@db/lineup' };
    const [short, whole, json, missing] = runMany(
      [
        ['lineup', 'check-config'],
        ['lineup', 'check-config', '-v', '--lang', 'en'],
        ['lineup', 'check-config', '--json'],
        ['lineup', 'check-config', '--config', '/nonexistent.yaml'],
      ],
      data,
      env,
    );
    const files = [join(root, 'config.yaml'), join(data, 'config.yaml')];
    // Nobody chose a language: it is the organisation's.
    expect(short!.stdout).toBe(`La configuración es correcta: ${files.join(', ')}\n`);
    const [head, ...yaml] = whole!.stdout.split('\n');
    expect(head).toBe(`The configuration is right: ${files.join(', ')}`);
    const told = JSON.parse(json!.stdout);
    expect(told.files).toEqual(files);
    expect(parseYaml(yaml.join('\n'))).toEqual(told.config);
    expect(told.config).toMatchObject({
      organisation: { name: 'Harbour', timezone: 'Europe/Madrid' },
      week: { lines: 6 },
      sources: { odoo: { url: 'http://odoo.example', password: '***' } },
      store: { url: 'postgres://ada:***@db/lineup' },
    });
    expect(missing).toEqual({
      code: 1,
      stdout: '',
      stderr: '/nonexistent.yaml is not there: check the path.\n',
    });
    for (const { stdout, stderr } of [short!, whole!, json!]) expect(stdout + stderr).not.toContain('s3cret');
  });

  test('a file that is no YAML, and a weekday without slots, are told with their place', async () => {
    const data = await withConfig('week:\n  lines: [1, 2\n');
    const other = join(data, 'other.yaml');
    writeFileSync(other, "week: {days: [mon, sat], slots: {mon: ['09:00', '10:00']}}\n");
    const [broken, lacking] = runMany(
      [
        ['lineup', 'check-config'],
        ['lineup', 'check-config', '--config', other],
      ],
      data,
    );
    expect(broken!.stderr).toMatch(
      /^The configuration has 1 fault; .*\n {2}.*config\.yaml: line \d: .*expected well-formed YAML\n$/,
    );
    expect(lacking!.stderr).toContain(
      `${other}: week.slots: sat: says nothing of it; expected the weekday or default`,
    );
    expect([broken!.code, lacking!.code]).toEqual([1, 1]);
  });

  test('004.172 the file that comes with the program names every key and says what holds without it', async () => {
    const data = await newFolder();
    const bare = join(data, 'bare.yaml');
    writeFileSync(bare, '# nothing\n');
    const [shipped, defaults] = runMany(
      [
        ['lineup', 'check-config', '--json'],
        ['lineup', 'check-config', '--json', '--config', bare],
      ],
      data,
    );
    const { config } = JSON.parse(shipped!.stdout);
    expect(config).toEqual(JSON.parse(defaults!.stdout).config);
    const written = parseYaml(readFileSync(join(root, 'config.yaml'), 'utf8'));
    expect(keysOf(written)).toEqual(keysOf(config));
  });
});

function keysOf(tree: unknown, path = ''): string[] {
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) return [path];
  return Object.entries(tree)
    .flatMap(([key, value]) => keysOf(value, `${path}.${key}`))
    .sort();
}
