import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { SftpPlace } from '../../connectors/sftp/put-file.ts';
import { newFolder } from './stores.ts';

/** OpenSSH's own server. It is not installed for the tests: where it is, they use it. */
export const sshd = ['/usr/sbin/sshd', '/usr/local/sbin/sshd'].find((path) => existsSync(path)) ?? null;

/** Starts a server that lets this user in by a key, and ends with the test. */
export async function startSshd(): Promise<{ place: SftpPlace; fingerprint: string; folder: string }> {
  const folder = await newFolder();
  const [hostKey, userKey] = [join(folder, 'host'), join(folder, 'user')];
  for (const file of [hostKey, userKey])
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
  const fingerprint = execFileSync('ssh-keygen', ['-l', '-f', `${hostKey}.pub`])
    .toString()
    .split(' ')[1]!;
  await writeFile(join(folder, 'authorized'), await readFile(`${userKey}.pub`), { mode: 0o600 });
  const port = await freePort();
  const settings = [
    `ListenAddress 127.0.0.1:${port}`,
    `HostKey ${hostKey}`,
    `AuthorizedKeysFile ${join(folder, 'authorized')}`,
    'PermitRootLogin prohibit-password',
    'PasswordAuthentication no',
    'StrictModes no',
    'PidFile none',
    'Subsystem sftp internal-sftp',
  ];
  await writeFile(join(folder, 'settings'), `${settings.join('\n')}\n`);
  // Where it goes when it gives up its rights; only root's server wants it.
  if (userInfo().uid === 0) await mkdir('/run/sshd', { recursive: true });
  const server = spawn(sshd!, ['-D', '-e', '-f', join(folder, 'settings')], {
    stdio: ['ignore', 'ignore', 'pipe'],
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
  const user = userInfo().username;
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

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
