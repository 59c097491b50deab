import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countTests, sayCounts } from './support/count-tests.js';
import { linkPackages, makeTempProject, start } from './support/temp-project.ts';

const timeLimitMs = 60_000;

/** Tests of a made-up project: of each kind one. */
const tests = {
  'test/good.test.js': `import { expect, test } from 'vitest';
    test('the zone is fixed', () => expect(process.env.TZ).toBe('UTC'));`,
  'test/bad/bad.test.js': `import { expect, test } from 'vitest';
    test('fails', () => expect(1).toBe(2));
    test.skip('is skipped', () => {});`,
  'test/broken.test.js': `throw new Error('before the first test');`,
};

test('npm test ends with the counts; a file that breaks counts as one', {
  timeout: timeLimitMs,
}, async () => {
  expect(await npmTest([])).toMatchObject({ code: 1, lastLine: '1 passed, 2 failed, 1 skipped' });
});

test('npm test runs what it is told to', { timeout: timeLimitMs }, async () => {
  expect(await npmTest(['test/good'])).toMatchObject({ code: 0, lastLine: '1 passed, 0 failed' });
});

test('npm test fails when no test ran', { timeout: timeLimitMs }, async () => {
  expect(await npmTest(['test/nowhere'])).toMatchObject({ code: 1, lastLine: '0 passed, 1 failed' });
});

test('npm test names what is left out for want of a system package', { timeout: timeLimitMs }, async () => {
  const { code, stdout, lastLine } = await npmTest(['test/good'], { missing: true });
  expect(stdout).toContain('\nWithout Quux the tests of quux are left out: install "quux".\n1 passed');
  expect(lastLine).toBe('1 passed, 0 failed');
  expect(code).toBe(0);
});

test('with CI=true a missing system package is a failure', { timeout: timeLimitMs }, async () => {
  const { code, stdout, lastLine } = await npmTest(['test/good'], { missing: true, env: { CI: 'true' } });
  expect(stdout).toContain('Without Quux the tests of quux are left out: install "quux".\nWith CI=true');
  expect(lastLine).toBe('1 passed, 1 failed');
  expect(code).toBe(1);
});

test('npm test counts a failure when it cannot even install', { timeout: timeLimitMs }, async () => {
  const { code, stderr, lastLine } = await npmTest([], { withoutPackages: true, env: { PATH: '/nowhere' } });
  expect(stderr).toContain('failed: npm does not start');
  expect(lastLine).toBe('0 passed, 1 failed');
  expect(code).toBe(1);
});

test('a report that cannot be read is a failure, and so is an error outside of any test', () => {
  const report = JSON.stringify({
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [],
  });
  expect(sayCounts(countTests(report, 0))).toBe('3 passed, 0 failed');
  expect(sayCounts(countTests(report, 1))).toBe('3 passed, 1 failed');
  expect(sayCounts(countTests('', 139))).toBe('0 passed, 1 failed');
});

interface Wishes {
  missing?: boolean;
  withoutPackages?: boolean;
  env?: Record<string, string>;
}

async function npmTest(args: string[], { missing = false, withoutPackages = false, env = {} }: Wishes = {}) {
  const folder = makeTempProject(tests);
  if (!withoutPackages) linkPackages(folder);
  rmSync(join(folder, 'test/support/global-setup.ts'), { force: true });
  writeFileSync(
    join(folder, 'test/support/system-packages.js'),
    `export const systemPackages = [{ name: 'Quux', apt: [], found: () => ${!missing},
      without: 'Without Quux the tests of quux are left out: install "quux".' }];`,
  );
  const ended = await start(process.execPath, ['test/run.js', ...args], { cwd: folder, env }).ends;
  return { ...ended, lastLine: ended.stdout.trimEnd().split('\n').at(-1) };
}
