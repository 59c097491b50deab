import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkCertificate } from '../../scheduler/certificate.ts';
import { evaluate } from '../../scheduler/evaluate.ts';
import { parseInstance, problemOfInstance } from '../../scheduler/instance.ts';
import { type Solution, type SolveRequest, solve } from '../../scheduler/solve.ts';
import { bruteForce } from '../support/brute-force.ts';
import { makeProblem } from '../support/problem-builder.ts';
import { gapWeek } from './fixtures/gap-weeks.ts';
import { longDays } from './fixtures/long-days.ts';

const never = new AbortController().signal;

/** A week where the first idea is not the best: whoever comes first is needed elsewhere. */
const tricky = (change = {}) =>
  makeProblem({
    days: 2,
    slots: 3,
    lines: 2,
    persons: [
      { maxLoad: 3, dailyMax: 2, undesired: ['100', '010'] },
      { maxLoad: 2, dailyMax: 2, busy: ['011', '001'] },
      { maxLoad: 4, dailyMax: 2, undesired: ['001', '000'] },
    ],
    rules: {
      holes: { level: 'soft' },
      'split-day': { level: 'soft' },
      'concentrated-load': { level: 'soft' },
      'optional-unavailability': { level: 'soft' },
    },
    ...change,
  });

/** A week whose first timetable is not the best: 12 people, 8 slots a day. */
const harder = () => {
  const file = join(import.meta.dirname, '../../bench/instances/team-12p-8h-3l-5d.json');
  return problemOfInstance(parseInstance(readFileSync(file, 'utf8'), file));
};
const HARDER_BEST = 1440;

/** Solves, by one engine unless asked otherwise, and keeps what was told on the way. */
async function watch(problem: ReturnType<typeof tricky>, request: Partial<SolveRequest> = {}) {
  const told: Solution[] = [];
  const onBetter = (solution: Solution) => void told.push(solution);
  const engine = 'linear-programming';
  return { told, result: await solve(problem, { seed: 0, signal: never, engine, onBetter, ...request }) };
}

describe('to the end', () => {
  test('004.73 tells of the first timetable at once and of each better one, and returns the best', async () => {
    const problem = harder();
    const { told, result } = await watch(problem);
    expect(told.map(({ engine }) => engine)).toEqual(['first-timetable', 'linear-programming']);
    expect(told[1]!.evaluation.objective).toBeLessThan(told[0]!.evaluation.objective);
    expect(result).toMatchObject({ end: 'done', reason: null, engine: 'linear-programming', proven: true });
    expect(result.evaluation).toEqual(evaluate(problem, result.assignment));
    expect(result.evaluation.objective).toBe(HARDER_BEST);
  });

  test('004.74 the same seed gives the same timetable', async () => {
    const [one, two] = [await watch(tricky(), { seed: 5 }), await watch(tricky(), { seed: 5 })];
    expect(two.result.assignment).toEqual(one.result.assignment);
  });

  test('004.73 an impossible week has a timetable too, which says what is broken', async () => {
    const problem = tricky({
      persons: [{ maxLoad: 1 }],
      fixed: [{ slot: 0 }, { slot: 1 }],
      rules: { holes: { level: 'soft', limit: 1 }, 'fixed-turns': { level: 'hard' } },
    });
    const { result } = await watch(problem);
    expect(result.end).toBe('done');
    expect(result.evaluation.broken).toBeGreaterThan(0);
    expect(result.evaluation.objective).toBe(bruteForce(problem).evaluation.objective);
  });
});

