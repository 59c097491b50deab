import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const timeLimitMs = 120_000;

test('the types hold', { timeout: timeLimitMs }, () => {
  expect(runTool('node_modules/typescript/bin/tsc', ['--noEmit'])).toBe('');
});

test('the style holds', { timeout: timeLimitMs }, () => {
  expect(runTool('node_modules/@biomejs/biome/bin/biome', ['ci', '--colors=off', '.'])).toBe('');
});

test('the lockfile names no host', { timeout: timeLimitMs }, () => {
  const lock: { packages: Record<string, Record<string, unknown>> } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  );
  const hosts = Object.entries(lock.packages).flatMap(([place, { funding: _authorsOwn, ...entry }]) =>
    JSON.stringify(entry).includes('://') || 'resolved' in entry
      ? [`${place}: ${JSON.stringify(entry)}`]
      : [],
  );
  expect(Object.keys(lock.packages).length).toBeGreaterThan(50);
  expect(hosts).toEqual([]);
});

/** @returns nothing if the tool is content, otherwise all that it said */
function runTool(script: string, args: string[]): string {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: timeLimitMs - 5_000,
  });
  return status === 0 ? '' : `${stdout}${stderr}\nended with ${status ?? signal}`;
}
