import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { defaultConfig, describeFault, merge, parseConfig } from '../../../model/config/parse-config.ts';
import type { Config } from '../../../model/config/schema.ts';

/** What is said against one layer. */
function faultsOf(text: string, env: Record<string, string | undefined> = {}): string[] {
  return parseConfig([{ file: 'data/config.yaml', text }], env).faults.map(describeFault);
}

/** The configuration of one layer that has no fault. */
function configOf(text: string, env: Record<string, string | undefined> = {}): Config {
  expect(faultsOf(text, env)).toEqual([]);
  return parseConfig([{ file: 'data/config.yaml', text }], env).config!;
}

describe('layers', () => {
  test('nothing said is the defaults', () => {
    expect(parseConfig([], {})).toEqual({ config: defaultConfig(), faults: [] });
    expect(configOf('')).toEqual(defaultConfig());
  });

  test.each([['# nothing but words\n'], ['---\n'], ['null\n'], ['\n\n']])(
    'a file of %j changes nothing',
    (text) => {
      expect(configOf(text)).toEqual(defaultConfig());
    },
  );

  test('maps merge, and everything else replaces', () => {
    const layers = [
      {
        file: 'config.yaml',
        text: 'week: {lines: 4, days: [mon, tue]}\nrules: {wellbeing: {lunch: {level: hard}}}',
      },
      { file: 'data/config.yaml', text: 'week: {days: [wed]}\nrules: {wellbeing: {lunch: {weight: 7}}}' },
    ];
    const { config } = parseConfig(layers, {});
    expect(config!.week).toEqual({ ...defaultConfig().week, lines: 4, days: ['wed'] });
    expect(config!.rules.wellbeing.lunch).toEqual({ level: 'hard', weight: 7, slots: null });
  });

  test('one map over another touches neither', () => {
    const under = { a: { b: 1, c: [1] }, d: 1 };
    const over = { a: { c: [2], e: null }, d: { f: 1 } };
    expect(merge(under, over)).toEqual({ a: { b: 1, c: [2], e: null }, d: { f: 1 } });
    expect(under).toEqual({ a: { b: 1, c: [1] }, d: 1 });
  });

  test('a fault is told with the file that holds it', () => {
    const layers = [
      { file: 'config.yaml', text: 'week: {lines: 0}\nsolver: {seed: -1}' },
      { file: 'data/config.yaml', text: 'solver: {seed: x}' },
    ];
    expect(parseConfig(layers, {}).faults.map(({ file, path }) => [file, path])).toEqual([
      ['config.yaml', 'week.lines'],
      ['data/config.yaml', 'solver.seed'],
    ]);
  });

  test('the defaults that one caller gets are not those of another', () => {
    defaultConfig().week.days.push('sun');
    expect(defaultConfig().week.days).toEqual(['mon', 'tue', 'wed', 'thu', 'fri']);
  });
});

describe('the environment', () => {
  test('fills in ${NAME}, wherever it stands in a text', () => {
    const text = 'organisation: {name: "${TEAM} of ${TOWN}"}\noutputs: {directory: "${OUT_1}"}';
    const config = configOf(text, { TEAM: 'Phones', TOWN: 'Girona', OUT_1: '/srv/out' });
    expect([config.organisation.name, config.outputs.directory]).toEqual(['Phones of Girona', '/srv/out']);
  });

  test('is missed by name, all at once', () => {
    expect(faultsOf('organisation: {name: "${TEAM} of ${TOWN}"}', { TOWN: 'x' })).toEqual([
      'data/config.yaml: organisation.name: ${TEAM}; expected the environment variable TEAM to be set',
    ]);
  });

  test('what is no name is left alone', () => {
    const text = 'organisation: {name: "$HOME ${} ${1} {year}"}';
    expect(configOf(text).organisation.name).toBe('$HOME ${} ${1} {year}');
  });

  test('gives the secrets', () => {
    const config = configOf('sources: {odoo: {password: "${ODOO}"}}\nstore: {url: "${STORE}"}', {
      ODOO: 'hush',
      STORE: 'postgres://lineup:hush@db/lineup',
    });
    expect([config.sources.odoo.password, config.store.url]).toEqual([
      'hush',
      'postgres://lineup:hush@db/lineup',
    ]);
    expect(configOf('store: {url: "postgres://lineup:${PW}@db/lineup"}', { PW: 'hush' }).store.url).toBe(
      'postgres://lineup:hush@db/lineup',
    );
  });
});

