import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasPackagedNode, ownNode, projectFolder } from './own-node.js';

/**
 * Compares node_modules with package-lock.json.
 *
 * Optional packages do not count, since most of them are for other platforms; our own Node does.
 * @param {object} wanted
 * @param {boolean} wanted.dev the packages for development count too
 * @param {boolean} wanted.versions another version than the locked one is a fault too
 * @returns {string | null} what is wrong, such as 'luxon is missing'; null when all is well
 */
export function findPackageFault({ dev, versions }) {
  if (!existsSync(join(projectFolder, 'node_modules'))) return 'node_modules is missing';
  const locked = readPackages('package-lock.json');
  if (locked) {
    // npm writes this list last: without it the installation did not reach its end
    const installed = readPackages('node_modules/.package-lock.json');
    if (!installed) return 'the installation did not reach its end';
    for (const place of Object.keys(locked)) {
      const { dev: forDevelopment, optional, devOptional, link, version, integrity } = locked[place];
      if (!place.startsWith('node_modules/') || optional || devOptional || link) continue;
      if (forDevelopment && !dev) continue;
      const name = place.replace(/^.*node_modules\//, '');
      if (!existsSync(join(projectFolder, place, 'package.json'))) return `${name} is missing`;
      const present = installed[place] || {};
      if (versions && (present.version !== version || present.integrity !== integrity)) {
        return `${name} is ${present.version || 'unknown'}, wanted is ${version}`;
      }
    }
  }
  return hasPackagedNode && ownNode() === null ? 'its own Node is missing' : null;
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(projectFolder, file), 'utf8')).packages || null;
  } catch (_absentOrHalfWritten) {
    return null;
  }
}