describe('until told to stop', () => {
  test('004.74 by the signal: the best so far is kept', async () => {
    const problem = longDays();
    const stop = new AbortController();
    const { told, result } = await watch(problem, {
      signal: stop.signal,
      onBetter: () => queueMicrotask(() => setImmediate(() => stop.abort())),
    });
    expect(told).toEqual([]);
    expect(result).toMatchObject({ end: 'stopped', engine: 'first-timetable', reason: null });
    expect(result.evaluation.broken).toBe(0);
    expect(result.assignment.flat(3).length).toBeGreaterThan(300);
  });

  test('004.74 before it began: the first timetable is there all the same', async () => {
    const { told, result } = await watch(tricky(), { signal: AbortSignal.abort() });
    expect(result).toMatchObject({ end: 'stopped', engine: 'first-timetable' });
    expect(told).toHaveLength(1);
  });

  test('leaves no thread behind: a program that has nothing else to do ends', { timeout: 30_000 }, () => {
    const script = join(import.meta.dirname, 'fixtures/stop-solving.ts');
    const { stdout, stderr, status } = spawnSync(process.execPath, [script], {
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect([stdout, stderr, status]).toEqual(['stopped first-timetable\n', '', 0]);
  });

  test('and does not lose what goes wrong in telling', async () => {
    const onBetter = ({ engine }: Solution) => {
      if (engine !== 'first-timetable') throw new Error('the page is full');
    };
    await expect(watch(harder(), { onBetter })).rejects.toThrow('the page is full');
  });
});

describe('004.74 until good enough', () => {
  test('the first timetable may be', async () => {
    const { told, result } = await watch(tricky(), { stopPenalty: 1_000_000_000 });
    expect(result).toMatchObject({ end: 'stopped', engine: 'first-timetable' });
    expect(told).toHaveLength(1);
  });

  test('or what an engine finds', async () => {
    const { result } = await watch(harder(), { stopPenalty: HARDER_BEST });
    expect(result).toMatchObject({ end: 'stopped', engine: 'linear-programming' });
    expect(result.evaluation.cost).toBe(HARDER_BEST);
  });

  test('or nothing is, and the search goes to its end', async () => {
    const { evaluation } = bruteForce(tricky());
    const { result } = await watch(tricky(), { stopPenalty: evaluation.cost - 1 });
    expect(result.end).toBe('done');
  });

  test('but never a timetable that breaks a hard rule, however cheap', async () => {
    const problem = tricky({ rules: { holes: { level: 'off', limit: 0 } } });
    const { result } = await watch(problem, { stopPenalty: 1_000_000_000 });
    expect(result.end).toBe('done');
    expect(result.evaluation.broken).toBeGreaterThan(0);
  });
});

test('a week too large for linear programming is proved, where turns on the first line are counted too', async () => {
  const problem = makeProblem({
    days: 5,
    slots: 12,
    lines: 6,
    lineClasses: [0, 1, 1, 1, 1, 1],
    persons: Array.from({ length: 40 }, (_, p) => ({
      name: `p${p}`,
      key: `p${p}`,
      maxLoad: 8,
      dailyMax: 3,
    })),
    rules: { holes: { level: 'soft' }, 'first-lines': { level: 'hard', limit: 1 } },
  });
  for (const engine of [undefined, 'column-generation', 'backtracking'] as const) {
    const { result } = await watch(problem, { engine });
    expect(result).toMatchObject({ end: 'done', proven: true, reason: null });
    expect(result.evaluation).toMatchObject({ broken: 0 });
  }
});

test('a day too long to list all its forms is proved all the same', async () => {
  const problem = makeProblem({
    days: 1,
    slots: 20,
    lines: 2,
    persons: Array.from({ length: 5 }, (_, p) => ({
      name: `p${p}`,
      key: `p${p}`,
      maxLoad: 8,
      dailyMax: 8,
      busy: [Array.from({ length: 20 }, (_, slot) => ((slot + p * 5) % 7 < 2 ? '1' : '0')).join('')],
    })),
    rules: { holes: { level: 'soft' }, 'split-day': { level: 'soft' }, marathon: { level: 'soft', from: 6 } },
  });
  const { result } = await watch(problem, { engine: 'column-generation' });
  expect(result).toMatchObject({ end: 'done', proven: true });
  expect(checkCertificate(problem, result.certificate!)).toBe(result.evaluation.objective);
});

describe('a race', () => {
  const race = (problem: ReturnType<typeof tricky>, request: Partial<SolveRequest> = {}) =>
    watch(problem, { engine: undefined, ...request });

  test('ends with a proof that holds, whoever wins', async () => {
    const problem = tricky();
    const { result } = await race(problem);
    const { objective } = bruteForce(problem).evaluation;
    expect(result).toMatchObject({ end: 'done', proven: true, bound: objective });
    expect(checkCertificate(problem, result.certificate!)).toBeGreaterThanOrEqual(objective);
  });

  test('tells of bounds that only rise and never pass the best timetable', async () => {
    const bounds: number[] = [];
    const { result } = await race(longDays(24), { onBound: (bound) => void bounds.push(bound) });
    expect(bounds.length).toBeGreaterThan(0);
    expect(bounds).toEqual([...bounds].sort((a, b) => a - b));
    expect(bounds.at(-1)).toBeLessThanOrEqual(result.evaluation.objective);
    expect(result.proven).toBe(true);
  });

  test('in a thread alone one engine runs, which proves any week that can be proved', async () => {
    const { told, result } = await race(gapWeek(2), { threads: 1 });
    expect(result).toMatchObject({ end: 'done', proven: true, bound: 200 });
    for (const { engine } of told) expect(['first-timetable', 'backtracking']).toContain(engine);
  });

  test('is not needed where exchanges and their prices prove the week at once', async () => {
    const problem = harder();
    const bounds: number[] = [];
    const { told, result } = await race(problem, { seed: 1, onBound: (bound) => void bounds.push(bound) });
    expect(new Set(told.map(({ engine }) => engine))).toEqual(new Set(['first-timetable']));
    expect(result).toMatchObject({
      end: 'done',
      engine: 'first-timetable',
      proven: true,
      bound: HARDER_BEST,
    });
    expect(checkCertificate(problem, result.certificate!)).toBe(HARDER_BEST);
    expect(bounds.at(-1)).toBe(HARDER_BEST);
    expect((await race(problem, { seed: 1 })).result.assignment).toEqual(result.assignment);
  });

  test('closes by cases what prices alone leave open', async () => {
    const problem = gapWeek(2);
    const { result } = await race(problem);
    expect(result).toMatchObject({ end: 'done', proven: true, bound: 200 });
    expect(checkCertificate(problem, result.certificate!)).toBe(200);
  });

  test('with another seed finds another of the equally good timetables, and a proof of it', async () => {
    const problem = longDays(24);
    const results = await Promise.all(
      [0, 1, 2].map((seed) => solve(problem, { seed, signal: never, engine: 'column-generation' })),
    );
    for (const result of results) {
      expect(result.proven).toBe(true);
      expect(result.evaluation.objective).toBe(results[0]!.evaluation.objective);
      expect(checkCertificate(problem, result.certificate!)).toBeGreaterThanOrEqual(
        result.evaluation.objective,
      );
    }
    const again = await solve(problem, { seed: 2, signal: never, engine: 'column-generation' });
    expect(again.assignment).toEqual(results[2]!.assignment);
    expect(new Set(results.map((result) => JSON.stringify(result.assignment))).size).toBeGreaterThan(1);
  });

  test('that is stopped keeps the bound that was proved by then', async () => {
    const problem = longDays();
    const stop = new AbortController();
    const { result } = await race(problem, {
      engine: 'column-generation',
      signal: stop.signal,
      onBound: () => stop.abort(),
    });
    expect(result.end).toBe('stopped');
    expect(result.bound).toBeGreaterThanOrEqual(0);
    expect(result.bound).toBeLessThanOrEqual(result.evaluation.objective);
  });
});
