import { findPackageFault } from './find-package-fault.js';
import { projectFolder, runOwnNode } from './own-node.js';

/**
 * Runs a command of ours with our own Node and the arguments of this process, and ends like it.
 *
 * Never installs anything: cron has nobody who waits for it. Another version of a package than the locked
 * one does not stop it either, an absent package does.
 * @param {string} entry path inside this package
 */
export function launch(entry) {
  const fault = findPackageFault({ dev: false, versions: false });
  if (fault === null) return runOwnNode(entry, process.argv.slice(2));
  process.stderr.write(
    `Lineup's packages are not completely installed (${fault}): run "npm ci" in ${projectFolder}.\n`,
  );
  process.exit(1);
}
