import { setTimeout as wait } from 'node:timers/promises';

/**
 * Begins `count` pieces of work at even distances, whether or not those before have ended, and waits for all. What
 * comes late to begin counts as late: `due` is when it should have begun.
 */
export async function pace(
  perSecond: number,
  count: number,
  work: (index: number, due: number) => Promise<void>,
): Promise<void> {
  const start = performance.now();
  const running: Promise<void>[] = [];
  for (let i = 0; i < count; i++) {
    const due = start + (i * 1000) / perSecond;
    const left = due - performance.now();
    if (left > 1) await wait(left);
    running.push(work(i, due));
  }
  await Promise.all(running);
}

/** The value below which so many of a hundred lie. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}
