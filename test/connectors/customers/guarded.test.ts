import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CustomerDirectory } from '../../../connectors/customers/directory.ts';
import { askAll, type GuardSettings, guardDirectory } from '../../../connectors/customers/guarded.ts';
import type { CustomerMatch } from '../../../model/customers.ts';
import { AppError } from '../../../model/errors.ts';
import { renderSentence } from '../../../model/texts/index.ts';

const NUMBER = '+34790000001';
let at = 0;
let asked = 0;
let answer: (signal: AbortSignal) => Promise<CustomerMatch[]>;
const down = () =>
  Promise.reject(new AppError('source-unavailable', { source: 'x', reason: 'ECONNREFUSED' }));
const nobody = () => Promise.resolve([]);

beforeEach(() => {
  at = Date.parse('2026-03-02T08:00:00Z');
  asked = 0;
  answer = nobody;
});
afterEach(() => {
  vi.useRealTimers();
});

function guarded(more: Partial<GuardSettings> = {}, name = 'erp') {
  const directory: CustomerDirectory = {
    name,
    kind: 'odoo',
    findByNumber(_, signal) {
      asked++;
      return answer(signal);
    },
    search: () => Promise.reject(new Error('not here')),
    details: (id) => Promise.reject(new AppError('unknown-customer', { directory: name, id })),
  };
  const settings = {
    timeoutMs: 1000,
    failures: 3,
    pauseMs: 30_000,
    freshMs: 60_000,
    keepMs: 3_600_000,
    ...more,
  };
  return guardDirectory(directory, settings, () => new Date(at));
}

describe('an answer is kept', () => {
  it('and used while it is fresh, with the time when it was given', async () => {
    const one = guarded();
    await one.findByNumber(NUMBER);
    at += 59_000;
    const { age, trouble } = await one.findByNumber(NUMBER);
    expect(asked).toBe(1);
    expect({ age, trouble }).toEqual({
      age: { directory: 'erp', at: '2026-03-02T08:00:00.000Z', isStale: false },
      trouble: null,
    });
    at += 2000;
    expect((await one.findByNumber(NUMBER)).age.at).toBe('2026-03-02T08:01:01.000Z');
    expect(asked).toBe(2);
  });

  it('and marked as old where the directory is down, until it is too old', async () => {
    const one = guarded();
    await one.findByNumber(NUMBER);
    answer = down;
    at += 120_000;
    expect(await one.findByNumber(NUMBER)).toMatchObject({
      age: { at: '2026-03-02T08:00:00.000Z', isStale: true },
      trouble: { directory: 'erp', failure: 'down' },
    });
    at += 3_600_000;
    await expect(one.findByNumber(NUMBER)).rejects.toMatchObject({ code: 'directory-down' });
  });

  it('until it is forgotten', async () => {
    const one = guarded();
    await one.findByNumber(NUMBER);
    one.forget();
    await one.findByNumber(NUMBER);
    expect(asked).toBe(2);
  });
});

describe('a directory that does not work', () => {
  it('is left alone after some failures in a row, then tried by one, and used again', async () => {
    const one = guarded({ freshMs: 0, keepMs: 0 });
    answer = down;
    for (let i = 0; i < 3; i++)
      await expect(one.findByNumber(NUMBER)).rejects.toMatchObject({ code: 'directory-down' });
    expect(one.state()).toBe('open');
    await expect(one.findByNumber(NUMBER)).rejects.toMatchObject({ code: 'directory-down' });
    expect(asked).toBe(3);

    at += 30_000;
    expect(one.state()).toBe('half-open');
    const { promise, reject } = Promise.withResolvers<CustomerMatch[]>();
    answer = () => promise;
    const probe = one.findByNumber(NUMBER);
    // While one tries nobody else does.
    await expect(one.findByNumber(NUMBER)).rejects.toMatchObject({ code: 'directory-down' });
    expect(asked).toBe(4);
    reject(new AppError('source-unauthorized', { source: 'x', reason: 'no' }));
    await expect(probe).rejects.toMatchObject({ code: 'directory-refused' });
    expect(one.state()).toBe('open');

    at += 30_000;
    answer = nobody;
    await one.findByNumber(NUMBER);
    expect(one.state()).toBe('closed');
  });

  it('has not failed by knowing nobody, nor by an asker who went', async () => {
    const one = guarded({ failures: 1 });
    await expect(one.details('1', 'invoices')).rejects.toMatchObject({ code: 'unknown-customer' });
    const gone = new AbortController();
    answer = () => new Promise(() => {});
    const asking = one.findByNumber(NUMBER, gone.signal);
    gone.abort(new Error('gone'));
    await expect(asking).rejects.toThrow('gone');
    expect(one.state()).toBe('closed');
  });

  it('is not waited for, even if it hears of nothing', async () => {
    vi.useFakeTimers();
    const one = guarded({ timeoutMs: 1500 });
    let heard = false;
    answer = (signal) => {
      signal.addEventListener('abort', () => {
        heard = true;
      });
      return new Promise(() => {});
    };
    const asking = expect(one.findByNumber(NUMBER)).rejects.toMatchObject({
      code: 'directory-timeout',
      values: { directory: 'erp', seconds: 1.5 },
    });
    await vi.advanceTimersByTimeAsync(1500);
    await asking;
    expect(heard).toBe(true);
  });

  it('and is faulty itself counts as not understood', async () => {
    await expect(guarded().search({ text: 'x', field: 'name' })).rejects.toMatchObject({
      code: 'directory-malformed',
      values: { reason: 'not here' },
    });
  });
});

it('one that is down hides no other, and is told with what to do', async () => {
  answer = down;
  const broken = guarded({}, 'erp');
  const seen: number[] = [];
  const working = guarded({}, 'file');
  const { answers, troubles } = await askAll(
    [broken, working],
    (one) => {
      answer = one.name === 'erp' ? down : nobody;
      return one.findByNumber(NUMBER);
    },
    (some) => seen.push(some.length),
  );
  expect(answers.map(({ age }) => age.directory)).toEqual(['file']);
  expect(seen).toEqual([1]);
  expect(troubles).toMatchObject([{ directory: 'erp', failure: 'down' }]);
  expect(renderSentence('en', troubles[0]!.text)).toBe(
    'The customer directory "erp" does not work now: ECONNREFUSED. Try again in a moment; notes can be written meanwhile.',
  );
});
