import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { start } from './support/temp-project.ts';

const root = join(import.meta.dirname, '..');

test.each([
  ['both pass', '3 passed, 0 failed', 0, '2 passed, 0 failed', 0, '5 passed, 0 failed', 0],
  ['the first fails', '3 passed, 1 failed', 1, '2 passed, 0 failed', 0, '5 passed, 1 failed', 1],
  ['the second fails', '3 passed, 0 failed', 0, '2 passed, 2 failed', 1, '5 passed, 2 failed', 1],
  ['one fails beside its tests', '3 passed, 0 failed', 7, '2 passed, 0 failed', 0, '5 passed, 0 failed', 1],
  ['one ends without counts', 'Killed', 137, '2 passed, 0 failed', 0, '2 passed, 1 failed', 1],
  [
    'some are skipped',
    '3 passed, 0 failed, 4 skipped',
    0,
    '2 passed, 0 failed',
    0,
    '5 passed, 0 failed, 4 skipped',
    0,
  ],
])('the build server sums up when %s', async (_what, first, firstCode, second, secondCode, sum, code) => {
  const ended = await ciRun(
    `case "$*" in *test:odoo) echo more; echo '${second}'; exit ${secondCode};; *) echo '${first}'; exit ${firstCode};; esac`,
  );
  expect(ended.stdout.trimEnd().split('\n').slice(-3)).toEqual(['more', second, sum]);
  expect(ended.code).toBe(code);
});

test('the build server lets nothing be left out', async () => {
  expect((await ciRun('echo "CI is $CI"; echo "1 passed, 0 failed"')).stdout).toContain('CI is true\n');
});

/** Runs a copy of what the build server runs, where npm is this script. */
async function ciRun(npm: string) {
  const folder = mkdtempSync(join(tmpdir(), 'lineup-ci-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(root, '.ci'), join(folder, '.ci'), { recursive: true });
  writeFileSync(join(folder, 'npm'), `#!/bin/sh\n${npm}\n`);
  chmodSync(join(folder, 'npm'), 0o755);
  const PATH = `${folder}${delimiter}${process.env.PATH}`;
  return start(join(folder, '.ci/run'), [], { env: { PATH } }).ends;
}
