import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../model/errors.ts';
import type { Store } from '../../store/open-store.ts';

/** Who holds it for longer has died, or waits for a PBX that does not answer: the next one may. */
const STALE_MS = 30_000;
const RETRY_MS = 25;
const MOST_WAIT_MS = 10_000;

/** Within this process nobody has to ask the store whose turn it is. */
const lines = new WeakMap<Store, Map<string, Promise<unknown>>>();

/**
 * Does something to a live queue while nobody else does, in whatever process on this store; others wait for their
 * turn. `already-running` after too long a wait.
 */
export async function withQueueLock<T>(store: Store, queue: string, work: () => Promise<T>): Promise<T> {
  const line = lines.get(store) ?? new Map<string, Promise<unknown>>();
  lines.set(store, line);
  const before = line.get(queue) ?? Promise.resolve();
  const mine = before.then(() => locked(store, queue, work));
  const settled = mine.catch(() => {});
  line.set(queue, settled);
  try {
    return await mine;
  } finally {
    if (line.get(queue) === settled) line.delete(queue);
  }
}

async function locked<T>(store: Store, queue: string, work: () => Promise<T>): Promise<T> {
  const release = await acquire(store, `queue:${queue}`);
  try {
    return await work();
  } finally {
    // Whatever became of the work is what counts; a lock that stays is stale soon.
    await release().catch(() => {});
  }
}

async function acquire(store: Store, name: string): Promise<() => Promise<void>> {
  const until = performance.now() + MOST_WAIT_MS;
  for (;;) {
    try {
      return await store.locks.acquire(name, { pid: process.pid, staleAfterMs: STALE_MS });
    } catch (error) {
      const isTaken = error instanceof AppError && error.code === 'already-running';
      if (!isTaken || performance.now() > until) throw error;
      await wait(RETRY_MS);
    }
  }
}
