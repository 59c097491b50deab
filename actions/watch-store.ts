import type { TimetableState } from '../model/types.ts';
import type { TimetablesStore } from '../store/timetables.ts';
import type { Events } from './events.ts';

/** How soon this process hears of what another one has written: cron, the command line, a second server. */
const LOOK_MS = 2000;

interface Watched {
  store: { timetables: Pick<TimetablesStore, 'list'> };
  events: Events;
}

/** Who watches, by the bus on which they listen: all of a process share one look. */
const watches = new WeakMap<Events, { watchers: number; stop: () => void }>();

/**
 * Has timetables that another process writes told as `week-changed`, as if it had been here, until the function that
 * it returns is called. What is there at the beginning is no news.
 */
export function watchStore({ store, events }: Watched): () => void {
  const watch = watches.get(events) ?? { watchers: 0, stop: look({ store, events }) };
  watches.set(events, watch);
  watch.watchers++;
  let isWatching = true;
  return () => {
    if (!isWatching) return;
    isWatching = false;
    watch.watchers--;
    if (watch.watchers > 0) return;
    watch.stop();
    watches.delete(events);
  };
}

function look({ store, events }: Watched): () => void {
  const known = new Map<string, { version: number; state: TimetableState }>();
  let isPrimed = false;
  let isLooking = false;
  let isOver = false;
  const stop = events.subscribe('week-changed', ({ id, version, state }) =>
    known.set(id, { version, state }),
  );

  async function lookOnce(): Promise<void> {
    const heads = await store.timetables.list();
    if (isOver) return;
    for (const { id, week, version, state } of heads) {
      const before = known.get(id);
      // What was told of while they were read may be newer than they are.
      if (before && (version < before.version || (version === before.version && state === before.state)))
        continue;
      known.set(id, { version, state });
      if (isPrimed) events.publish('week-changed', { week, id, version, state, by: '' });
    }
    isPrimed = true;
  }

  function tick(): void {
    if (isLooking) return;
    isLooking = true;
    lookOnce()
      // A store that is busy is asked again at the next tick.
      .catch(() => {})
      .finally(() => {
        isLooking = false;
      });
  }

  tick();
  const timer = setInterval(tick, LOOK_MS);
  timer.unref();
  return () => {
    isOver = true;
    clearInterval(timer);
    stop();
  };
}
