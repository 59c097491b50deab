import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runChild } from '../../../cli/bin/run-child.js';

const timeLimitMs = 5 * 60 * 1000;
const staleLockMs = 10 * 60 * 1000;
const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** Taken as installed: nothing that we run needs them, and they would bring half a system along. */
const notNeeded = {
  foreign: 'adduser asterisk-core-sounds-en base-passwd dbus debconf dirmngr gnupg passwd perl-base tzdata',
  allowed: 'python3',
};

/**
 * Unpacks packages of a release of Debian, with all that they depend on, into a folder of their own: by apt with
 * lists, cache and state of its own, so that the system's are not touched and no right of root is needed.
 *
 * The folder appears whole or not at all; of several processes one does it, and the others wait.
 * @param {{ release: string, packages: string[], folder: string }} wish
 */
export async function unpackDebian({ release, packages, folder }) {
  for (const needed of ['/usr/bin/apt-get', '/usr/bin/dpkg-deb', keyring]) {
    if (!existsSync(needed)) throw new Error(`${needed} is missing`);
  }
  mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
  const unlock = await takeLock(`${folder}.lock`, () => existsSync(folder), staleLockMs);
  if (!unlock) return;
  const work = mkdtempSync(`${folder}.`);
  try {
    const debs = await download(release, packages, work);
    const root = join(work, 'root');
    mkdirSync(root, { mode: 0o755 });
    for (const deb of debs) await run('/usr/bin/dpkg-deb', ['-x', deb, root]);
    dropDeadWeight(root);
    renameSync(root, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
    unlock();
  }
}

/** Fetches the packages' files into `work`; apt checks Debian's signatures. */
async function download(release, packages, work) {
  const at = (path) => join(work, path);
  for (const path of ['state/lists/partial', 'cache/archives/partial']) {
    mkdirSync(at(path), { recursive: true, mode: 0o755 });
  }
  writeFileSync(at('status'), pretendInstalled(await architecture()));
  const apt = [
    '-q',
    ['-o', `Dir::Etc::sourcelist=${at('sources.list')}`],
    ['-o', 'Dir::Etc::sourceparts=/dev/null'],
    ['-o', 'Dir::Etc::preferences=/dev/null'],
    ['-o', 'Dir::Etc::preferencesparts=/dev/null'],
    ['-o', `Dir::State=${at('state')}`],
    ['-o', `Dir::State::status=${at('status')}`],
    ['-o', `Dir::Cache=${at('cache')}`],
    ['-o', 'Acquire::Languages=none'],
    ['-o', 'Acquire::Retries=3'],
  ].reduce((all, one) => all.concat(one), []);

  // A mirror may lag behind; signatures are checked all the same.
  const trust = `signed-by=${keyring} check-valid-until=no`;
  writeFileSync(at('sources.list'), `deb [${trust}] ${debianMirror()} ${release} main\n`);
  await run('/usr/bin/apt-get', apt.concat('update', '--error-on=any'));
  const fetch = ['install', '-y', '--no-install-recommends', '--download-only'];
  await run('/usr/bin/apt-get', apt.concat(fetch, packages));
  const archives = at('cache/archives');
  return readdirSync(archives)
    .filter((name) => name.endsWith('.deb'))
    .map((name) => join(archives, name));
}

/** The mirror of Debian from which this machine gets its packages. */
export function debianMirror() {
  const parts = '/etc/apt/sources.list.d';
  const files = ['/etc/apt/sources.list'].concat(
    existsSync(parts) ? readdirSync(parts).map((name) => join(parts, name)) : [],
  );
  const known = files
    .filter((file) => /\.(list|sources)$/.test(file) && existsSync(file))
    .map((file) =>
      readFileSync(file, 'utf8').match(/^(?:deb\s[^#\n]*?|URIs:\s*)(https?:\/\/\S+\/debian)\/?(?=\s|$)/m),
    )
    .filter((match) => match !== null);
  if (known.length === 0) throw new Error('apt’s own configuration names no mirror of Debian.');
  return known[0][1];
}

async function architecture() {
  return (await run('/usr/bin/dpkg', ['--print-architecture'])).trim();
}

function pretendInstalled(arch) {
  return Object.keys(notNeeded)
    .map((multiArch) =>
      notNeeded[multiArch]
        .split(' ')
        .map(
          (name) =>
            `Package: ${name}\nStatus: install ok installed\nVersion: 99:1\nArchitecture: ${arch}\n` +
            `Multi-Arch: ${multiArch}\nMaintainer: nobody\nDescription: not needed\n\n`,
        )
        .join(''),
    )
    .join('');
}

/** Nobody reads the manuals. */
function dropDeadWeight(root) {
  for (const path of [
    'usr/share/doc',
    'usr/share/man',
    'usr/share/locale',
    'usr/share/perl',
    'usr/share/info',
  ]) {
    rmSync(join(root, path), { recursive: true, force: true });
  }
}

/**
 * Takes the lock, or waits until whoever has it is done.
 * @param {string} path
 * @param {() => boolean} isDone
 * @param {number} staleMs how old a lock is that nobody gave back
 * @returns {Promise<(() => void) | null>} what gives the lock back; null: somebody else has done the work
 */
export async function takeLock(path, isDone, staleMs) {
  for (;;) {
    if (isDone()) return null;
    try {
      mkdirSync(path);
      writeFileSync(join(path, String(process.pid)), '');
      return () => rmSync(path, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (ageMs(path) > staleMs || isHolderGone(path)) rmSync(path, { recursive: true, force: true });
    else await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Whether a process of this machine has taken it and is no more. */
function isHolderGone(path) {
  try {
    const [pid] = readdirSync(path);
    return pid !== undefined && existsSync('/proc/self') && !existsSync(`/proc/${pid}`);
  } catch (_gone) {
    return false;
  }
}

function ageMs(path) {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch (_gone) {
    return 0;
  }
}

async function run(program, args) {
  const env = Object.assign({}, process.env, { LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' });
  const { code, output } = await runChild(program, args, { env, capture: true, timeLimitMs });
  if (code === 0) return output;
  throw new Error(`${basename(program)} failed:\n${output.trimEnd().split('\n').slice(-8).join('\n')}`);
}
