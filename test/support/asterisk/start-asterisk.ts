import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type AsteriskTree, findAsteriskTree } from './asterisk-trees.js';
import { freePort } from './free-port.ts';
import { giveAway, unprivileged } from './unprivileged.ts';

const run = promisify(execFile);
const bootLimitMs = 30_000;

export interface AsteriskOptions {
  /** Debian's release: sid has Asterisk 22, bullseye has 16. */
  release?: 'sid' | 'bullseye';
  /** Phones in pjsip.conf; default 201 … 206. */
  phones?: readonly string[];
  /** Configuration beside or instead of `etc/`, by file name. */
  files?: Record<string, string>;
  /** The manager's port speaks TLS as well, with this. */
  tls?: { certificate: string; key: string };
}

/** A real Asterisk of our own on the loopback, unprivileged, in a folder of its own. */
export interface TestAsterisk {
  readonly folder: string;
  readonly tree: AsteriskTree;
  /** The one with SIPp. */
  readonly sippTree: AsteriskTree;
  readonly amiPort: number;
  readonly tlsPort: number;
  /** UDP. */
  readonly sipPort: number;
  /** Password of every phone, and of the manager's accounts `lineup`, `onlooker` and `queues`. */
  readonly secret: string;
  /** Such as "22.10.1~dfsg". */
  readonly version: string;
  /** Says a command to its console. */
  cli(command: string): Promise<string>;
  /** `kill -9`. */
  kill(): Promise<void>;
  /** Stops as an administrator would. */
  shutDown(): Promise<void>;
  /** Starts it again, with all that it has kept. */
  boot(): Promise<void>;
  readQueueLog(): string;
  /** Of its own folder. */
  readFile(path: string): string;
  writeFile(path: string, text: string): void;
  /** Ends it and takes its folder away. */
  stop(): Promise<void>;
}

/** Starts a fresh Asterisk; it is fully booted when this resolves. */
export async function startAsterisk(options: AsteriskOptions = {}): Promise<TestAsterisk> {
  const release = options.release ?? 'sid';
  const tree = findAsteriskTree(release);
  const sippTree = findAsteriskTree('sid');
  if (!tree || !sippTree)
    throw new Error(`Asterisk of Debian ${release} is not unpacked: run "npm test" once.`);
  const folder = await mkdtemp(join(tmpdir(), 'lineup-asterisk-'));
  const [amiPort, tlsPort, sipPort] = await Promise.all([freePort('tcp'), freePort('tcp'), freePort('udp')]);
  const secret = 'geheim';
  layOut(folder, tree, options, { amiPort, tlsPort, sipPort, secret });
  giveAway(folder);

  const program = [tree.loader, '--library-path', tree.libraries, join(tree.root, 'usr/sbin/asterisk')];
  const common = [...program, '-C', join(folder, 'etc/asterisk.conf')];
  // Its console wants a home, and asks a real terminal what it can do.
  const env = { ...process.env, HOME: folder, TERM: 'dumb', TZ: 'UTC', LC_ALL: 'C' };
  let child: ChildProcess | null = null;
  let exited: Promise<unknown> = Promise.resolve();

  const asOther = (args: string[]): [string, string[]] => {
    const [command = '', ...rest] = [...unprivileged(), ...args];
    return [command, rest];
  };
  const cli = async (command: string) => {
    const { stdout } = await run(...asOther([...common, '-rx', command]), { env, cwd: folder });
    return stdout;
  };
  const boot = async () => {
    const started = spawn(...asOther([...common, '-f', '-q']), { env, cwd: folder, stdio: 'ignore' });
    child = started;
    exited = once(started, 'exit');
    const deadline = Date.now() + bootLimitMs;
    for (;;) {
      const said = await cli('core waitfullybooted').catch(() => '');
      if (said.includes('fully booted')) return;
      if (started.exitCode !== null || started.signalCode !== null || Date.now() > deadline) {
        throw new Error(`Asterisk does not start; its log says:\n${readLog(folder)}`);
      }
      await delay(30);
    }
  };
  const kill = async () => {
    child?.kill('SIGKILL');
    await exited;
  };
  const atExit = () => child?.kill('SIGKILL');
  process.once('exit', atExit);

  await boot();
  const version = (await cli('core show version')).match(/Asterisk (\S+)/)?.[1] ?? '';
  return {
    folder,
    tree,
    sippTree,
    amiPort,
    tlsPort,
    sipPort,
    secret,
    version,
    cli,
    kill,
    boot,
    async shutDown() {
      await cli('core stop now').catch(() => {});
      await Promise.race([exited, delay(5000)]);
      await kill();
    },
    readQueueLog: () => readFileSync(join(folder, 'log/queue_log'), 'utf8'),
    readFile: (path) => readFileSync(join(folder, path), 'utf8'),
    writeFile: (path, text) => writeFileSync(join(folder, path), text),
    async stop() {
      process.off('exit', atExit);
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function layOut(
  folder: string,
  tree: AsteriskTree,
  { phones = ['201', '202', '203', '204', '205', '206'], files = {}, tls }: AsteriskOptions,
  values: Record<string, string | number>,
): void {
  for (const part of ['etc', 'var', 'spool', 'run', 'log', 'data/sounds/en']) {
    mkdirSync(join(folder, part), { recursive: true });
  }
  chmodSync(folder, 0o755);
  const all: Record<string, string | number> = {
    ...values,
    folder,
    modules: tree.modules,
    tls: tls ? 'yes' : 'no',
    phones: phones.map(phoneSections).join(''),
  };
  const fill = (text: string) => text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(all[name]));
  const etc = join(import.meta.dirname, 'etc');
  for (const name of readdirSync(etc)) {
    writeFileSync(join(folder, 'etc', name), fill(readFileSync(join(etc, name), 'utf8')));
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'etc', name), fill(text));
  if (tls) {
    writeFileSync(join(folder, 'etc/certificate.pem'), tls.certificate);
    writeFileSync(join(folder, 'etc/key.pem'), tls.key);
  }
  // Its options are checked against its documentation; transfers with consultation want prompts.
  symlinkSync(join(tree.root, 'usr/share/asterisk/documentation'), join(folder, 'data/documentation'));
  for (const prompt of ['pbx-transfer', 'beep', 'beeperr']) {
    writeFileSync(join(folder, `data/sounds/en/${prompt}.sln`), Buffer.alloc(3200));
  }
}

function phoneSections(extension: string): string {
  return `
[${extension}](phone-endpoint)
auth = ${extension}
aors = ${extension}
callerid = Phone ${extension} <${extension}>
[${extension}](phone-auth)
username = ${extension}
[${extension}](phone-aor)
`;
}

function readLog(folder: string): string {
  try {
    return readFileSync(join(folder, 'log/messages.log'), 'utf8').slice(-4000);
  } catch {
    return '(nothing)';
  }
}
