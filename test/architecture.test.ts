import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkImports } from './support/check-imports.ts';
import { rooms } from './support/import-table.ts';
import { readFiles, readSource } from './support/imports.ts';

const root = join(import.meta.dirname, '..');

test('every file imports only what its room may import', () => {
  const folders = new Set(rooms.map(({ room }) => room.split('/')[0] as string));
  const files = readFiles(root, [...folders]);
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect([...files.keys()]).toContain('cli/bin/lineup.js');
  expect([...files.keys()]).toContain('model/types.ts');
  expect(checkImports(files, Object.keys(dependencies))).toEqual([]);
});

describe('the check itself', () => {
  test('is content with a tree that keeps to the table', () => {
    const faults = check({
      'model/week.ts': `import { DateTime } from 'luxon';`,
      'scheduler/race.ts': `import type { Week } from '../model/week.ts'; import { start } from './solvers/workers/start.ts';
        export const at = (now: () => number) => new Date(now());`,
      'scheduler/solvers/workers/start.ts': `import { Worker } from 'node:worker_threads'; import '../../race.ts';
        new Worker(new URL('./run.ts', import.meta.url)); export const began = performance.now();`,
      'store/open.ts': `import { DatabaseSync } from 'node:sqlite'; import { Migrator } from 'kysely/migration';`,
      'connectors/google-sheets/read.ts': `import type { sheets_v4 } from 'googleapis'; await import('googleapis');`,
      'actions/solve.ts': `import '../scheduler/race.ts'; export const open = () => import('../store/open.ts');`,
      'cli/commands/solve.ts': `import '../../actions/solve.ts'; import meta from '../../package.json' with { type: 'json' };`,
      'web/page.ts': `import '../model/week.ts'; @element('x') class Page { accessor week = 1 }`,
    });
    expect(faults).toEqual([]);
  });

  test.each([
    ['web/data/http.ts', `import '../../store/open.ts'`, 'imports store/open.ts: web may import model only'],
    [
      'cli/run.ts',
      `export * from '../scheduler/index.ts'`,
      'imports scheduler/index.ts: cli may import model, actions, api/server.ts and package.json only',
    ],
    [
      'store/open.ts',
      `type A = import('../connectors/a.ts').A`,
      'imports connectors/a.ts: store may import model only',
    ],
    [
      'model/week.ts',
      `export type { Problem } from '../scheduler/problem.ts'`,
      'imports scheduler/problem.ts: model may import nothing of ours',
    ],
    [
      'actions/serve.ts',
      `await import('../api/app.ts')`,
      'imports api/app.ts: actions may import model, scheduler, helpdesk, telephony, messaging, connectors and store only',
    ],
    [
      'scheduler/race.ts',
      `new Worker(new URL('../store/run.ts', import.meta.url))`,
      'imports store/run.ts: scheduler may import model only',
    ],
    [
      'model/week.ts',
      `import { readFileSync } from 'fs'`,
      `imports node:fs: model may import none of Node's modules`,
    ],
    [
      'scheduler/solvers/workers/run.ts',
      `import 'node:fs'`,
      `imports node:fs: scheduler/solvers/workers may import only node:module, node:worker_threads of Node's modules`,
    ],
    [
      'scheduler/race.ts',
      `import 'node:worker_threads'`,
      'imports node:worker_threads: only scheduler/solvers/workers/ and actions/planning/ may',
    ],
    ['actions/plan.ts', `import { sql } from 'kysely'`, 'imports kysely: only store/ may'],
    [
      'connectors/odoo/read.ts',
      `await import('googleapis')`,
      'imports googleapis: only connectors/google-sheets/ may',
    ],
    [
      'connectors/google-sheets/read.ts',
      `import { google } from 'googleapis'`,
      `imports googleapis at its start: only import('googleapis') is allowed, when it is needed`,
    ],
    [
      'actions/plan.ts',
      `import 'left-pad'`,
      'imports left-pad: package.json does not list it under dependencies',
    ],
    [
      'actions/plan.ts',
      `await import(process.argv[2])`,
      'imports a name computed at run time, which nobody can check',
    ],
    [
      'cli/old.js',
      `const fs = require('../store/open.ts')`,
      'imports store/open.ts: cli may import model, actions, api/server.ts and package.json only',
    ],
  ])('finds a forbidden import in %s: %s', (path, text, fault) => {
    expect(check({ [path]: text })).toEqual([`${path} ${fault}`]);
  });

  test.each(['new Date()', 'Date()', 'Date.now()', 'Math.random()', 'performance.now()', 'DateTime.now()'])(
    'finds %s in the scheduler',
    (use) => {
      const what = /new Date|^Date\(\)/.test(use) ? use : use.replace('()', '');
      expect(check({ 'scheduler/race.ts': `\nexport const at = ${use};` })).toEqual([
        `scheduler/race.ts:2 uses ${what}: in scheduler the clock and chance arrive as arguments`,
      ]);
    },
  );

  test('finds decorators and accessor on the side of the server', () => {
    expect(check({ 'actions/plan.ts': '@once\nclass Plan {\n  accessor week = 1;\n}' })).toEqual([
      'actions/plan.ts:1 has a decorator, which Node does not run',
      'actions/plan.ts:3 has `accessor`, which Node does not run',
    ]);
  });

  test('finds heavy things behind a light command, and tells the way', () => {
    const faults = check({
      'cli/commands/solve.ts': `import '../../actions/solve.ts';`,
      'actions/solve.ts': `import type { Row } from '../connectors/read.ts'; import '../store/open.ts';`,
      'store/open.ts': `import { Kysely } from 'kysely';`,
    });
    expect(faults).toEqual([
      'cli/commands/solve.ts loads store at its start: cli/commands/solve.ts → actions/solve.ts → store/open.ts',
      'cli/commands/solve.ts loads kysely at its start: cli/commands/solve.ts → actions/solve.ts → store/open.ts → kysely',
    ]);
  });

  test('is not taken in by comments and strings, and says where a file cannot be read', () => {
    expect(
      check({ 'model/week.ts': `// import 'kysely'\nexport const a = "import 'pg'"; /* new Date() */` }),
    ).toEqual([]);
    expect(() => readSource('model/week.ts', 'import {')).toThrow();
  });
});

function check(files: Record<string, string>): string[] {
  return checkImports(new Map(Object.entries(files)), ['luxon', 'kysely', 'pg', 'googleapis', 'highs']);
}
