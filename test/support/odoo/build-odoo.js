import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runChild } from '../../../cli/bin/run-child.js';
import { debianMirror, takeLock } from '../asterisk/unpack-debian.js';

const timeLimitMs = 25 * 60 * 1000;
/** What is mounted and started is gone with the one who did it, however that ends: removing a root meets no mount. */
const apart = ['--mount', '--pid', '--fork', '--kill-child'];

const signed = ['--force-check-gpg', '--keyring=/usr/share/keyrings/debian-archive-keyring.gpg'];

/**
 * Lays out a Debian in a folder of its own, with Odoo and its PostgreSQL. Needs the rights of root and debootstrap;
 * nothing of the system is touched. The folder appears whole or not at all; of several processes one does it, and the
 * others wait.
 * @param {{ release: string, laterRelease?: string, packages: string[], folder: string }} wish
 *   `laterRelease`: where a package comes from that the release itself does not have
 */
export async function installOdoo({ release, laterRelease, packages, folder }) {
  mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
  await onceWhole(folder, async (work) => {
    const mirror = debianMirror();
    const bootstrap = ['debootstrap', ...signed, '--variant=minbase', release, work, mirror];
    await run('unshare', apart.concat(bootstrap));
    if (laterRelease) offerLater(work, mirror, laterRelease);
    writeFileSync(join(work, 'etc/apt/apt.conf.d/90lineup'), await ownAptSettings());
    await runInside(work, 'install-odoo.sh', packages);
  });
}

/**
 * Makes a database with modules and demo data, in a folder of the root. It too appears whole or not at all.
 * @param {{ root: string, folder: string, modules: string[], more: string[] }} wish `folder`: as the root calls it
 */
export async function fillDatabase({ root, folder, modules, more }) {
  mkdirSync(join(root, dirname(folder)), { recursive: true, mode: 0o755 });
  await onceWhole(join(root, folder), async (work) => {
    mkdirSync(work);
    await runInside(root, 'fill-database.sh', [work.slice(root.length), modules.join(',')].concat(more));
  });
}

/** Has a folder made under another name and puts it in its place when it is done. */
async function onceWhole(folder, make) {
  const unlock = await takeLock(`${folder}.lock`, () => existsSync(folder), timeLimitMs);
  if (!unlock) return;
  const work = mkdtempSync(`${folder}.`);
  rmSync(work, { recursive: true });
  try {
    await make(work);
    renameSync(work, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
    unlock();
  }
}

/**
 * Offers a later release's packages, taken only where the root's own release has none of that name. A mirror may lag
 * behind; signatures are checked all the same.
 */
function offerLater(root, mirror, release) {
  writeFileSync(
    join(root, 'etc/apt/sources.list.d/later.list'),
    `deb [check-valid-until=no] ${mirror} ${release} main\n`,
  );
  const pin = `Package: *\nPin: release n=${release}\nPin-Priority: 100\n`;
  writeFileSync(join(root, 'etc/apt/preferences.d/later'), pin);
}

/** How this machine's apt gets at its mirror (proxies, how old a mirror may be) holds for the new root too. */
async function ownAptSettings() {
  const all = await run('apt-config', ['dump']);
  return all
    .split('\n')
    .filter((line) => /^Acquire::(https?::|Check-Valid-Until |Check-Date |Retries )/.test(line))
    .map((line) => `${line}\n`)
    .join('');
}

/** Runs one of our scripts inside a root. */
async function runInside(root, script, args) {
  copyFileSync(fileURLToPath(new URL(script, import.meta.url)), join(root, script));
  const inside = 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"';
  await run('unshare', apart.concat('sh', '-c', inside, root, '/bin/sh', `/${script}`, args));
}

/** Runs at low priority, since it takes minutes of whatever machine this is. */
async function run(program, args) {
  const path = `${process.env.PATH}:/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin`;
  const env = Object.assign({}, process.env, { PATH: path, LC_ALL: 'C', TMPDIR: '/tmp' });
  const all = ['-n', '10', program].concat(args);
  const { code, output } = await runChild('nice', all, { env, capture: true, timeLimitMs, withTree: true });
  if (code === 0) return output;
  throw new Error(`${program} failed:\n${output.trimEnd().split('\n').slice(-12).join('\n')}`);
}
