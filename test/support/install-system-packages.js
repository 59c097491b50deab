import { existsSync, mkdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { runChild } from '../../cli/bin/run-child.js';

const timeLimitMs = 8 * 60 * 1000;
const policyFile = '/usr/sbin/policy-rc.d';
const clusterFile = '/etc/postgresql-common/createcluster.conf';
const clusterText = '# The tests of Lineup start a server of their own.\ncreate_main_cluster = false\n';

/**
 * Installs, with apt and as root, what of the list is missing: one `apt-get update`, one `apt-get install`.
 * No service is started and no database cluster is made; settings that exist stay as they are.
 *
 * Says on stderr what it does. Where apt or the rights are missing it does nothing.
 * @param {{ name: string, apt: string[], found: () => boolean }[]} packages
 */
export async function installSystemPackages(packages) {
  const missing = packages.filter((one) => !one.found());
  const names = missing.reduce((all, one) => all.concat(one.apt), []);
  const isRoot = process.getuid && process.getuid() === 0;
  if (names.length === 0 || !isRoot || !existsSync('/usr/bin/apt-get')) return;

  process.stderr.write(`Installing ${names.join(', ')} with apt, for the tests … `);
  const begin = Date.now();
  const forgetPolicy = writeIfAbsent(policyFile, '#!/bin/sh\nexit 101\n', 0o755);
  try {
    const forgetCluster = writeIfAbsent(clusterFile, clusterText, 0o644);
    const updated = await runApt(['update']);
    const installed =
      updated.code === 0 ? await runApt(['install', '-y', '--no-install-recommends', ...names]) : updated;
    const seconds = Math.round((Date.now() - begin) / 1000);
    if (installed.code === 0) {
      process.stderr.write(`done in ${seconds} s.\n`);
    } else {
      forgetCluster();
      process.stderr.write(`failed after ${seconds} s.\n${lastLines(installed.output, 20)}\n`);
    }
  } catch (error) {
    process.stderr.write(`failed: ${error.message}\n`);
  } finally {
    forgetPolicy();
  }
}

function runApt(args) {
  const quiet = ['-q', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Dpkg::Options::=--force-confdef'];
  const env = Object.assign({}, process.env, { DEBIAN_FRONTEND: 'noninteractive', UCF_FORCE_CONFFOLD: '1' });
  const keepOld = ['-o', 'Dpkg::Options::=--force-confold'];
  return runChild('/usr/bin/apt-get', quiet.concat(keepOld, args), { env, capture: true, timeLimitMs });
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
