import { hostname } from 'node:os';
import { AppError } from '../model/errors.ts';
import type { Instant } from '../model/types.ts';
import { type StoreContext, writing } from './context.ts';
import type { LockRow } from './schema.ts';

export interface LockOptions {
  pid: number;
  /** Name of the machine; by default this one's. */
  host?: string;
  /** Held for longer than this it counts as forgotten, whoever holds it. */
  staleAfterMs: number;
}

export interface LocksStore {
  /**
   * Takes a named piece of work for one process and gives the function that hands it back.
   * `already-running` (what, since, pid) while somebody else is at it; who died on this machine is nobody.
   */
  acquire(name: string, options: LockOptions): Promise<() => Promise<void>>;
}

export function locksStore({ db, now, newId }: StoreContext): LocksStore {
  return {
    async acquire(name, { pid, host = hostname(), staleAfterMs }) {
      const token = newId();
      await writing(db, async (trx) => {
        const since = now();
        const held = await trx.selectFrom('locks').selectAll().where('name', '=', name).executeTakeFirst();
        if (held && isHeld(held, host, since)) throw alreadyRunning(held);
        const staleAt = new Date(Date.parse(since) + staleAfterMs).toISOString();
        await trx.deleteFrom('locks').where('name', '=', name).execute();
        await trx.insertInto('locks').values({ name, token, pid, host, since, stale_at: staleAt }).execute();
      });
      return () =>
        writing(db, async (trx) => {
          await trx.deleteFrom('locks').where('name', '=', name).where('token', '=', token).execute();
        });
    },
  };
}

export function alreadyRunning(held: LockRow): AppError {
  return new AppError('already-running', { what: held.name, since: held.since, pid: held.pid });
}

/** Whether the holder may still be at work, as seen from a machine. Of other machines nothing can be known. */
export function isHeld(held: LockRow, host: string, now: Instant): boolean {
  if (held.stale_at < now) return false;
  return held.host !== host || isProcessAlive(held.pid);
}

function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
