import { existsSync, lstatSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { unpackDebian } from './unpack-debian.js';

/** To be raised when what is unpacked, or how, changes: an older one is then left alone. */
const stamp = 1;

/** Debian's releases whose Asterisk is tested against; the first one brings SIPp too. */
const releases = {
  sid: { packages: ['asterisk', 'sip-tester'], programs: ['usr/sbin/asterisk', 'usr/bin/sipp'] },
  bullseye: { packages: ['asterisk'], programs: ['usr/sbin/asterisk'] },
};

/**
 * Where a release is or would be unpacked: stable between runs, and readable for the user as whom Asterisk runs.
 * @param {'sid' | 'bullseye'} release
 */
function treeFolder(release) {
  const isRoot = process.getuid && process.getuid() === 0;
  const cache = isRoot ? '/var/cache' : process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(cache, 'lineup', `asterisk-${release}-${stamp}`);
}

/**
 * The programs of an unpacked release.
 * @param {'sid' | 'bullseye'} release
 * @returns {{ root: string, libraries: string, loader: string, modules: string } | null} null: it is not there
 */
export function findAsteriskTree(release) {
  const root = treeFolder(release);
  if (!releases[release].programs.every((program) => existsSync(join(root, program)))) return null;
  const triplet = readdirSync(join(root, 'usr/lib')).find((name) => /-linux-gnu/.test(name));
  const libraries = [`usr/lib/${triplet}`, `lib/${triplet}`, 'usr/lib'].map((folder) => join(root, folder));
  const loader = findLoader(root);
  const modules = libraries
    .map((folder) => join(folder, 'asterisk/modules'))
    .find((folder) => existsSync(join(folder, 'app_queue.so')));
  return loader && modules ? { root, libraries: libraries.join(':'), loader, modules } : null;
}

/** Unpacks what is missing, without any right of root and without touching the system. Rejects with why not. */
export async function unpackAsteriskTrees() {
  for (const release of Object.keys(releases)) {
    if (findAsteriskTree(release)) continue;
    await unpackDebian({ release, packages: releases[release].packages, folder: treeFolder(release) });
  }
}

/** The dynamic loader of the tree; its link may be meant for a root of its own. */
function findLoader(root) {
  for (const folder of ['usr/lib64', 'lib64', 'usr/lib', 'lib']) {
    const names = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [];
    const name = names.find((one) => /^ld-linux.*\.so\.\d$/.test(one));
    if (!name) continue;
    const path = join(root, folder, name);
    const target = lstatSync(path).isSymbolicLink() ? readlinkSync(path) : path;
    return realpathSync(target.startsWith('/') && target !== path ? join(root, target) : path);
  }
  return null;
}
