import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { arePagesStale, buildPages } from '../../cli/build-pages.ts';
import { unpackAsteriskTrees } from '../../test/support/asterisk/asterisk-trees.js';
import { startAsterisk } from '../../test/support/asterisk/start-asterisk.ts';
import { describeMachine } from '../describe-machine.ts';
import type { Bench } from './bench.ts';
import { openFigures } from './figures.ts';
import { measureLoad } from './measure-load.ts';
import { measurePages } from './measure-pages.ts';
import { measureRestarts } from './measure-restarts.ts';
import { measureSwitching } from './measure-switching.ts';
import { plugIn } from './plug-in.ts';
import { TEAM } from './team.ts';

/**
 * Measures the phones on a real Asterisk: how soon a queue has other people, how soon a caller is on an open page, what
 * a minute of many calls costs and whether all are kept, and how soon a queue is right after a crash. Ends with 1 if a
 * figure misses its target, or could not be measured.
 */
const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    calls: { type: 'string', default: '100' },
    only: { type: 'string' },
  },
});
const [seconds, calls] = [options.seconds, options.calls].map(Number) as [number, number];
const PARTS = {
  switching: measureSwitching,
  pages: measurePages,
  load: measureLoad,
  restarts: measureRestarts,
};
const chosen = Object.entries(PARTS).filter(([name]) => !options.only || options.only === name);
if (chosen.length === 0 || !(seconds > 0) || !(calls > 0)) {
  console.error(`--only ${Object.keys(PARTS).join('|')} --seconds NUMBER --calls NUMBER`);
  process.exit(2);
}
/** Nothing takes longer than this, beside the load itself. */
const PART_LIMIT_MS = 90_000;

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'lineup-bench-'));
const figures = openFigures();
let failures = 0;
let stores = 0;
// What was started ends with this process, which a signal would end without a word.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const { highs: _, ...machine } = describeMachine();
console.log(Object.values(machine).join(' · '));
if (arePagesStale(root)) await buildPages(root);
await unpackAsteriskTrees();
const asterisk = await startAsterisk({ phones: TEAM.map(({ extension }) => extension) });
try {
  process.once('exit', () => rmSync(asterisk.folder, { recursive: true, force: true }));
  console.log(`Asterisk ${asterisk.version}`);
  const phones = await plugIn(asterisk);
  const bench: Bench = {
    asterisk,
    phones,
    figures,
    seconds,
    calls,
    newWish: (wish) => ({
      amiPort: asterisk.amiPort,
      ...wish,
      secret: asterisk.secret,
      path: join(folder, `${++stores}.sqlite`),
      dataDirectory: folder,
    }),
  };
  try {
    for (const [name, measure] of chosen) {
      await emptyQueues();
      if (!(await inTime(name, measure(bench)))) break;
    }
  } finally {
    await phones.stop();
  }
} finally {
  await asterisk.stop();
}
console.log(JSON.stringify(figures.results));
process.exit(figures.misses + failures > 0 ? 1 : 0);

/** Whoever is still in them from before. */
async function emptyQueues(): Promise<void> {
  for (const queue of ['round', 'ordered']) {
    const said = await asterisk.cli(`queue show ${queue}`);
    for (const [, phone] of said.matchAll(/\((PJSIP\/\d+)\)|^ +(PJSIP\/\d+)/gm)) {
      if (phone) await asterisk.cli(`queue remove member ${phone} from ${queue}`);
    }
  }
}

/** A part that fails is told, and the next one has its turn; `false`: it hangs, and what it started is still there. */
async function inTime(name: string, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PART_LIMIT_MS + seconds * 1000);
  });
  const done = work.then(
    () => true,
    (error: Error) => {
      failures++;
      console.log(`MISS ${name} could not be measured: ${error.message}`);
      return true;
    },
  );
  const isDone = await Promise.race([done, late]);
  clearTimeout(timer);
  if (isDone) return true;
  failures++;
  console.log(`MISS ${name} does not end`);
  return false;
}
