import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { measureProcess } from '../../bench/measure-process.ts';

const reportMemory = pathToFileURL(join(import.meta.dirname, '../../bench/report-memory.js')).href;
const node = (script: string, reportsMemory: boolean, limitSeconds = 20) =>
  measureProcess({
    program: process.execPath,
    args: ['--import', reportMemory, '--eval', script],
    limitSeconds,
    reportsMemory,
  });

test('a process is measured with its lines, its complaints and its exit code', async () => {
  const { lines, complaints, code, seconds, isOverLimit } = await node(
    `console.log('one'); console.log('two'); console.error('oh'); process.exitCode = 3`,
    true,
  );
  expect(lines.map(({ text }) => text)).toEqual(['one', 'two']);
  expect(complaints).toBe('oh\n');
  expect({ code, isOverLimit }).toEqual({ code: 3, isOverLimit: false });
  expect(lines[0]!.seconds).toBeGreaterThan(0);
  expect(seconds).toBeGreaterThan(0);
});

test('its memory is the most it held, given back or not, with that of its threads counted once', async () => {
  const take = (megabytes: number) =>
    `const { Worker, isMainThread } = require('node:worker_threads');
     let taken = Buffer.alloc(${megabytes} * 2 ** 20, 1); taken = null;
     new Worker('0', { eval: true });`;
  const [little, much] = [await node(take(1), true), await node(take(200), true)];
  expect(little.peakKb! / 1024).toBeGreaterThan(20);
  expect((much.peakKb! - little.peakKb!) / 1024).toBeGreaterThan(150);
  expect((much.peakKb! - little.peakKb!) / 1024).toBeLessThan(260);
});

test('one that does not end is ended at its limit', async () => {
  const { isOverLimit, seconds, lines } = await node(
    `console.log('still here'); setInterval(() => {}, 1000)`,
    false,
    1,
  );
  expect(isOverLimit).toBe(true);
  expect(seconds).toBeGreaterThanOrEqual(1);
  expect(seconds).toBeLessThan(10);
  expect(lines.map(({ text }) => text)).toEqual(['still here']);
});

test('a program that is not there is refused', async () => {
  const command = { program: '/nowhere/at-all', args: [], limitSeconds: 1, reportsMemory: false };
  await expect(measureProcess(command)).rejects.toThrow('ENOENT');
});
