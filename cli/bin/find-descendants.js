import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * The processes that a process has started, and those that they have, as of now.
 * @param {number} pid
 * @returns {number[]} empty where the system does not tell
 */
export function findDescendants(pid) {
  const pairs = readPairs();
  const found = [pid];
  for (const parent of found) {
    for (const [child, itsParent] of pairs) if (itsParent === parent) found.push(child);
  }
  return found.slice(1);
}

/** All processes with their parents. Small containers have no `ps`, other systems no /proc. */
function readPairs() {
  if (process.platform === 'win32') return [];
  try {
    return process.platform === 'linux' ? readProc() : askPs();
  } catch (_notTold) {
    return [];
  }
}

function readProc() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), readParent(name)]);
}

/** proc(5): after the name in brackets come the state and the parent. */
function readParent(name) {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch (_endedMeanwhile) {
    return 0;
  }
}

function askPs() {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => line.trim().split(/\s+/).map(Number));
}
