import { createTask } from 'node-cron';
import { mondayOf } from '../../model/time.ts';
import type { Workplace } from '../workplace.ts';
import type { KeptRecords } from './keep-records.ts';
import { dayAt } from './opening-hours.ts';
import type { FollowedQueue, Phones } from './phones.ts';
import { reportAtClosing } from './report-at-closing.ts';
import { tellTurns } from './tell-turns.ts';

export interface FollowingOptions {
  records: Pick<KeptRecords, 'of' | 'readAll'>;
  onFailure: (error: unknown) => void;
  /** Calls at each full minute until the function that it returns is called; by default cron does. */
  everyMinute?: (run: () => void) => () => void;
}

export interface Following {
  /** Looks at the clock, and does what is due; answers when it is done. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Makes queues follow the timetable from now on: every minute in which phones are attended, at each slot's beginning
 * and end (which are full minutes), when an exchange is reached again, when the running week changes, and when somebody
 * who is to go has finished her call. What is due is seen by looking at the clock and the timetable, never by counting:
 * clocks may jump. Runs of a queue never overlap. Before each turn its people are told, and after closing how the day was.
 */
export function startFollowing(
  workplace: Workplace,
  phones: Phones,
  { records, onFailure, everyMinute = byCron }: FollowingOptions,
): Following {
  const { config, clock, events } = workplace;
  const isOurs = config.telephony.follow === 'server';
  const last = new Map<string, { followed: FollowedQueue; wanted: string }>();
  const due = new Set<string>();
  let running: Promise<void> | null = null;
  let isStopped = false;
  let failure = '';

  /** What a run would make of the queue. */
  const wantedOf = (queue: string) => {
    const wanted = records.of(queue)?.wanted;
    return JSON.stringify([wanted?.kind, wanted?.slot, wanted?.wanted]);
  };

  function run(queues: readonly string[]): Promise<void> {
    if (!isOurs || isStopped) return running ?? Promise.resolve();
    for (const queue of queues) due.add(queue);
    running ??= runAll().finally(() => {
      running = null;
    });
    return running;
  }

  async function runAll(): Promise<void> {
    while (due.size > 0 && !isStopped) {
      const now = [...due];
      due.clear();
      await Promise.all(now.map(follow));
    }
  }

  async function follow(queue: string): Promise<void> {
    const wanted = wantedOf(queue);
    const [followed] = await phones.follow({ queue });
    if (followed) last.set(queue, { followed, wanted });
  }

  function isDue(queue: string): boolean {
    const before = last.get(queue);
    if (!before || before.followed.failure || before.followed.later.length > 0) return true;
    return records.of(queue)?.wanted.kind !== 'closed' || before.wanted !== wantedOf(queue);
  }

  async function look(): Promise<void> {
    try {
      await records.readAll();
      await run(phones.queues().filter(isDue));
      await tellTurns(workplace, phones.liveQueues);
      if (isOurs && phones.liveQueues.length > 0) await reportAtClosing(workplace);
      failure = '';
    } catch (error) {
      // Told once as long as it is the same.
      if (String(error) !== failure) onFailure(error);
      failure = String(error);
    }
  }

  const later = (queues: readonly string[]) => void run(queues).catch(onFailure);
  const stops = [
    everyMinute(() => void look()),
    events.subscribe('week-changed', ({ week }) => {
      const today = dayAt(clock(), config.organisation.timezone);
      if (week === mondayOf(today)) later(phones.queues());
    }),
    events.subscribe('call-changed', ({ call: { queue, state } }) => {
      if (state === 'ended' && (last.get(queue)?.followed.later.length ?? 0) > 0) later([queue]);
    }),
    ...[...phones.pbxs.values()].map((pbx) =>
      pbx.subscribe(({ type }) => {
        if (type !== 'resync') return;
        later(phones.liveQueues.filter((one) => one.pbx === pbx).map(({ queue }) => queue));
      }),
    ),
  ];

  return {
    look,
    async stop() {
      isStopped = true;
      for (const stop of stops) stop();
      await running?.catch(() => {});
    },
  };
}

/** Timers may be a little early: what begins with the minute would then wait for the next one. */
const EARLY_MS = 1000;

function byCron(run: () => void): () => void {
  let timer: NodeJS.Timeout | null = null;
  const inTheMinute = () => {
    const left = 60_000 - (Date.now() % 60_000);
    if (left <= EARLY_MS) timer = setTimeout(run, left);
    else run();
  };
  const options = { name: 'phones', suppressMissedWarning: true, unref: true };
  const task = createTask('* * * * *', inTheMinute, options);
  void task.start();
  return () => {
    if (timer) clearTimeout(timer);
    void task.destroy();
  };
}
