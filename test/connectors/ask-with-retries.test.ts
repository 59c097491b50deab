import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Attempt, askWithRetries, retryAfterMs, sleepFor } from '../../connectors/ask-with-retries.ts';
import { AppError } from '../../model/errors.ts';

const limited = (ms?: number): Attempt<never> => ({
  error: new AppError('source-limited', { source: 'x' }),
  ...(ms === undefined ? {} : { retryAfterMs: ms }),
});

async function run(outcomes: Attempt<string>[], more: { attempts?: number; random?: number } = {}) {
  const waits: number[] = [];
  const told: number[] = [];
  let asked = 0;
  const result = askWithRetries(async () => outcomes[asked++] ?? { value: 'late' }, {
    source: 'x',
    attempts: more.attempts ?? 10,
    timeoutSeconds: 5,
    sleep: async (ms) => void waits.push(ms),
    random: () => more.random ?? 1,
    onWait: (seconds) => told.push(seconds),
  });
  const end = await result.catch((error) => error.code);
  return { end, asked, waits, told };
}

describe('asking with retries', () => {
  it('doubles the longest wait up to a minute, and tells waits of a second and more', async () => {
    const { waits, told, end } = await run(Array.from({ length: 8 }, () => limited()));
    expect(end).toBe('late');
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    expect(told).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect((await run([limited()], { random: 0.5 })).told).toEqual([]);
  });

  it('keeps what it is told exactly, and waits nobody out for more than two minutes', async () => {
    expect((await run([limited(0), limited(119_000)])).waits).toEqual([0, 119_000]);
    expect(await run([limited(121_000)])).toMatchObject({ end: 'source-limited', asked: 1, waits: [] });
  });

  it('asks again only after what may pass', async () => {
    for (const code of ['source-limited', 'source-unavailable', 'source-timeout'] as const) {
      expect((await run([{ error: new AppError(code) }])).asked).toBe(2);
    }
    for (const code of [
      'source-unauthorized',
      'source-forbidden',
      'source-not-found',
      'source-malformed',
    ] as const) {
      expect(await run([{ error: new AppError(code) }])).toMatchObject({ end: code, asked: 1 });
    }
  });

  it('asks never more often than it may', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 8 }),
        async (attempts, bad) => {
          const { asked, waits, end } = await run(
            Array.from({ length: bad }, () => limited()),
            { attempts },
          );
          expect(asked).toBe(Math.min(attempts, bad + 1));
          expect(waits).toHaveLength(asked - 1);
          expect(end).toBe(bad < attempts ? 'late' : 'source-limited');
        },
      ),
      { seed: 3, numRuns: 60 },
    );
  });

  it('lets errors that nobody foresaw through', async () => {
    const bug = new TypeError('bug');
    const asking = askWithRetries(() => Promise.reject(bug), {
      source: 'x',
      attempts: 3,
      timeoutSeconds: 5,
      sleep: sleepFor,
      random: () => 0,
    });
    await expect(asking).rejects.toBe(bug);
  });

  it('sleeps for real, and wakes up when told to', async () => {
    await sleepFor(1);
    await expect(sleepFor(60_000, AbortSignal.abort())).rejects.toThrow();
  });
});

describe('the header Retry-After', () => {
  const now = new Date('2026-02-25T09:00:00Z');
  it.each([
    ['12', 12_000],
    ['0', 0],
    [' 1.5 ', 1500],
    ['Wed, 25 Feb 2026 09:01:00 GMT', 60_000],
    ['Wed, 25 Feb 2026 08:00:00 GMT', 0],
    ['-5', null],
    ['soon', null],
    ['Wed, soon', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('%j means %j ms', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });
});
