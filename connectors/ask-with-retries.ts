import { setTimeout as wait } from 'node:timers/promises';
import { AppError, type ErrorCode } from '../model/errors.ts';

/** How one request went: a value, or what went wrong and how long the other side wants us to wait. */
export type Attempt<T> = { value: T } | { error: AppError; retryAfterMs?: number | null };

export interface Patience {
  /** The other side as people call it, for the error of a timeout. */
  source: string;
  /** Tries in all, at least 1. */
  attempts: number;
  /** Of each try. */
  timeoutSeconds: number;
  /** Waits; must reject when the signal aborts. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<unknown>;
  /** From 0 to below 1; spreads the waits of several askers. */
  random: () => number;
  onWait?: (seconds: number) => void;
}

const RETRIED: ReadonlySet<ErrorCode> = new Set(['source-limited', 'source-unavailable', 'source-timeout']);
/** Whoever is told to wait longer than this hears it at once instead of sitting there. */
const LONGEST_WAIT_MS = 120_000;
const LONGEST_BACKOFF_MS = 60_000;

export const sleepFor = (ms: number, signal?: AbortSignal): Promise<unknown> =>
  wait(ms, undefined, signal ? { signal } : {});

/**
 * Asks until there is an answer: only reads may be asked like this. A refusal by limit, a breakdown and a
 * timeout are tried again up to `attempts` times; the other side's Retry-After is kept exactly, otherwise the
 * wait is random up to 1, 2, 4 … 60 s. Anything else is final. Rejects with the last error, or, as soon as the
 * caller's signal aborts, with its reason.
 */
export async function askWithRetries<T>(
  attempt: (signal: AbortSignal) => Promise<Attempt<T>>,
  patience: Patience,
  signal?: AbortSignal,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    signal?.throwIfAborted();
    const outcome = await attemptInTime(attempt, patience, signal);
    signal?.throwIfAborted();
    if ('value' in outcome) return outcome.value;
    const { error, retryAfterMs } = outcome;
    if (!RETRIED.has(error.code) || tried >= patience.attempts) throw error;
    const backoffMs = patience.random() * Math.min(1000 * 2 ** (tried - 1), LONGEST_BACKOFF_MS);
    const waitMs = Math.round(retryAfterMs ?? backoffMs);
    if (waitMs > LONGEST_WAIT_MS) throw error;
    if (waitMs >= 1000) patience.onWait?.(Math.ceil(waitMs / 1000));
    await patience.sleep(waitMs, signal);
  }
}

async function attemptInTime<T>(
  attempt: (signal: AbortSignal) => Promise<Attempt<T>>,
  patience: Patience,
  signal: AbortSignal | undefined,
): Promise<Attempt<T>> {
  const timeout = AbortSignal.timeout(patience.timeoutSeconds * 1000);
  const either = signal ? AbortSignal.any([signal, timeout]) : timeout;
  // The race ends the wait even where a library below does not look at the signal.
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const giveUp = () => reject(either.reason);
  either.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([attempt(either), aborted]);
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (!timeout.aborted) throw error;
    return {
      error: new AppError('source-timeout', { source: patience.source, seconds: patience.timeoutSeconds }),
    };
  } finally {
    either.removeEventListener('abort', giveUp);
  }
}

/** Milliseconds to wait by a Retry-After header: seconds or an HTTP date. `null`: absent or not understood. */
export function retryAfterMs(header: string | null | undefined, now: Date): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const date = /^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now.getTime());
}
