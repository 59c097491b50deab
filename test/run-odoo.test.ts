import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeTempProject, start } from './support/temp-project.ts';

test('without the rights of root the tests against real Odoos say in one sentence that they are left out', async () => {
  const { code, stdout } = await testOdoo({});
  expect(stdout).toMatch(
    /^The tests against real Odoos are left out: .* the rights of root\.\n0 passed, 0 failed\n$/,
  );
  expect(code).toBe(0);
});

test('with CI=true that is a failure', async () => {
  const { code, stdout } = await testOdoo({ CI: 'true' });
  expect(stdout).toContain('left out');
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('0 passed, 1 failed');
  expect(code).toBe(1);
});

test('npm test leaves them to npm run test:odoo', async () => {
  const { default: config } = await import('../vitest.config.ts');
  expect(config.test?.exclude).toContain('test/odoo/**');
});

/** As somebody who is not root. */
async function testOdoo(env: Record<string, string>) {
  const runner = 'test/run-odoo.js';
  const folder = makeTempProject({ [runner]: readFileSync(join(import.meta.dirname, '..', runner), 'utf8') });
  const somebody = ['--import', 'data:text/javascript,process.getuid = () => 1000;'];
  return start(process.execPath, [...somebody, runner], { cwd: folder, env }).ends;
}
