import type { Workplace } from '../../actions/workplace.ts';

/** How soon pages hear of what another process has written: cron, the command line, a second server. */
const LOOK_MS = 2000;

export interface StoreWatch {
  /** Learns what there is, for those who begin to listen. */
  prime(): void;
  stop(): void;
}

/** Looks for timetables that somebody else has written and tells of them as if it had been here. */
export function watchStore({ store, events }: Workplace, isWanted: () => boolean): StoreWatch {
  const known = new Map<string, string>();
  let isPrimed = false;
  let isLooking = false;
  const stop = events.subscribe('week-changed', ({ id, version, state }) =>
    known.set(id, `${version} ${state}`),
  );

  async function look(): Promise<void> {
    const heads = await store.timetables.list();
    for (const { id, week, version, state } of heads) {
      const now = `${version} ${state}`;
      const before = known.get(id);
      if (before === now) continue;
      known.set(id, now);
      if (isPrimed) events.publish('week-changed', { week, id, version, state, by: '' });
    }
    isPrimed = true;
  }

  function lookOnce(): void {
    if (isLooking) return;
    isLooking = true;
    look()
      // A store that is busy is asked again at the next beat.
      .catch(() => {})
      .finally(() => {
        isLooking = false;
      });
  }

  const timer = setInterval(() => {
    if (isWanted()) lookOnce();
    // What happens while nobody listens is no news to those who come: they fetch everything first.
    else isPrimed = false;
  }, LOOK_MS);
  timer.unref();
  return {
    prime() {
      if (!isPrimed) lookOnce();
    },
    stop() {
      clearInterval(timer);
      stop();
    },
  };
}
