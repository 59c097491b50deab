import { setTimeout as wait } from 'node:timers/promises';
import { makeClient } from '../web/client.ts';
import type { Bench } from './bench.ts';
import { openServer } from './open-server.ts';
import { prepareStore } from './prepare-store.ts';
import { startCallers } from './start-callers.ts';
import { people, QUEUE, TEAM, type Turn } from './team.ts';
import { type AmiEye, openAmiEye } from './watch-ami.ts';

/** So long Asterisk is away, each time. */
const AWAY_MS = [0, 2000, 6000];
const TARGET_MS = 2000;
/** What Asterisk keeps it writes down about once a second. */
const WRITTEN_MS = 2500;
const LIMIT_MS = 20_000;
const CALLS_PER_SECOND = 5;
/** Of the phone's owner who is in a pause, from the first to the last moment. */
const PAUSED = 19;
const REASON = 'lunch';

/** Twenty people; ten of them others than in the round before. */
function turnsOf(round: number): Turn[] {
  const from = (round % 2) * 40;
  return [{ start: '00:00', end: '24:00', people: [...people(from, from + 10), ...people(10, 20)] }];
}

/**
 * Asterisk dies without a word while there are calls, and comes back after the timetable of now was changed: how soon
 * the queue is as it should be.
 */
export async function measureRestarts({ asterisk, phones, figures, newWish }: Bench): Promise<void> {
  await phones.behave({ ringMs: 80, talkMs: 300 });
  const wish = newWish({ nameAtPbx: 'round', turns: turnsOf(0), schedule: true });
  const drafts = AWAY_MS.map((_, i) => turnsOf(i + 1));
  const prepared = await prepareStore(wish, drafts);
  const { cookie, monday } = prepared;
  const server = await openServer(wish);
  const client = makeClient(server.url, 2);
  const ends: (() => unknown)[] = [() => server.end(), () => client.close()];
  const insist = async (method: string, path: string, body: unknown) => {
    const answer = await client.ask(method, path, cookie, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
  };
  const wantedIn = (round: number) =>
    turnsOf(round)[0]!
      .people.map((place) => `${TEAM[place]!.extension} ${place === PAUSED ? REASON : ''}`)
      .sort()
      .join();
  try {
    const first = await openAmiEye(asterisk, 5000);
    ends.push(() => first.close());
    await untilIs(first, wish.nameAtPbx, wantedIn(0).replace(REASON, ''));
    await insist('PUT', `/api/queues/${QUEUE}/members/${TEAM[PAUSED]!.key}/pause`, { reason: REASON });
    await wait(WRITTEN_MS);
    const callers = await startCallers(asterisk, {
      queue: wish.nameAtPbx,
      perSecond: CALLS_PER_SECOND,
      seconds: 120,
      patienceMs: 5000,
      talkMs: 1000,
    });
    ends.push(() => callers.kill());
    const times: number[] = [];
    for (const [i, awayMs] of AWAY_MS.entries()) {
      await wait(1000);
      const { id, version } = prepared.drafts[i]!;
      await asterisk.kill();
      await insist('PUT', `/api/weeks/${monday}/publication`, { id, version });
      await wait(awayMs);
      const [eye] = await Promise.all([openAmiEye(asterisk, LIMIT_MS), asterisk.boot()]);
      ends.push(() => eye.close());
      await untilIs(eye, wish.nameAtPbx, wantedIn(i + 1));
      const ms = performance.now() - eye.bootedAt;
      times.push(ms);
      figures.note(`away for ${awayMs / 1000} s: the queue is right again after ms`, ms);
      await wait(WRITTEN_MS);
    }
    figures.say('the queue is right after a restart of Asterisk, worst ms', Math.max(...times), TARGET_MS);
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

/** Until exactly these are in the queue, with their pauses; rejects after the limit. */
async function untilIs(eye: AmiEye, queue: string, wanted: string): Promise<void> {
  let there = '';
  for (const limit = performance.now() + LIMIT_MS; performance.now() < limit; await wait(5)) {
    const members = await eye.members(queue);
    there = members
      .map(({ extension, isPaused, reason }) => `${extension} ${isPaused ? reason : ''}`)
      .sort()
      .join();
    if (there === wanted) return;
  }
  throw new Error(`The queue is not right.\nthere:  ${there}\nwanted: ${wanted}`);
}
