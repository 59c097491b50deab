import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linkPackages, makeTempProject, type Running, realPackages, start } from '../support/temp-project.ts';

const entry = `console.log('started', ...process.argv.slice(2));`;

/** Stands for npm: notes how it was called, waits for the file `go`, then does as the file `wish` says. */
const npm = `
const fs = require('fs'), path = require('path');
fs.appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n');
console.log('npm warn EBADENGINE noise');
const timer = setInterval(() => {
  if (!fs.existsSync('go')) return;
  clearInterval(timer);
  if (fs.existsSync('fails')) { console.error('npm error: no network'); process.exit(9); }
  fs.rmSync('node_modules', { recursive: true, force: true });
  fs.mkdirSync('node_modules');
  if (fs.existsSync('does-nothing')) return;
  for (const name of fs.readdirSync(${JSON.stringify(realPackages)})) {
    fs.symlinkSync(path.join(${JSON.stringify(realPackages)}, name), path.join('node_modules', name));
  }
}, 20);
`;

test('npm start installs what is missing, and tells it in one line', async () => {
  const folder = project(['go']);
  const { code, stdout, stderr } = await npmStart(folder, ['--port', '1']).ends;
  expect(stderr).toMatch(
    /^Installing the packages with npm ci, as node_modules is missing … done in \d+ s\.\n$/,
  );
  expect(stdout).toBe('started --port 1\n');
  expect(code).toBe(0);
  expect(npmCalls(folder)).toEqual(['ci --no-audit --no-fund --include=optional']);
  expect(leftovers(folder)).toEqual([]);
});

test('npm start installs nothing when all is in step', async () => {
  const folder = project([]);
  linkPackages(folder);
  expect(await npmStart(folder).ends).toMatchObject({ code: 0, stdout: 'started\n', stderr: '' });
  expect(npmCalls(folder)).toEqual([]);
});

test('npm start installs again when the lockfile wants another version', async () => {
  const folder = project(['go']);
  linkPackages(folder);
  const file = join(folder, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const present = lock.packages['node_modules/luxon'].version;
  lock.packages['node_modules/luxon'].version = '99.0.0';
  writeFileSync(file, JSON.stringify(lock));
  const { code, stderr } = await npmStart(folder).ends;
  expect(stderr).toContain(`npm ci, as luxon is ${present}, wanted is 99.0.0 … failed after`);
  expect(stderr).toContain(`npm ci ended well, yet luxon is ${present}, wanted is 99.0.0.\n`);
  expect(code).toBe(1);
});

test('what npm said is shown when it fails, and its exit code stays', async () => {
  const folder = project(['go', 'fails']);
  const { code, stdout, stderr } = await npmStart(folder).ends;
  expect(stderr).toMatch(/failed after \d+ s\.\nnpm warn EBADENGINE noise\nnpm error: no network\n$/);
  expect(stdout).toBe('');
  expect(code).toBe(9);
  expect(leftovers(folder)).toEqual([]);
});

test('own data stays', async () => {
  const folder = project(['go']);
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'data/lineup.db'), 'ours');
  await npmStart(folder).ends;
  expect(readFileSync(join(folder, 'data/lineup.db'), 'utf8')).toBe('ours');
});

test('of two that start at once one installs and the other waits', async () => {
  const folder = project([]);
  const first = npmStart(folder);
  await first.prints('Installing');
  const second = npmStart(folder);
  await second.prints(`Waiting for the installation of process ${first.child.pid} …`);
  writeFileSync(join(folder, 'go'), '');
  expect(await first.ends).toMatchObject({ code: 0, stdout: 'started\n' });
  expect(await second.ends).toMatchObject({ code: 0, stdout: 'started\n' });
  expect(npmCalls(folder)).toHaveLength(1);
  expect(leftovers(folder)).toEqual([]);
});

test('the lock of a process that died is taken over, by one', async () => {
  const folder = project(['go']);
  const dead = start(process.execPath, ['--version']);
  await dead.ends;
  mkdirSync(join(folder, 'node_modules.lock'));
  writeFileSync(join(folder, 'node_modules.lock/pid'), String(dead.child.pid));
  const ends = await Promise.all(
    [npmStart(folder), npmStart(folder), npmStart(folder)].map((one) => one.ends),
  );
  expect(ends.map(({ code, stdout }) => `${code} ${stdout}`)).toEqual(Array(3).fill('0 started\n'));
  expect(npmCalls(folder)).toHaveLength(1);
  expect(leftovers(folder)).toEqual([]);
});

test('a signal ends npm too, and frees the lock', async () => {
  const folder = project([]);
  const running = npmStart(folder);
  await running.prints('Installing');
  await expect.poll(() => npmCalls(folder)).toHaveLength(1);
  running.child.kill('SIGTERM');
  expect((await running.ends).code).toBe(143);
  expect(leftovers(folder)).toEqual([]);
});

function project(files: string[]): string {
  const made = Object.fromEntries(files.map((name) => [name, '']));
  return makeTempProject({ ...made, 'cli/start.ts': entry, 'npm/npm-cli.js': npm, 'npm/package.json': '{}' });
}

function npmStart(folder: string, args: string[] = []): Running {
  const env = { npm_execpath: join(folder, 'npm/npm-cli.js'), npm_node_execpath: process.execPath };
  return start(process.execPath, ['cli/bin/start.js', ...args], { cwd: folder, env });
}

function npmCalls(folder: string): string[] {
  const file = join(folder, 'npm-calls');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}

function leftovers(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('node_modules.'));
}
