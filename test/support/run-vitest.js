import { mkdtempSync, readFileSync, rmdirSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder, waitForOwnNode } from '../../cli/bin/own-node.js';

/**
 * Runs Vitest to its end or to its limit, and shows what it says.
 * @param {string[]} args
 * @param {number} timeLimitMinutes
 * @returns {Promise<{ code: number, report: string }>} its report in JSON; an empty text when there is none
 */
export async function runVitest(args, timeLimitMinutes) {
  const folder = mkdtempSync(join(tmpdir(), 'lineup-tests-'));
  const file = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  try {
    process.chdir(projectFolder);
    const { code, timedOut } = await waitForOwnNode(
      'node_modules/vitest/vitest.mjs',
      ['run'].concat(reporters, args),
      {
        env: Object.assign({}, process.env, { TZ: 'UTC' }),
        timeLimitMs: timeLimitMinutes * 60 * 1000,
        withTree: true,
      },
    );
    if (timedOut)
      process.stdout.write(`The tests were ended at their limit of ${timeLimitMinutes} minutes.\n`);
    return { code, report: takeFile(file) };
  } finally {
    rmdirSync(folder);
  }
}

/** Reads the file and removes it; an empty text when there is none. */
function takeFile(file) {
  try {
    const text = readFileSync(file, 'utf8');
    unlinkSync(file);
    return text;
  } catch (_absent) {
    return '';
  }
}
