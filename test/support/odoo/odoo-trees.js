import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fillDatabase, installOdoo } from './build-odoo.js';

/** To be raised when what is laid out, or how, changes: an older one is then left alone. */
const stamp = 1;

/** The same for the prepared databases. */
const databaseStamp = 1;

/** Where a root keeps them. */
const databases = '/srv/lineup';
const databaseFolder = `${databases}/prepared-${databaseStamp}`;

const common = [
  'base',
  'contacts',
  'crm',
  'sale_management',
  'account',
  'project',
  'phone_validation',
  'hr_holidays',
];

/** Without tzdata Odoo does not start; without python3-phonenumbers it knows no E.164. */
const packages = ['postgresql', 'tzdata', 'python3-phonenumbers'];

/** The versions that are tested against. Odoo 19 is not in any release whose Python it understands. */
const versions = {
  19: {
    release: 'trixie',
    laterRelease: 'sid',
    packages: packages.concat('odoo-19'),
    modules: common,
    more: ['--with-demo'],
  },
  14: {
    release: 'bullseye',
    packages: packages.concat('odoo-14'),
    modules: common.concat('l10n_generic_coa'),
    more: [],
  },
};

/**
 * The root of a version, and in it a database to make copies of.
 * @param {14 | 19} version
 * @returns {{ root: string, places: string, prepared: string } | null} null: it is not there, or not whole
 */
export function findOdooTree(version) {
  const root = rootFolder(version);
  const places = join(root, databases);
  const prepared = join(root, databaseFolder);
  return existsSync(prepared) ? { root, places, prepared } : null;
}

/** Lays out what is missing, all versions at once. Rejects with why not. */
export async function layOutOdoos() {
  const failures = [];
  const note = (error) => failures.push(error.message);
  await Promise.all(Object.keys(versions).map((version) => layOut(version).catch(note)));
  if (failures.length > 0) throw new Error(failures.join('\n'));
}

async function layOut(version) {
  if (findOdooTree(version)) return;
  const root = rootFolder(version);
  const { release, laterRelease, packages: names, modules, more } = versions[version];
  await installOdoo({ release, laterRelease, packages: names, folder: root });
  await fillDatabase({ root, folder: databaseFolder, modules, more });
}

/** Stable between runs. */
function rootFolder(version) {
  return join('/var/cache/lineup', `odoo-${version}-${stamp}`);
}
