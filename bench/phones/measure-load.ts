import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '../../store/open-store.ts';
import type { TestAsterisk } from '../../test/support/asterisk/start-asterisk.ts';
import { pace } from '../web/pace.ts';
import type { Bench } from './bench.ts';
import { listen } from './listen.ts';
import { openServer } from './open-server.ts';
import { prepareStore } from './prepare-store.ts';
import { type LoggedCall, readQueueLog } from './read-queue-log.ts';
import { openTrunk } from './send-invite.ts';
import { startCallers } from './start-callers.ts';
import { people, QUEUE, TEAM } from './team.ts';

const CALLS_PER_SECOND = 40;
const HABITS = { ringMs: 80, talkMs: 400 };
/** Most talk until they have had enough, some until the agent has; some do not wait for anybody. */
const CALLERS = [
  { share: 0.6, patienceMs: 30_000, talkMs: HABITS.talkMs / 2 },
  { share: 0.3, patienceMs: 30_000, talkMs: 600_000 },
  { share: 0.1, patienceMs: HABITS.ringMs / 2, talkMs: 0 },
];
/** Beside them there are some who hang up within so many ms: before they join, while they do, and after it. */
const HASTY_PER_SECOND = 4;
const HASTY_MS = 6;
const HASTY_NUMBER = '7';

/** Calls without a pause, with a page that looks on: all of them are kept, and as Asterisk wrote them down. */
export async function measureLoad({ asterisk, phones, figures, seconds, newWish }: Bench): Promise<void> {
  await phones.behave(HABITS);
  const turns = [{ start: '00:00', end: '24:00', people: people(0, 50) }];
  const wish = newWish({ nameAtPbx: 'round', turns, schedule: true });
  const { cookie } = await prepareStore(wish);
  const server = await openServer(wish);
  const ends: (() => unknown)[] = [() => server.end()];
  try {
    const listener = await listen(server.url, cookie);
    ends.push(() => listener.close());
    await listener.until(({ members }) => members.length === 50, 5000);
    const before = asterisk.readQueueLog().length;
    const start = { at: performance.now(), ...(await server.usage()), views: listener.count };
    const callers = await Promise.all(
      CALLERS.map(({ share, ...habits }) =>
        startCallers(asterisk, {
          queue: wish.nameAtPbx,
          perSecond: CALLS_PER_SECOND * share,
          seconds,
          ...habits,
        }),
      ),
    );
    ends.push(() => Promise.all(callers.map((one) => one.kill())));
    const trunk = await openTrunk(asterisk.sipPort);
    ends.push(() => trunk.close());
    await pace(HASTY_PER_SECOND, HASTY_PER_SECOND * seconds, async (i) => {
      const { cancel } = trunk.invite(wish.nameAtPbx, `${HASTY_NUMBER}${10_000_000 + i}`);
      await wait(1 + (i % HASTY_MS));
      cancel();
    });
    const end = { at: performance.now(), ...(await server.usage()), views: listener.count };
    await quiet(asterisk);
    await server.end();

    const logged = readQueueLog(asterisk.readQueueLog().slice(before), wish.nameAtPbx);
    const took = end.at - start.at;
    const expected = CALLS_PER_SECOND * seconds;
    figures.note('calls in queue_log', logged.size);
    // The hasty ones may come in or not.
    const steady = [...logged.values()].filter(({ number }) => !number.startsWith(HASTY_NUMBER)).length;
    figures.say('calls that did not come in', expected - steady, expected * 0.02);
    for (const outcome of ['answered', 'abandoned']) {
      const some = [...logged.values()].filter((call) => call.outcome === outcome);
      figures.note(`calls ${outcome}`, some.length);
    }
    figures.say('calls that are not in the store as in queue_log', await countMisfits(wish.path, logged), 0);
    figures.note('events a second', ((end.events - start.events) / took) * 1000);
    figures.note('views sent to a page a second', ((end.views - start.views) / took) * 1000);
    figures.note('memory of the server, MB', end.rssMb);
    figures.say('processor time of the server, % of a core', ((end.cpuMs - start.cpuMs) / took) * 100, 20);
  } finally {
    for (const finish of ends.reverse()) await finish();
  }
}

/** Calls that one of both does not know, or knows otherwise. */
async function countMisfits(path: string, logged: ReadonlyMap<string, LoggedCall>): Promise<number> {
  const store = await openStore(`sqlite:${path}`, { clock: () => new Date() });
  try {
    const kept = new Map((await store.calls.list()).map((call) => [call.id, call]));
    const misfits: string[] = [];
    for (const [id, { outcome, endedBy, agent }] of logged) {
      const key = `main:${id}:${QUEUE}`;
      const call = kept.get(key);
      kept.delete(key);
      const name = TEAM.find(({ extension }) => extension === call?.answeredBy?.extension)?.name ?? null;
      const isSame =
        call?.state === 'ended' && call.outcome === outcome && name === agent && call.endedBy === endedBy;
      if (!isSame) misfits.push(`${id}: ${outcome} ${agent} ${endedBy}, kept ${JSON.stringify(call)}`);
    }
    for (const id of kept.keys()) misfits.push(`${id}: not in queue_log`);
    for (const misfit of misfits.slice(0, 5)) console.log(`     ${misfit}`);
    return misfits.length;
  } finally {
    await store.close();
  }
}

/** Until no call is up; rejects after a while. */
async function quiet(asterisk: TestAsterisk): Promise<void> {
  for (const limit = performance.now() + 20_000; performance.now() < limit; await wait(200)) {
    if (/^0 active channels/m.test(await asterisk.cli('core show channels count'))) return;
  }
  throw new Error('Calls do not end.');
}
