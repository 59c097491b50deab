import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, readdirSync, statfsSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

/** A PostgreSQL of our own, on the loopback only, that forgets everything at its end. */
export interface TestPostgres {
  /** The address of one of its databases, as superuser. */
  url(database: string): string;
  /** Makes an empty database and gives its address. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a server in a fresh temporary folder; `null` if PostgreSQL is not installed. */
export async function startPostgres(): Promise<TestPostgres | null> {
  const bin = findBin();
  if (!bin) return null;
  const folder = await mkdtemp(join(roomyFolder(), 'lineup-postgres-'));
  const asServer = await commandPrefix(folder);
  const data = join(folder, 'data');
  const [program = '', ...prefix] = [...asServer, join(bin, 'initdb')];
  await run(program, [
    ...prefix,
    '-D',
    data,
    '-A',
    'trust',
    '-U',
    'postgres',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ]);

  const { server, port } = await startServer([...asServer, join(bin, 'postgres')], data, folder, 3);
  const atExit = () => server.kill('SIGQUIT');
  process.once('exit', atExit);
  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  return {
    url,
    createDatabase: () => createDatabase(url('postgres')),
    async stop() {
      process.off('exit', atExit);
      if (server.exitCode === null) {
        const ended = new Promise((resolve) => server.once('exit', resolve));
        server.kill('SIGINT');
        await ended;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Makes an empty database on the server of this address and gives the address of the new one. */
export async function createDatabase(adminUrl: string): Promise<string> {
  const name = `lineup_${randomUUID().replaceAll('-', '')}`;
  await administrator(adminUrl).query(`create database ${name}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Removes a database that `createDatabase` made, with whoever is still in it. */
export async function dropDatabase(adminUrl: string, url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await administrator(adminUrl).query(`drop database if exists ${name} with (force)`);
}

const administrators = new Map<string, pg.Pool>();

/** One connection for all: a session that has made a database takes long to end. */
function administrator(adminUrl: string): pg.Pool {
  const known = administrators.get(adminUrl);
  if (known) return known;
  const pool = new pg.Pool({
    connectionString: adminUrl,
    max: 1,
    allowExitOnIdle: true,
    idleTimeoutMillis: 0,
  });
  pool.on('error', () => {});
  administrators.set(adminUrl, pool);
  return pool;
}

/** Memory if there is plenty: making a database there is ten times as fast as on a disk. */
function roomyFolder(): string {
  const memory = '/dev/shm';
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > 2 ** 30 ? memory : tmpdir();
  } catch {
    return tmpdir();
  }
}

function findBin(): string | null {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const asked = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  const folders = [...versions.map((version) => join(root, version, 'bin')), asked.stdout?.trim() ?? ''];
  return folders.find((folder) => folder !== '' && existsSync(join(folder, 'initdb'))) ?? null;
}

/** PostgreSQL refuses to run as root, so root hands it to another user; it ends with us in any case. */
async function commandPrefix(folder: string): Promise<string[]> {
  if (process.platform !== 'linux') return [];
  if (process.getuid?.() !== 0) return [];
  const passwd = spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' });
  const user = passwd.status === 0 ? Number(passwd.stdout) : 65534;
  await chown(folder, user, user);
  return ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--clear-groups', '--pdeathsig=INT', '--'];
}

async function startServer(
  command: string[],
  data: string,
  folder: string,
  tries: number,
): Promise<{ server: ChildProcess; port: number }> {
  const port = await freePort();
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=200',
  ];
  const [program = '', ...prefix] = command;
  const server = spawn(program, [...prefix, '-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    cwd: folder,
    env: { ...process.env, HOME: folder, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  const isReady = await new Promise<boolean>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', () => resolve(false));
    server.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
      if (said.includes('ready to accept connections')) resolve(true);
    });
  });
  if (isReady) return { server, port };
  // Somebody may have taken the port between our looking and its starting.
  if (tries > 1) return startServer(command, data, folder, tries - 1);
  throw new Error(`PostgreSQL does not start:\n${said}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
