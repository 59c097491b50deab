import { join } from 'node:path';
import { makeEvents } from '../../actions/events.ts';
import { openPhones } from '../../actions/phones/open-phones.ts';
import type { Workplace } from '../../actions/workplace.ts';
import { startServer } from '../../api/server.ts';
import { openStore } from '../../store/open-store.ts';
import { makeConfig, QUEUE, type ServerWish } from './team.ts';

/** What its parent may ask of it; each is answered once. */
export type Question = { ask: 'usage' } | { ask: 'follow'; at: string } | { ask: 'end' };

export interface Usage {
  /** Of processor time of this process since it began. */
  cpuMs: number;
  rssMb: number;
  /** Events of the PBX that it heard since then. */
  events: number;
}

export interface Followed {
  ms: number;
  /** Additions and removals. */
  steps: number;
  failure: string | null;
}

/** The server that is measured, in a process of its own: `node serve.ts WISH`. Tells its address to its parent. */
const wish = JSON.parse(process.argv[2] ?? '') as ServerWish;
const clock = () => new Date();
const store = await openStore(`sqlite:${wish.path}`, { clock });
const workplace: Workplace = {
  root: join(import.meta.dirname, '../..'),
  env: {},
  clock,
  by: 'bench',
  locale: 'en',
  config: makeConfig(wish),
  store,
  dataDirectory: wish.dataDirectory,
  isDemo: true,
  isNamed: true,
  events: makeEvents(),
};
let events = 0;
const phones = await openPhones(workplace, { schedule: wish.schedule });
for (const pbx of phones.pbxs.values()) {
  pbx.subscribe(() => {
    events++;
  });
  await pbx.whenReady(AbortSignal.timeout(10_000));
}
const { url, close } = await startServer(workplace, { host: '127.0.0.1', port: 0, phones });

async function answer(question: Question): Promise<object> {
  if (question.ask === 'usage') {
    const { user, system } = process.cpuUsage();
    return { cpuMs: (user + system) / 1000, rssMb: process.memoryUsage.rss() / 2 ** 20, events };
  }
  if (question.ask === 'follow') {
    const start = performance.now();
    const [followed] = await phones.follow({ queue: QUEUE, at: new Date(question.at) });
    const ms = performance.now() - start;
    const { steps, failure } = followed!;
    return { ms, steps: steps.length, failure: failure && JSON.stringify(failure) };
  }
  await close();
  await phones.close();
  await store.close();
  return {};
}

process.on('message', async (question: Question) => {
  process.send?.(await answer(question), () => {
    if (question.ask === 'end') process.exit(0);
  });
});
// It never outlives who measures it.
process.on('disconnect', () => process.exit(1));
process.send?.({ url });
