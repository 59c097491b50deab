import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createWriteStream, existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../asterisk/free-port.ts';
import { findOdooTree } from './odoo-trees.js';

const run = promisify(execFile);

/** One Odoo on the loopback, with demo data, that forgets everything at its end. */
export interface RealOdoo {
  version: 14 | 19;
  url: string;
  database: string;
  login: string;
  password: string;
  /** Folder of the socket of its PostgreSQL, where the user `odoo` may do everything. */
  postgres: string;
}

/**
 * Arguments of `unshare` that run a program in the root, as a user. Each of these becomes the next one, so that the
 * process is the program's own; its mount is gone when it is.
 */
const asUser = (root: string, user: string, signal: string) => [
  '--mount',
  'sh',
  '-c',
  'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"',
  root,
  'setpriv',
  `--reuid=${user}`,
  `--regid=${user}`,
  '--init-groups',
  `--pdeathsig=${signal}`,
  'env',
  '-i',
  'HOME=/tmp',
  'TZ=UTC',
  'LC_ALL=C.UTF-8',
  'PATH=/usr/local/bin:/usr/bin:/bin',
];

/**
 * Starts the version in its root, on a copy of the prepared database: the root itself stays as it is, so that several
 * runs can use it at once. Needs the rights of root.
 */
export async function startOdoo(version: 14 | 19): Promise<RealOdoo & { stop(): Promise<void> }> {
  const tree = findOdooTree(version);
  if (!tree) throw new Error(`Odoo ${version} is not laid out: run "npm run test:odoo"`);
  const { root, places, prepared } = tree;
  await clearRemains(places);
  const place = join(places, `run-${process.pid}`);
  const inside = place.slice(root.length);
  await mkdir(place, { mode: 0o777 });
  await run('chmod', ['777', place]);
  await run('cp', ['-a', '--reflink=auto', `${prepared}/.`, place]);

  const children: ChildProcess[] = [];
  const stop = async () => {
    for (const child of children.reverse()) await end(child);
    await rm(place, { recursive: true, force: true });
  };
  try {
    const [bin = ''] = readdirSync(join(root, 'usr/lib/postgresql')).map(
      (name) => `/usr/lib/postgresql/${name}/bin`,
    );
    const postgres = [`${bin}/postgres`, '-D', `${inside}/pg`, '-k', inside];
    const database = start(
      [...asUser(root, 'postgres', 'INT'), ...postgres],
      join(place, 'postgres.log'),
      'SIGINT',
    );
    children.push(database);
    await until(() => existsSync(join(place, '.s.PGSQL.5432')), database, join(place, 'postgres.log'));

    const port = await freePort('tcp');
    await writeFile(join(place, 'odoo.conf'), await configuration(version, inside, port));
    const log = join(place, 'odoo.log');
    const program = ['odoo', '-c', `${inside}/odoo.conf`, '-d', 'lineup'];
    const odoo = start([...asUser(root, 'odoo', 'TERM'), ...program], log, 'SIGTERM');
    children.push(odoo);
    const url = `http://127.0.0.1:${port}`;
    await until(() => isServing(url), odoo, log);
    return { version, url, database: 'lineup', login: 'admin', password: 'admin', postgres: place, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function configuration(version: 14 | 19, inside: string, port: number): Promise<string> {
  // Nobody listens there without workers, but the port must be another one.
  const other = version === 14 ? 'longpolling_port' : 'gevent_port';
  return `[options]
db_host = ${inside}
db_user = odoo
data_dir = ${inside}/files
http_interface = 127.0.0.1
http_port = ${port}
${other} = ${await freePort('tcp')}
workers = 0
max_cron_threads = 0
log_level = warn
`;
}

const endings = new Map<ChildProcess, NodeJS.Signals>();

function start(args: string[], log: string, ending: NodeJS.Signals): ChildProcess {
  const child = spawn('unshare', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const file = createWriteStream(log);
  child.stdout?.pipe(file, { end: false });
  child.stderr?.pipe(file, { end: false });
  endings.set(child, ending);
  return child;
}

/** Asks it to end as it likes to be asked; after ten seconds it is ended. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(endings.get(child));
  const last = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(last);
}

async function until(
  isReady: () => boolean | Promise<boolean>,
  child: ChildProcess,
  log: string,
): Promise<void> {
  const limit = Date.now() + 90_000;
  while (!(await isReady())) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > limit) {
      const words = await readFile(log, 'utf8').catch(() => '');
      throw new Error(`${log} ends with:\n${words.trimEnd().split('\n').slice(-20).join('\n')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The first answer is slow: Odoo loads its modules for it. */
async function isServing(url: string): Promise<boolean> {
  return fetch(`${url}/jsonrpc`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      jsonrpc: '2.0',
      method: 'call',
      id: 1,
      params: { service: 'common', method: 'authenticate', args: ['lineup', 'admin', 'admin', {}] },
    }),
    signal: AbortSignal.timeout(60_000),
  }).then(
    async (answer) => typeof ((await answer.json()) as { result?: unknown }).result === 'number',
    () => false,
  );
}

/** Removes what runs that were killed have left: their process is no more. */
async function clearRemains(places: string): Promise<void> {
  for (const name of readdirSync(places)) {
    const pid = Number(/^run-(\d+)$/.exec(name)?.[1]);
    if (pid && !existsSync(`/proc/${pid}`)) await rm(join(places, name), { recursive: true, force: true });
  }
}
