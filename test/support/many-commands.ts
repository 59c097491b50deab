import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Outcome } from './commands.ts';

const child = join(import.meta.dirname, '../cli/children/run-many.ts');

/**
 * Runs commands of `lineup` and `schedule-hours` ("[NAME=value …] program argument …") one after another in a single
 * process, for tests that need very many and nothing of a process of their own.
 */
export function runMany(commands: string[][], data: string, env: Record<string, string> = {}): Outcome[] {
  const { stdout, stderr, status } = spawnSync(process.execPath, [child], {
    input: JSON.stringify(commands),
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'UTC', LINEUP_DATA: data, ...env },
  });
  if (status !== 0) throw new Error(`the commands ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as Outcome[];
}
