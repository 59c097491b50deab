import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, readFileSync } from 'node:fs';
import { chown, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { SftpPlace } from '../../connectors/sftp/put-file.ts';
import { findOpenSsh } from './find-openssh.js';
import { newFolder } from './stores.ts';

/** OpenSSH's own programs; `null`: `npm test` could not bring them. */
export const openSsh = findOpenSsh();

/** Starts a server that lets one user in by a key, and ends with the test. */
export async function startSshd(): Promise<{ place: SftpPlace; fingerprint: string; folder: string }> {
  const { sshd, keygen, parts } = openSsh!;
  const folder = await newFolder();
  const [hostKey, userKey] = [join(folder, 'host'), join(folder, 'user')];
  for (const file of [hostKey, userKey]) execFileSync(keygen, ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
  const fingerprint = execFileSync(keygen, ['-l', '-f', `${hostKey}.pub`])
    .toString()
    .split(' ')[1]!;
  const authorized = join(folder, 'authorized');
  await writeFile(authorized, await readFile(`${userKey}.pub`), { mode: 0o600 });
  const program = parts === null ? sshd : copyInto(folder, sshd);
  const port = await freePort();
  const settings = [
    `ListenAddress 127.0.0.1:${port}`,
    `HostKey ${hostKey}`,
    `AuthorizedKeysFile ${authorized}`,
    'PasswordAuthentication no',
    'StrictModes no',
    'PidFile none',
    'Subsystem sftp internal-sftp',
    ...(parts === null ? [] : partSettings(folder, parts)),
  ];
  await writeFile(join(folder, 'settings'), `${settings.join('\n')}\n`);
  const { user, ids } = serverUser();
  if (ids) for (const path of [folder, hostKey, authorized]) await chown(path, ids.uid, ids.gid);
  const server = spawn(program, ['-D', '-e', '-f', join(folder, 'settings')], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...ids,
  });
  onTestFinished(() => void server.kill());
  await new Promise<void>((resolve, reject) => {
    let said = '';
    server.stderr.on('data', (data) => {
      said += data;
      if (said.includes('Server listening')) resolve();
    });
    server.once('exit', () => reject(new Error(`sshd ended: ${said}`)));
  });
  const target = join(folder, 'copies/weeks');
  const place = {
    host: '127.0.0.1',
    port,
    user,
    keyFile: userKey,
    password: null,
    hostKey: fingerprint,
    folder: target,
  };
  return { place, fingerprint, folder: target };
}

/**
 * Root's server wants a user of its own that only an installed one has, so root hands it to one whom every system has;
 * OpenSSH lets in whose shell is there. Not "nobody": where systemd answers for that name it calls the account locked.
 */
function serverUser(): { user: string; ids: { uid: number; gid: number } | null } {
  const { uid, username } = userInfo();
  if (uid !== 0) return { user: username, ids: null };
  const rows = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((row) => row.split(':'));
  const fit = rows.find(
    ([name = '', , , , , , shell = '']) => ['daemon', 'sync'].includes(name) && existsSync(shell),
  );
  const [user = '', , id, group] = fit ?? [];
  return { user, ids: { uid: Number(id), gid: Number(group) } };
}

/** Since 9.8 the server starts other programs for each who comes. */
function partSettings(folder: string, parts: string): string[] {
  const known = { SshdSessionPath: 'sshd-session', SshdAuthPath: 'sshd-auth' };
  return Object.entries(known)
    .map(([setting, name]) => ({ setting, path: join(parts, name) }))
    .filter(({ path }) => existsSync(path))
    .map(({ setting, path }) => `${setting} ${copyInto(folder, path)}`);
}

/** The project may lie where nobody else may look. */
function copyInto(folder: string, program: string): string {
  const copy = join(folder, program.slice(program.lastIndexOf('/') + 1));
  copyFileSync(program, copy);
  chmodSync(copy, 0o755);
  return copy;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
