// `npm run test:odoo`: lays out real Odoos with their databases, runs the tests against them, and ends with one line:
// "N passed, N failed". Apart from `npm test`, since it fetches half a gigabyte the first time.
// Runs on whatever Node the machine has: keep to ES2018 syntax.
import { existsSync } from 'node:fs';
import { installPackages } from '../cli/bin/install-packages.js';
import { countTests, sayCounts } from './support/count-tests.js';
import { installSystemPackages } from './support/install-system-packages.js';
import { findOdooTree, layOutOdoos } from './support/odoo/odoo-trees.js';
import { runVitest } from './support/run-vitest.js';

const timeLimitMinutes = 10;

const versions = [19, 14];
const missingOdoos = () => versions.filter((version) => findOdooTree(version) === null);

/** What lays the Odoos out, and they themselves: once they are there the other is not needed. */
const needed = [
  {
    name: 'debootstrap',
    apt: ['debootstrap', 'debian-archive-keyring'],
    found: () => existsSync('/usr/sbin/debootstrap') || missingOdoos().length === 0,
  },
  {
    name: 'Odoo 19 and Odoo 14 (some minutes, once)',
    apt: [],
    found: () => missingOdoos().length === 0,
    bring: layOutOdoos,
  },
];

runTests(process.argv.slice(2)).then(
  ({ code, counts }) => {
    process.stdout.write(`${sayCounts(counts)}\n`);
    process.exitCode = code;
  },
  (error) => {
    process.stderr.write(`${error.message}\n`);
    process.stdout.write(`${sayCounts({ passed: 0, failed: 1, skipped: 0 })}\n`);
    process.exitCode = 1;
  },
);

/** @param {string[]} args for Vitest, such as a folder of tests */
async function runTests(args) {
  const isRoot = process.getuid && process.getuid() === 0;
  if (!isRoot) return leaveOut();
  const installed = await installPackages({ dev: true });
  if (installed !== 0) throw new Error('The tests did not run, as their packages are missing.');
  await installSystemPackages(needed);
  const missing = missingOdoos();
  if (missing.length > 0) {
    throw new Error(
      `The tests did not run for want of Odoo ${missing.join(' and ')}: laying them out takes apt, a way to a mirror of ` +
        'Debian, and 5 GB under /var/cache/lineup.',
    );
  }
  const { code, report } = await runVitest(
    ['--config', 'test/odoo/vitest.config.ts'].concat(args),
    timeLimitMinutes,
  );
  const counts = countTests(report, code);
  return { code: code || (counts.failed > 0 ? 1 : 0), counts };
}

/** Without the rights of root there is nothing to run, which a build server may not overlook. */
function leaveOut() {
  process.stdout.write(
    'The tests against real Odoos are left out: laying out and starting an Odoo in a root of its own takes the rights ' +
      'of root.\n',
  );
  if (process.env.CI !== 'true') return { code: 0, counts: { passed: 0, failed: 0, skipped: 0 } };
  process.stdout.write('With CI=true nothing may be left out: it counts as one failure.\n');
  return { code: 1, counts: { passed: 0, failed: 1, skipped: 0 } };
}