describe('secrets that stand in the file', () => {
  test.each([
    ['sources: {odoo: {password: hush}}', 'sources.odoo.password'],
    ['sources: {odoo: {password: "hush${A}"}}', 'sources.odoo.password'],
    ['sources: {odoo: {password: 123456}}', 'sources.odoo.password'],
    ['sources: {odoo: {password: [hush]}}', 'sources.odoo.password'],
    ['store: {url: "postgres://lineup:hush@db/lineup"}', 'store.url'],
    ['store: {url: "postgres://lineup:hu/sh@db/lineup"}', 'store.url'],
    ['store: {url: "postgres://db/lineup?user=lineup&password=hush"}', 'store.url'],
  ])('are refused and not shown: %s', (text, path) => {
    const said = faultsOf(text, { A: 'x' });
    expect(said).toEqual([
      `data/config.yaml: ${path}: a literal secret (not shown); expected \${NAME} of an environment variable, so that no secret lies in a file`,
    ]);
    expect(said[0]).not.toMatch(/hush|123456/);
  });

  test.each(['sqlite:data/x.sqlite', 'postgres://lineup@db:5432/lineup', 'postgres://db:5432/lineup'])(
    'an address without one may stand there: %s',
    (url) => {
      expect(configOf(`store: {url: "${url}"}`).store.url).toBe(url);
    },
  );

  test('no password at all is no secret', () => {
    expect(configOf('sources: {odoo: {password: null}}').sources.odoo.password).toBeNull();
  });
});

describe('what does not fit', () => {
  test.each([
    [
      'foo: 1',
      'foo: unknown key; expected one of organisation, week, load, rules, solver, sources, store, outputs, api, telephony, customers, desk, messaging, access',
    ],
    [
      'load: {forgiv: true}',
      'load.forgiv: unknown key; expected one of fullWeekDays, maxOverload, adjustLines, clusterLines, forgive',
    ],
    [
      'rules: {wellbeing: {lunch: {wait: 1}}}',
      'rules.wellbeing.lunch.wait: unknown key; expected one of level, weight, slots',
    ],
    [
      'week: {slots: {foo: ["09:00", "10:00"]}}',
      'week.slots.foo: unknown key; expected one of default, mon, tue, wed, thu, fri, sat, sun',
    ],
    [
      'week: {lines: six}',
      'week.lines: is "six"; expected a whole number, a list with one for each slot, or either by weekday',
    ],
    [
      'week: {lines: 0}',
      'week.lines: is 0; expected a whole number, a list with one for each slot, or either by weekday',
    ],
    [
      'week: {lines: [1, x]}',
      'week.lines.1: is "x"; expected a whole number, a list with one for each slot, or either by weekday',
    ],
    ['week: {days: [mon, lun]}', 'week.days.1: is "lun"; expected one of mon, tue, wed, thu, fri, sat, sun'],
    ['week: {days: [mon, mon]}', 'week.days: is ["mon","mon"]; expected a list of different weekdays'],
    ['week: {days: []}', 'week.days: is []; expected a list of different weekdays'],
    ['week: {slots: ["9", "10:00"]}', 'week.slots.0: is "9"; expected "HH:MM" or "HH:MM-HH:MM"'],
    [
      'rules: {wellbeing: {lunch: {level: soon}}}',
      'rules.wellbeing.lunch.level: is "soon"; expected hard, soft or off',
    ],
    [
      'rules: {tomatic: {marathon: {weight: 2.5}}}',
      'rules.tomatic.marathon.weight: is 2.5; expected a whole number from 0 to 10000',
    ],
    [
      'rules: {wellbeing: {table-limit: {level: soft}}}',
      'rules.wellbeing.table-limit.level: is "soft"; expected hard or off',
    ],
    [
      'rules: {wellbeing: {group-idle: {groups: {it: many}}}}',
      'rules.wellbeing.group-idle.groups.it: is "many"; expected a map from group to a whole number',
    ],
    ['load: {forgive: "yes"}', 'load.forgive: is "yes"; expected true or false'],
    ['organisation: {locale: fr}', 'organisation.locale: is "fr"; expected one of en, ca, es, ru'],
    [
      'solver: {timeLimitSeconds: null}',
      'solver.timeLimitSeconds: is null; expected a whole number from 1 to 86400',
    ],
    ['outputs: {directory: 5}', 'outputs.directory: is 5; expected the path of a directory, or null'],
    [
      'organisation: {timezone: Mars/Base}',
      'organisation.timezone: is "Mars/Base"; expected a time zone such as Europe/Madrid',
    ],
    [
      'week: {lineNames: [A, B, A]}',
      'week.lineNames: names a line twice; expected a list of different names',
    ],
    [
      'week: {queues: {support: {lines: [1, 2, 3, 4, 5]}}}',
      'week.queues: leaves out line 6; expected each line in one queue',
    ],
    [
      'week: {lines: 2, queues: {support: {lines: [1, 2]}, sales: {lines: [2]}}}',
      'week.queues: names line 2 twice; expected each line in one queue',
    ],
    [
      'week: {lines: 2, queues: {support: {lines: [1, 2, 3]}}}',
      'week.queues: names line 3; expected lines from 1 to 2',
    ],
    ['week: {queues: {sales: 6}}', 'week.queues.sales: is 6; expected a map from queue to {lines, groups}'],
    [
      'week: {queues: {sales: {lines: 6}}}',
      'week.queues.sales.lines: is 6; expected numbers of lines, counted from 1',
    ],
    [
      'week: {queues: {sales: {lines: [1], group: [it]}}}',
      'week.queues.sales.group: unknown key; expected one of lines, groups',
    ],
    [
      'week: {lines: 1, distinctLines: true, queues: {support: {lines: [1]}}}',
      'week.distinctLines: is true; expected false, since week.queues says how lines differ',
    ],
    [
      'solver: {searchDays: [sat]}',
      'solver.searchDays: names sat; expected only days of week.days (mon, tue, wed, thu, fri)',
    ],
    [
      'rules: {tomatic: {lunch: {slots: [2, 9]}}}',
      'rules.tomatic.lunch.slots: names slot 9; expected slots from 1 to 4',
    ],
  ])('%s', (text, said) => {
    expect(faultsOf(text)).toEqual([`data/config.yaml: ${said}`]);
  });

  test('is told all at once, in form and in meaning, however much it is', () => {
    const text = `
      foo: 1
      organisation: {timezone: Mars/Base, locale: fr}
      load: {maxOverload: -1, adjustLines: maybe}
      rules:
        preset: wel
        wellbeing: {lunch: {level: no, weight: -1, slots: [9]}, marathon: {from: 1}, holes: {limit: x}}
        tomatic: {holes: {weight: 1.5}, lunch: {slots: [7]}}
      solver: {seed: x, searchDays: [sun]}
      sources: {default: fax, odoo: {attempts: 0, password: "\${NO_SUCH}"}}
    `;
    const paths = parseConfig([{ file: 'c', text }], {}).faults.map(({ path }) => path);
    expect(paths.sort()).toEqual(
      [
        'sources.odoo.password',
        'foo',
        'organisation.locale',
        'load.maxOverload',
        'load.adjustLines',
        'rules.preset',
        'rules.wellbeing.lunch.level',
        'rules.wellbeing.lunch.weight',
        'rules.wellbeing.marathon.from',
        'rules.wellbeing.holes.limit',
        'rules.tomatic.holes.weight',
        'solver.seed',
        'sources.default',
        'sources.odoo.attempts',
        'organisation.timezone',
        'rules.wellbeing.lunch.slots',
        'rules.tomatic.lunch.slots',
        'solver.searchDays',
      ].sort(),
    );
  });

  test('does not make the rest look wrong', () => {
    const said = faultsOf(
      'week: {slots: ["09:00", "x"], lines: [1, 2, 3]}\nrules: {wellbeing: {lunch: {slots: [9]}}}',
    );
    expect(said).toEqual(['data/config.yaml: week.slots.1: is "x"; expected "HH:MM" or "HH:MM-HH:MM"']);
  });

  test('a long value is cut short', () => {
    const [said] = faultsOf(`solver: {seed: "${'x'.repeat(500)}"}`);
    expect(said!.length).toBeLessThan(160);
    expect(said).toContain('x…');
  });
});

