import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findPackageFault } from './find-package-fault.js';
import { lockFolder } from './lock-folder.js';
import { projectFolder } from './own-node.js';
import { runChild } from './run-child.js';

const timeLimitMs = 15 * 60 * 1000;

/**
 * Brings node_modules in step with package-lock.json, by `npm ci`, unless it is already. Nothing else in the
 * folder changes. Only one process installs at a time; the others wait for it.
 *
 * Says on stderr, in one line, what it does and how long it took; what npm printed only when npm failed.
 * @param {{ dev: boolean }} wanted dev: with the packages for development
 * @returns {Promise<number>} 0, or the exit code to end with
 */
export async function installPackages({ dev }) {
  const wanted = { dev, versions: true };
  if (findPackageFault(wanted) === null) return 0;
  let unlock;
  try {
    unlock = await lockFolder(join(projectFolder, 'node_modules.lock'), {
      waitMs: timeLimitMs,
      onWait: (pid) => process.stderr.write(`Waiting for the installation of process ${pid} …\n`),
    });
  } catch (error) {
    process.stderr.write(`The packages cannot be installed: ${error.message}\n`);
    return 1;
  }
  try {
    const fault = findPackageFault(wanted); // another process may have done it meanwhile
    return fault === null ? 0 : await runNpm(fault, wanted);
  } finally {
    unlock();
  }
}

async function runNpm(fault, wanted) {
  const args = ['ci', '--no-audit', '--no-fund', '--include=optional'].concat(
    wanted.dev ? ['--include=dev'] : [],
  );
  const begin = Date.now();
  process.stderr.write(`Installing the packages with npm ci, as ${fault} … `);
  try {
    const { command, before, shell } = findNpm();
    const { code, output, timedOut } = await runChild(command, before.concat(args), {
      cwd: projectFolder,
      capture: true,
      shell,
      timeLimitMs,
    });
    const still = code === 0 ? findPackageFault(wanted) : null;
    const seconds = Math.round((Date.now() - begin) / 1000);
    if (code === 0 && still === null) {
      process.stderr.write(`done in ${seconds} s.\n`);
      return 0;
    }
    process.stderr.write(`failed after ${seconds} s.\n${output}`);
    if (timedOut) process.stderr.write(`npm ci was ended at its limit of ${timeLimitMs / 60000} minutes.\n`);
    if (still !== null) process.stderr.write(`npm ci ended well, yet ${still}.\n`);
    return code || 1;
  } catch (error) {
    process.stderr.write(`failed: npm does not start (${error.message}); install Node with npm.\n`);
    return 1;
  }
}

/** The npm that runs us, with the Node that runs it (ours is about to be replaced); otherwise the one on PATH. */
function findNpm() {
  const script = process.env.npm_execpath || '';
  const node = process.env.npm_node_execpath || '';
  if (/npm-cli\.js$/.test(script) && existsSync(script) && existsSync(node)) {
    return { command: node, before: [script], shell: false };
  }
  const onWindows = process.platform === 'win32';
  return { command: onWindows ? 'npm.cmd' : 'npm', before: [], shell: onWindows };
}
