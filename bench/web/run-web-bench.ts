import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { arePagesStale, buildPages } from '../../cli/build-pages.ts';
import { openStore } from '../../store/open-store.ts';
import { describeMachine } from '../describe-machine.ts';
import { type Client, makeClient } from './client.ts';
import { measurePage } from './measure-pages.ts';
import { pace, percentile } from './pace.ts';
import { type BenchStore, prepareStore } from './prepare-store.ts';

/**
 * Measures the server as pages use it: edits a second with nothing lost, how soon an edit is on other pages, and how
 * long reads take. Ends with 1 if an edit was lost, or if a figure misses its target.
 */
const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    only: { type: 'string' },
  },
});
const seconds = Number(options.seconds);
const WEEKS = 50;
const EDITS_PER_SECOND = 300;
const SUBSCRIBERS = 10;
const PAGES = 199;
const READS_PER_SECOND = 500;

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'lineup-bench-'));
const path = join(folder, 'bench.sqlite');
let failures = 0;
const results: Record<string, number | string> = {};
try {
  const { highs: _, ...machine } = describeMachine();
  console.log(Object.values(machine).join(' · '));
  if (arePagesStale(root)) await buildPages(root);
  const prepared = await prepareStore(path, WEEKS, 28);
  const server = await child('serve.ts', [path, folder]);
  const { url } = await server.next<{ url: string }>();
  const client = makeClient(url, 64);
  try {
    const used = async () => {
      server.tell('usage');
      const { cpu } = await server.next<{ cpu: { user: number; system: number } }>();
      return (cpu.user + cpu.system) / 1000;
    };
    if (!options.only || options.only === 'pages') await measurePages(url, prepared);
    if (!options.only || options.only === 'reads') await measureReads(client, prepared);
    if (!options.only || options.only === 'live') await measureLive(client, url, prepared);
    if (!options.only || options.only === 'edits') await measureEdits(client, url, prepared, used);
  } finally {
    client.close();
    server.tell('end');
    await server.ended;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(JSON.stringify(results));
process.exit(failures > 0 ? 1 : 0);

/** Each week has one who edits it, as fast as the pace wants; others look on. */
async function measureEdits(
  client: Client,
  url: string,
  { weeks, cookies }: BenchStore,
  used: () => Promise<number>,
): Promise<void> {
  const pages = await listeners(
    url,
    cookies,
    Array.from({ length: SUBSCRIBERS }, () => ['weeks']),
  );
  const began = new Map(weeks.map(({ id, version }) => [id, version]));
  const turns = new Map(weeks.map(({ id }) => [id, Promise.resolve()]));
  const times: number[] = [];
  const refusals = new Map<string, number>();
  const usedBefore = await used();
  const start = performance.now();
  await pace(EDITS_PER_SECOND, EDITS_PER_SECOND * seconds, async (i, due) => {
    const one = weeks[i % weeks.length]!;
    // An edit of a week begins when its last one is answered: who edits has seen it.
    const mine = turns.get(one.id)!.then(async () => {
      const tag = { 'if-match': `"${one.id}.${one.version}"` };
      const cookie = cookies[i % cookies.length]!;
      const answer = await client.ask(
        'POST',
        `/api/weeks/${one.week}/edits`,
        cookie,
        { swap: one.swap },
        tag,
      );
      times.push(performance.now() - due);
      if (answer.status === 201) one.version = JSON.parse(answer.body).version;
      else {
        const { code } = JSON.parse(answer.body);
        refusals.set(code, (refusals.get(code) ?? 0) + 1);
      }
    });
    turns.set(one.id, mine);
    await mine;
  });
  const took = (performance.now() - start) / 1000;
  const accepted = weeks.reduce((sum, { id, version }) => sum + version - began.get(id)!, 0);
  console.log(`     the server used ${((await used()) - usedBefore) / accepted} ms of processor for an edit`);
  const heard = await pages.report();
  const store = await openStore(`sqlite:${path}`, { clock: () => new Date() });
  let lost = EDITS_PER_SECOND * seconds - accepted;
  for (const { id, version } of weeks) {
    const stored = await store.timetables.get(id);
    const versions = (await store.timetables.versions(id)).map((one) => one.version);
    const isNew = (number: number) => number > began.get(id)!;
    const edits = (await store.edits.list(id))
      .map((one) => one.version)
      .reverse()
      .filter(isNew);
    const isWhole = versions.every((number, n) => number === n + 1);
    const wanted = versions.filter(isNew);
    if (stored!.version !== version || !isWhole || JSON.stringify(edits) !== JSON.stringify(wanted)) lost++;
  }
  await store.close();
  if (refusals.size > 0) console.log('refused:', Object.fromEntries(refusals));
  const rate = accepted / took;
  say('edits accepted a second', rate, EDITS_PER_SECOND * 0.99, 'least');
  say('edits lost, or versions that are not right', lost, 0, 'most');
  say('edit answered, p99 ms', percentile(times, 99), 1000, 'most');
  const unheard = accepted - [...heard.values()].filter((list) => list.length === SUBSCRIBERS).length;
  say('edits that not all subscribers heard of', unheard, 0, 'most');
}

/** One edits, 199 look at the same week. */
async function measureLive(client: Client, url: string, { weeks, cookies }: BenchStore): Promise<void> {
  const one = weeks[0]!;
  const pages = await listeners(
    url,
    cookies,
    Array.from({ length: PAGES }, () => [`week:${one.week}`]),
  );
  const begun = new Map<string, number>();
  await pace(10, 10 * Math.min(seconds, 20), async () => {
    const version = one.version + 1;
    begun.set(`${one.id} ${version}`, performance.timeOrigin + performance.now());
    const tag = { 'if-match': `"${one.id}.${one.version}"` };
    const answer = await client.ask(
      'POST',
      `/api/weeks/${one.week}/edits`,
      cookies[0]!,
      { swap: one.swap },
      tag,
    );
    if (answer.status === 201) one.version = version;
    else failures++;
  });
  const heard = await pages.report();
  const times = [...begun].flatMap(([key, at]) => (heard.get(key) ?? []).map((then) => then - at));
  say('edits that a page did not hear of', begun.size * PAGES - times.length, 0, 'most');
  say('an edit is on 199 other pages, p50 ms', percentile(times, 50), 150, 'most');
  say('an edit is on 199 other pages, p99 ms', percentile(times, 99), 150, 'most');
}

/** What open pages ask: weeks, lists, the reasons of nothing, who is who. */
async function measureReads(client: Client, { weeks, cookies }: BenchStore): Promise<void> {
  const paths = (i: number) => {
    const { week } = weeks[i % weeks.length]!;
    return [
      `/api/weeks/${week}`,
      '/api/weeks?limit=20',
      `/api/weeks/${week}`,
      '/api/persons',
      '/api/session',
    ][i % 5]!;
  };
  for (let i = 0; i < 500; i++) await client.ask('GET', paths(i), cookies[i % cookies.length]!);
  const times: number[] = [];
  let wrong = 0;
  await pace(READS_PER_SECOND, READS_PER_SECOND * Math.min(seconds, 20), async (i, due) => {
    const answer = await client.ask('GET', paths(i), cookies[i % cookies.length]!);
    times.push(performance.now() - due);
    if (answer.status !== 200) wrong++;
  });
  say('reads that failed', wrong, 0, 'most');
  say('a read, p50 ms', percentile(times, 50), 30, 'most');
  say('a read, p99 ms', percentile(times, 99), 30, 'most');
}

/** What a browser needs to show a week of a team, and one that is as large as it should show at once. */
async function measurePages(url: string, prepared: BenchStore): Promise<void> {
  const team = await measurePage(url, prepared, prepared.weeks[0]!.week);
  say('script and style of the week page, KB', team.kilobytes, 150, 'most');
  say('the week of a team, first paint ms', team.firstPaintMs, 800, 'most');
  say('the week of a team, all turns ms', team.turnsMs, 800, 'most');
  const big = await measurePage(url, prepared, prepared.bigWeek);
  say('12 lines x 12 slots x 7 days, first paint ms', big.firstPaintMs, 800, 'most');
  say('12 lines x 12 slots x 7 days, longest task ms', big.longestTaskMs, 100, 'most');
}

function say(what: string, value: number, target: number, kind: 'least' | 'most'): void {
  const isMet = kind === 'least' ? value >= target : value <= target;
  if (!isMet) failures++;
  const shown = Math.round(value * 10) / 10;
  results[what] = shown;
  console.log(`${isMet ? 'ok  ' : 'MISS'} ${what}: ${shown} (at ${kind} ${target})`);
}

async function listeners(url: string, cookies: string[], topics: string[][]) {
  const one = await child('listen.ts', []);
  one.tell({ url, cookies, topics });
  await one.next();
  return {
    async report(): Promise<Map<string, number[]>> {
      // What is still on its way has come by then.
      await new Promise((resolve) => setTimeout(resolve, 500));
      one.tell('report');
      const { heard } = await one.next<{ heard: [string, number[]][] }>();
      one.tell('end');
      await one.ended;
      return new Map(heard);
    },
  };
}

async function child(file: string, words: string[]) {
  const process: ChildProcess = fork(join(import.meta.dirname, file), words);
  const ended = new Promise<void>((resolve) => process.once('exit', () => resolve()));
  return {
    ended,
    tell: (message: unknown) => void process.send(message as object),
    next: <T>() =>
      new Promise<T>((resolve, reject) => {
        process.once('message', (message) => resolve(message as T));
        process.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
      }),
  };
}
