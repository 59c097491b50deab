import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmdirSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

const pollMs = 200;
const takeOverMs = 10000;

/**
 * Waits until this process alone holds a lock: a folder with the file `pid` in it. The lock of a process that
 * has died is taken over.
 * @param {string} folder the lock; the folder around it exists and is writable
 * @param {object} options
 * @param {number} options.waitMs how long at most
 * @param {(pid: number) => void} options.onWait called once, when another process holds it
 * @returns {Promise<() => void>} gives the lock back
 * @throws {Error} with a sentence, when the time is over or the folder cannot be written
 */
export async function lockFolder(folder, { waitMs, onWait }) {
  const end = Date.now() + waitMs;
  let told = false;
  while (!create(folder) && !takeOver(folder)) {
    const pid = readPid(folder);
    if (pid && !told) {
      told = true;
      onWait(pid);
    }
    if (Date.now() > end) {
      throw new Error(
        `process ${pid} still holds ${folder}; delete that folder if nothing is being installed.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  return () => discard(folder);
}

/** The folder appears together with its pid: a full one is renamed into place, which fails where one is. */
function create(folder) {
  if (existsSync(folder)) return false;
  const draft = mkdtempSync(`${folder}.`);
  writeFileSync(join(draft, 'pid'), String(process.pid));
  try {
    renameSync(draft, folder);
    return true;
  } catch (error) {
    empty(draft);
    if (existsSync(folder)) return false;
    throw error;
  }
}

/** Of several that see a dead holder only one can create `heir`; it looks again before it takes over. */
function takeOver(folder) {
  if (isAlive(readPid(folder))) return false;
  const heir = join(folder, 'heir');
  try {
    mkdirSync(heir);
  } catch (_anotherIsHeirOrTheLockIsGone) {
    removeIfOld(heir);
    return false;
  }
  const dead = !isAlive(readPid(folder));
  if (dead) {
    writeFileSync(join(heir, 'pid'), String(process.pid));
    renameSync(join(heir, 'pid'), join(folder, 'pid'));
  }
  rmdirSync(heir);
  return dead;
}

/** First out of the way in one step, so that nobody meets a half-emptied lock. */
function discard(folder) {
  const grave = join(mkdtempSync(`${folder}.`), 'lock');
  renameSync(folder, grave);
  empty(grave);
  rmdirSync(dirname(grave));
}

function empty(folder) {
  try {
    rmdirSync(join(folder, 'heir'));
  } catch (_nobodyWantedIt) {
    // nothing to remove
  }
  unlinkSync(join(folder, 'pid'));
  rmdirSync(folder);
}

/** An heir that died on its way: the step takes milliseconds. */
function removeIfOld(heir) {
  try {
    if (Date.now() - statSync(heir).mtimeMs > takeOverMs) rmdirSync(heir);
  } catch (_goneMeanwhile) {
    // nothing to remove
  }
}

function readPid(folder) {
  try {
    return Number(readFileSync(join(folder, 'pid'), 'utf8'));
  } catch (_gone) {
    return 0;
  }
}

function isAlive(pid) {
  if (!pid) return true; // no pid to be seen: the lock is just being given back
  if (pid === process.pid) return false; // ours from an earlier life: in a container the same numbers come back
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}
