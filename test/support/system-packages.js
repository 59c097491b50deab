import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findAsteriskTree, unpackAsteriskTrees } from './asterisk/asterisk-trees.js';
import { findOpenSsh, unpackedOpenSsh } from './find-openssh.js';

/**
 * What tests need from the operating system beside our npm packages, and what is lost without it. `apt` is installed;
 * `unpack` is only laid out in a folder, where installing would have the machine serve something ever after; `bring`
 * fetches what the machine's own release does not have, and needs no rights.
 * @type {{ name: string, apt: string[], unpack?: { packages: string[], folder: string }, found: () => boolean,
 *   bring?: () => Promise<void>, without: string }[]}
 */
export const systemPackages = [
  {
    name: 'PostgreSQL',
    apt: ['postgresql'],
    found: () => findPostgres() !== null,
    without:
      'Without PostgreSQL the tests of the store on PostgreSQL are left out: install the package "postgresql" ' +
      '(apt, dnf, brew) or have its initdb on PATH.',
  },
  {
    name: 'Chromium',
    apt: ['chromium'],
    found: () => findChromium() !== null,
    without:
      'Without Chromium the tests of the pages cannot run: install the package "chromium" (apt, dnf, brew).',
  },
  {
    name: 'Asterisk',
    apt: [],
    found: () => findAsteriskTree('sid') !== null && findAsteriskTree('bullseye') !== null,
    bring: unpackAsteriskTrees,
    without:
      'Without Asterisk the tests of the phones against a real PBX are left out: they unpack it from Debian, which ' +
      'takes apt-get, dpkg-deb, the package "debian-archive-keyring" and a way to a mirror.',
  },
  {
    name: 'OpenSSH',
    apt: [],
    unpack: { packages: ['openssh-server', 'openssh-client'], folder: unpackedOpenSsh },
    found: () => findOpenSsh() !== null,
    without:
      'Without OpenSSH the tests of copies to other servers are left out: install the package "openssh-server" ' +
      '(apt, dnf), or run the tests once as root where there is apt.',
  },
];

/**
 * The browser with which pages are looked at.
 * @returns {string | null} its path
 */
export function findChromium() {
  const known = [
    process.env.LINEUP_CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  return known.find((path) => path && existsSync(path)) || null;
}

/**
 * The folder with PostgreSQL's own programs, such as initdb and pg_ctl.
 * @returns {string | null} the newest of Debian's, otherwise the one on PATH
 */
export function findPostgres() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  versions.sort((a, b) => Number(b) - Number(a));
  const folders = versions.map((version) => join(debian, version, 'bin'));
  const onPath = (process.env.PATH || '').split(delimiter).filter((folder) => folder !== '');
  return folders.concat(onPath).find((folder) => existsSync(join(folder, 'initdb'))) || null;
}
