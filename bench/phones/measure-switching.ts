import { instantOf } from '../../model/time.ts';
import { startTcpProxy } from '../../test/support/tcp-proxy.ts';
import type { Bench } from './bench.ts';
import { median } from './figures.ts';
import { openServer } from './open-server.ts';
import { prepareStore } from './prepare-store.ts';
import { people, type ServerWish, type Turn, ZONE } from './team.ts';

/** Two turns that have nobody in common, and one that shares half of its people with each. */
const TURNS = [
  { start: '00:00', end: '08:00', people: people(0, 50) },
  { start: '08:00', end: '16:00', people: people(50, 100) },
  { start: '16:00', end: '24:00', people: people(25, 75) },
] as const satisfies readonly Turn[];
const RUNS = 20;
const TARGET_MS = 50;

/** How long it takes to put the right people into a queue of 50, and what is sent when they are in it already. */
export async function measureSwitching({ asterisk, figures, newWish }: Bench): Promise<void> {
  for (const nameAtPbx of ['round', 'ordered']) {
    const common = { nameAtPbx, turns: TURNS, schedule: false };
    await withServer(newWish(common), async (switchTo) => {
      const measure = async (
        what: string,
        turns: readonly [number, number],
        steps: readonly [number, number],
      ) => {
        const times: number[] = [];
        for (let i = 0; i < RUNS; i++) times.push(await switchTo(turns[i % 2]!, steps[i % 2]!));
        figures.say(`queue "${nameAtPbx}", ${what}, median ms`, median(times), TARGET_MS);
        figures.note(`queue "${nameAtPbx}", ${what}, worst ms`, Math.max(...times));
      };
      await switchTo(0, 50);
      // Once each way before it counts.
      await switchTo(1, 100);
      await switchTo(0, 100);
      await measure('50 in and 50 out', [1, 0], [100, 100]);
      // Where order counts, those who stay get behind those who come before them.
      await measure('25 in and 25 out', [2, 0], [50, nameAtPbx === 'ordered' ? 100 : 50]);
      await measure('50 who are in it already', [0, 0], [0, 0]);
    });
    // What listens to the wire takes time of its own: nothing is timed here.
    const wire = await startTcpProxy(asterisk.amiPort);
    try {
      await withServer(newWish({ ...common, amiPort: wire.port }), async (switchTo) => {
        const answers = () => wire.heard().split('Response: ').length;
        const before = answers();
        for (let i = 0; i < RUNS; i++) await switchTo(0, 0);
        // Asterisk answers each action once; one is the reading.
        const sent = answers() - before - RUNS;
        figures.say(`queue "${nameAtPbx}", actions sent for nothing in ${RUNS} runs`, sent, 0);
      });
    } finally {
      await wire.stop();
    }
  }
}

/** @param use is given what switches to a turn in so many steps, and answers how many ms that took */
async function withServer(
  wish: ServerWish,
  use: (switchTo: (turn: number, steps: number) => Promise<number>) => Promise<void>,
): Promise<void> {
  const { today } = await prepareStore(wish);
  const server = await openServer(wish);
  try {
    await use(async (turn, steps) => {
      const hour = String(turn * 8 + 4).padStart(2, '0');
      const done = await server.follow(instantOf(today, `${hour}:00`, ZONE));
      if (done.failure) throw new Error(`The queue was not switched: ${done.failure}`);
      if (done.steps !== steps) throw new Error(`${done.steps} steps in place of ${steps}`);
      return done.ms;
    });
  } finally {
    await server.end();
  }
}
