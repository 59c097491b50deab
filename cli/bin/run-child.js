import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { findDescendants } from './find-descendants.js';

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const patienceAfterTermMs = 10000;
const patienceForPipesMs = 2000;

/**
 * Runs a program to its end. This process outlives it: signals are passed on instead of ending us.
 * @param {string} command
 * @param {string[]} args
 * @param {object} [options]
 * @param {string} [options.cwd] default: where we are
 * @param {NodeJS.ProcessEnv} [options.env] default: ours
 * @param {boolean} [options.capture] collect what it prints instead of showing it
 * @param {boolean} [options.shell] needed for .cmd files on Windows
 * @param {number} [options.timeLimitMs] then it gets SIGTERM, and SIGKILL ten seconds later
 * @param {boolean} [options.withTree] when it ends by our signal, what it has started ends too
 * @returns {Promise<{ code: number, output: string, timedOut: boolean }>} code is 128 + n for signal n
 * @throws when the program cannot be started
 */
export function runChild(command, args, options) {
  const { cwd, env, capture = false, shell = false, timeLimitMs = 0, withTree = false } = options || {};
  return new Promise((resolve, reject) => {
    const stdio = capture ? ['ignore', 'pipe', 'pipe'] : 'inherit';
    const child = spawn(command, args, { cwd, env, shell, stdio });
    const printed = [];
    const timers = [];
    let tree = [];
    let timedOut = false;

    const send = (signal) => {
      if (withTree) tree = findDescendants(child.pid);
      child.kill(signal);
    };
    const forward = (signal) => {
      // Ctrl-C and a closing terminal reach the whole foreground group: the child has it already
      if (signal !== 'SIGTERM' && isInForegroundGroup()) return;
      send(signal);
    };
    for (const signal of forwarded) process.on(signal, forward);

    const endIt = () => {
      timedOut = true;
      send('SIGTERM');
      timers.push(setTimeout(() => child.kill('SIGKILL'), patienceAfterTermMs));
    };
    if (timeLimitMs > 0) timers.push(setTimeout(endIt, timeLimitMs));

    const settle = (how, value) => {
      for (const signal of forwarded) process.removeListener(signal, forward);
      for (const timer of timers) clearTimeout(timer);
      how(value);
    };
    const finish = (code, signal) => {
      for (const pid of tree) killIfAlive(pid);
      const output = Buffer.concat(printed).toString('utf8');
      settle(resolve, { code: signal ? 128 + constants.signals[signal] : code, output, timedOut });
    };

    if (capture) {
      child.stdout.on('data', (chunk) => printed.push(chunk));
      child.stderr.on('data', (chunk) => printed.push(chunk));
    }
    child.on('error', (error) => {
      if (child.pid === undefined) settle(reject, error); // otherwise a signal that came too late
    });
    child.on('close', finish);
    // a grandchild may hold the pipes open for ever
    child.on('exit', (code, signal) => {
      timers.push(setTimeout(() => finish(code, signal), patienceForPipesMs));
    });
  });
}

function killIfAlive(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (_ended) {
    // as it should
  }
}

/** Whether what is typed in the terminal (Ctrl-C) reaches this process, and with it its children. */
function isInForegroundGroup() {
  if (process.platform === 'win32') return true; // the console tells everyone in it
  try {
    const [group, foreground] = process.platform === 'linux' ? readGroups() : askPsForGroups();
    return group === foreground;
  } catch (_noSuchSource) {
    return Boolean(process.stdin.isTTY);
  }
}

/** proc(5): after the name in brackets come state, parent, group, session, terminal, foreground group. */
function readGroups() {
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return [fields[2], fields[5]];
}

function askPsForGroups() {
  const answer = execFileSync('ps', ['-o', 'pgid=,tpgid=', '-p', String(process.pid)], { encoding: 'utf8' });
  return answer.trim().split(/\s+/);
}
