import { existsSync, mkdirSync, mkdtempSync, readdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runChild } from '../../cli/bin/run-child.js';

const timeLimitMs = 8 * 60 * 1000;
const policyFile = '/usr/sbin/policy-rc.d';
const clusterFile = '/etc/postgresql-common/createcluster.conf';
const clusterText = '# The tests of Lineup start a server of their own.\ncreate_main_cluster = false\n';

/**
 * Brings what of the list is missing. Says on stderr what it does; where apt or the rights are missing it does less.
 * @param {typeof import('./system-packages.js').systemPackages} packages
 */
export async function installSystemPackages(packages) {
  await installByApt(packages);
  for (const { name, found, bring } of packages) {
    if (bring && !found()) await report(`Fetching ${name}, for the tests`, bring);
  }
}

/**
 * Installs, with apt and as root, what of the list is missing: one `apt-get update`, one `apt-get install`.
 * No service is started and no database cluster is made; settings that exist stay as they are.
 */
async function installByApt(packages) {
  const missing = packages.filter((one) => !one.found());
  const names = missing.reduce((all, one) => all.concat(one.apt), []);
  const laidOut = missing.filter((one) => one.unpack).map((one) => one.unpack);
  const all = laidOut.reduce((so, { packages: more }) => so.concat(more), names);
  const isRoot = process.getuid && process.getuid() === 0;
  if (all.length === 0 || !isRoot || !existsSync('/usr/bin/apt-get')) return;

  process.stderr.write(`Fetching ${all.join(', ')} with apt, for the tests … `);
  const begin = Date.now();
  const forgetPolicy = writeIfAbsent(policyFile, '#!/bin/sh\nexit 101\n', 0o755);
  try {
    const failure = await bring(names, laidOut);
    const seconds = Math.round((Date.now() - begin) / 1000);
    process.stderr.write(failure ? `failed after ${seconds} s.\n${failure}\n` : `done in ${seconds} s.\n`);
  } catch (error) {
    process.stderr.write(`failed: ${error.message}\n`);
  } finally {
    forgetPolicy();
  }
}

async function report(what, work) {
  process.stderr.write(`${what} … `);
  const begin = Date.now();
  try {
    await work();
    process.stderr.write(`done in ${Math.round((Date.now() - begin) / 1000)} s.\n`);
  } catch (error) {
    process.stderr.write(`failed: ${error.message}\n`);
  }
}

/** @returns {Promise<string>} the last words of what failed; empty: nothing did */
async function bring(names, laidOut) {
  const updated = await runApt(['update']);
  if (updated.code !== 0) return lastLines(updated.output, 20);
  const failures = [];
  if (names.length > 0) {
    const forgetCluster = writeIfAbsent(clusterFile, clusterText, 0o644);
    const installed = await runApt(install(names));
    if (installed.code !== 0) {
      forgetCluster();
      failures.push(lastLines(installed.output, 20));
    }
  }
  for (const one of laidOut) failures.push(await unpack(one));
  return failures.filter((words) => words !== '').join('\n');
}

/**
 * Lays the contents of packages out in a folder, and installs the libraries that they are built on: those serve
 * nothing by themselves.
 * @returns {Promise<string>} the last words of what failed; empty: nothing did
 */
async function unpack({ packages, folder }) {
  const downloads = mkdtempSync(join(tmpdir(), 'lineup-packages-'));
  try {
    const got = await runApt(['-o', 'APT::Sandbox::User=root', 'download'].concat(packages), downloads);
    if (got.code !== 0) return lastLines(got.output, 20);
    const libraries = new Set();
    await run('rm', ['-rf', folder]);
    mkdirSync(folder, { recursive: true });
    for (const file of readdirSync(downloads)) {
      const archive = join(downloads, file);
      const depends = await run('dpkg-deb', ['--field', archive, 'Depends']);
      for (const name of librariesOf(depends.output)) libraries.add(name);
      const laid = await run('dpkg-deb', ['--extract', archive, folder]);
      if (laid.code !== 0) return lastLines(laid.output, 20);
    }
    // What is there already stays as old as it is.
    const installed = await runApt(install(Array.from(libraries)).concat('--no-upgrade'));
    return installed.code === 0 ? '' : lastLines(installed.output, 20);
  } finally {
    await run('rm', ['-rf', downloads]);
  }
}

/** "libc6 (>= 2.36), adduser, libpam-modules, zlib1g (>= 1:1.1.4)" → libc6, zlib1g. */
function librariesOf(depends) {
  const names = depends.split(',').map((one) => one.trim().split(/[ :|(]/)[0]);
  return names.filter((name) => /^(lib|zlib)[a-z0-9.+-]*[0-9][a-z0-9.+-]*$/.test(name));
}

function install(names) {
  return ['install', '-y', '--no-install-recommends'].concat(names);
}

function runApt(args, cwd) {
  const quiet = ['-q', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Dpkg::Options::=--force-confdef'];
  const keepOld = ['-o', 'Dpkg::Options::=--force-confold'];
  return run('/usr/bin/apt-get', quiet.concat(keepOld, args), cwd);
}

function run(command, args, cwd) {
  const env = Object.assign({}, process.env, { DEBIAN_FRONTEND: 'noninteractive', UCF_FORCE_CONFFOLD: '1' });
  return runChild(command, args, { cwd, env, capture: true, timeLimitMs });
}

/** @returns a function that takes the file away again, if it was written here */
function writeIfAbsent(file, text, mode) {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { mode, flag: 'wx' });
  } catch (error) {
    if (error.code === 'EEXIST') return () => undefined;
    throw error;
  }
  return () => unlinkSync(file);
}

function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