describe('what is no map of keys', () => {
  test.each([
    ['week:\n  lines: 6\n  lines: 7\n', 'line 3: duplicated mapping key; expected well-formed YAML'],
    [
      'week:\n\tlines: 1\n',
      'line 2: tab characters must not be used in indentation; expected well-formed YAML',
    ],
    ['[1, 2]', 'is [1,2]; expected a map of keys'],
    ['six', 'is "six"; expected a map of keys'],
    ['week: {lines: 1}\n---\nweek: {lines: 2}\n', 'holds 2 documents; expected a map of keys'],
  ])('%j', (text, said) => {
    expect(faultsOf(text)).toEqual([`data/config.yaml: ${said}`]);
  });

  test('does not hide the faults of another file', () => {
    const layers = [
      { file: 'a.yaml', text: 'week: {lines: [' },
      { file: 'b.yaml', text: 'week: {lines: 0}' },
    ];
    const { faults } = parseConfig(layers, {});
    expect(faults.map(({ file, path }) => [file, path])).toEqual([
      ['a.yaml', ''],
      ['b.yaml', 'week.lines'],
    ]);
    expect(faults[0]!.value).toMatch(/^line 1: /);
  });
});

describe('config.yaml of the root', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../config.yaml'), 'utf8');

  test('spells every key with its default, and no other', () => {
    expect(load(text)).toEqual(defaultConfig());
  });

  test('holds no fault', () => {
    expect(configOf(text)).toEqual(defaultConfig());
  });
});
