// `npm test`: brings what the tests need, runs them, and ends with one line: "N passed, N failed".
// Runs on whatever Node the machine has: keep to ES2018 syntax.
import { installPackages } from '../cli/bin/install-packages.js';
import { countTests, sayCounts } from './support/count-tests.js';
import { installSystemPackages } from './support/install-system-packages.js';
import { runVitest } from './support/run-vitest.js';
import { systemPackages } from './support/system-packages.js';

const timeLimitMinutes = 25;

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
  const installed = await installPackages({ dev: true });
  if (installed !== 0) throw new Error('The tests did not run, as their packages are missing.');
  await installSystemPackages(systemPackages);

  const { code, report } = await runVitest(args, timeLimitMinutes);
  const counts = countTests(report, code);

  const missing = systemPackages.filter((one) => !one.found());
  for (const one of missing) process.stdout.write(`${one.without}\n`);
  if (missing.length > 0 && process.env.CI === 'true') {
    process.stdout.write('With CI=true nothing may be left out: each counts as one failure.\n');
    counts.failed += missing.length;
  }
  return { code: code || (counts.failed > 0 ? 1 : 0), counts };
}
