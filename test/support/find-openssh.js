import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where OpenSSH is laid out for the tests alone, without being installed. */
export const unpackedOpenSsh = fileURLToPath(
  new URL('../../node_modules/.cache/lineup/openssh', import.meta.url),
);

/**
 * OpenSSH's server and its maker of keys: those that are installed, otherwise those that were laid out for the tests.
 * `LINEUP_OPENSSH` names a folder of such programs that is to be used alone.
 * @returns {{ sshd: string, keygen: string, parts: string | null } | null} paths; `parts`: the folder of what the
 * server starts, where it does not find that by itself
 */
export function findOpenSsh() {
  const { PATH = '', LINEUP_OPENSSH: chosen } = process.env;
  const laidOut = chosen || unpackedOpenSsh;
  const onPath = PATH.split(delimiter).filter((folder) => folder !== '');
  const installed = (folders, name) =>
    chosen ? undefined : folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  const unpacked = (path) => [join(laidOut, path)].find((whole) => starts(whole));

  const ours = installed(['/usr/sbin', '/usr/local/sbin'].concat(onPath), 'sshd');
  const sshd = ours || unpacked('usr/sbin/sshd');
  const keygen = installed(onPath, 'ssh-keygen') || unpacked('usr/bin/ssh-keygen');
  if (!sshd || !keygen) return null;
  return { sshd, keygen, parts: ours ? null : join(laidOut, 'usr/lib/openssh') };
}

/** Whether a program is there with all its libraries; what it makes of the option does not matter. */
function starts(path) {
  if (!existsSync(path)) return false;
  const { error, status } = spawnSync(path, ['-V'], { stdio: 'ignore', timeout: 10000 });
  return !error && status !== 127;
}
