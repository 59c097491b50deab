import { setTimeout as wait } from 'node:timers/promises';
import { percentile } from '../web/pace.ts';
import type { Bench } from './bench.ts';
import { type Listener, listen } from './listen.ts';
import { openPage } from './open-page.ts';
import { openServer } from './open-server.ts';
import { prepareStore } from './prepare-store.ts';
import { openTrunk, type Trunk } from './send-invite.ts';
import { people } from './team.ts';
import { openAmiEye } from './watch-ami.ts';

/** Members of the queue that is looked at: each is a tile of the page. */
const MEMBERS = 12;
const TARGET_MS = 50;
/** So long a call lasts at least, that the page has time to show it. */
const CALL_MS = 80;
const LIMIT_MS = 3000;

/** How soon a caller's INVITE is in an open page: on its channel, and in what it shows. */
export async function measurePages({ asterisk, phones, figures, calls, newWish }: Bench): Promise<void> {
  // They ring, and nobody answers.
  await phones.behave({ ringMs: 600_000, talkMs: 600_000 });
  const turns = [{ start: '00:00', end: '24:00', people: people(0, MEMBERS) }];
  const wish = newWish({ nameAtPbx: 'round', turns, schedule: true });
  const { cookie } = await prepareStore(wish);
  const server = await openServer(wish);
  const ends: (() => unknown)[] = [() => server.end()];
  try {
    const listener = await listen(server.url, cookie);
    ends.push(() => listener.close());
    const page = await openPage(server.url, cookie);
    ends.push(() => page.close());
    const eye = await openAmiEye(asterisk, LIMIT_MS);
    ends.push(() => eye.close());
    const trunk = await openTrunk(asterisk.sipPort);
    ends.push(() => trunk.close());

    const sent = await callIn({ listener, trunk, calls, queue: wish.nameAtPbx });
    const seen = await page.seen();
    const timesOf = (arrivals: ReadonlyMap<string, number>) =>
      [...sent].map(([number, at]) => (arrivals.get(number) ?? Number.POSITIVE_INFINITY) - at);
    const joins = timesOf(eye.joined);
    figures.note('an INVITE is told by Asterisk, p50 ms', percentile(joins, 50));
    figures.note('an INVITE is told by Asterisk, p99 ms', percentile(joins, 99));
    for (const [what, arrivals] of [
      ['the live channel', listener.seen],
      ['the page', seen],
    ] as const) {
      const times = timesOf(arrivals);
      figures.note(`an INVITE is on ${what}, p50 ms`, percentile(times, 50));
      figures.say(`an INVITE is on ${what}, p99 ms`, percentile(times, 99), TARGET_MS);
      const ours = times.map((ms, i) => ms - joins[i]!);
      figures.note(`of these since Asterisk told of it, p99 ms (${what})`, percentile(ours, 99));
    }
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

/** One caller after the other. Answers when each number called. */
async function callIn({
  listener,
  trunk,
  calls,
  queue,
}: {
  listener: Listener;
  trunk: Trunk;
  calls: number;
  queue: string;
}): Promise<Map<string, number>> {
  const sent = new Map<string, number>();
  const warmUp = 5;
  for (let i = -warmUp; i < calls; i++) {
    const number = `6${String(10_000_000 + i + warmUp)}`;
    const { sentAt, cancel } = trunk.invite(queue, number);
    if (i >= 0) sent.set(number, sentAt);
    const has = ({ callers }: { callers: { number: string | null }[] }) =>
      callers.some((caller) => caller.number === number);
    await listener.until(has, LIMIT_MS);
    await wait(CALL_MS);
    cancel();
    await listener.until((view) => !has(view), LIMIT_MS);
    // Not in step with anything.
    await wait(20 + ((i + warmUp) % 7) * 5);
  }
  return sent;
}
