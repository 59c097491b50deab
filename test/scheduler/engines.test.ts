import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { checkCertificate } from '../../scheduler/certificate.ts';
import { evaluate } from '../../scheduler/evaluate.ts';
import type { Problem } from '../../scheduler/problem.ts';
import { solve } from '../../scheduler/solve.ts';
import { makeGreedyTimetable } from '../../scheduler/solvers/first-timetable.ts';
import { ENGINES, type EngineName } from '../../scheduler/solvers/solver.ts';
import { prepareEngine, type RunTask } from '../../scheduler/solvers/workers/engine-tasks.ts';
import { Scoreboard } from '../../scheduler/solvers/workers/scoreboard.ts';
import { bruteForce } from '../support/brute-force.ts';
import { makeProblem } from '../support/problem-builder.ts';
import { randomWeek } from '../support/random-week.ts';
import { gapWeek } from './fixtures/gap-weeks.ts';
import { longDays } from './fixtures/long-days.ts';

const never = new AbortController().signal;

let engines: Record<EngineName, RunTask>;
beforeAll(async () => {
  const prepared = ENGINES.map(async (engine) => [engine, await prepareEngine(engine)] as const);
  engines = Object.fromEntries(await Promise.all(prepared)) as typeof engines;
});

/** Runs an engine as its thread does, with a judge that keeps what it says. */
async function run(engine: EngineName, problem: Problem, seed: number) {
  const board = Scoreboard.memory();
  const scoreboard = new Scoreboard(board);
  const first = makeGreedyTimetable(problem, seed);
  let best = evaluate(problem, first).objective;
  scoreboard.setBest(best);
  const bounds: number[] = [];
  const ended = await engines[engine]({ engine, problem, seed, first, board }, (message) => {
    if (message.type === 'bound') bounds.push(message.bound);
    if (message.type !== 'better') return;
    best = Math.min(best, evaluate(problem, message.assignment).objective);
    scoreboard.setBest(best);
  });
  return { ...ended, best, bounds };
}

test('004.68–72 all engines find the best timetable of a small week, and none proves too much', {
  timeout: 60_000,
}, async () => {
  const proved = Object.fromEntries(ENGINES.map((engine) => [engine, 0])) as Record<EngineName, number>;
  const numRuns = 200;
  await fc.assert(
    fc.asyncProperty(randomWeek, fc.nat(5), async (problem, seed) => {
      const { objective } = bruteForce(problem).evaluation;
      for (const engine of ENGINES) {
        const { best, bounds, certificate, end } = await run(engine, problem, seed);
        expect(best, engine).toBe(objective);
        for (const bound of bounds) expect(bound, engine).toBeLessThanOrEqual(objective);
        const bound = checkCertificate(problem, certificate!);
        expect(bound, engine).toBeLessThanOrEqual(objective);
        if (bound === objective) proved[engine]++;
        expect(end).toBe('done');
        if (engine !== 'linear-programming') expect(bound, engine).toBe(objective);
      }
    }),
    { seed: 71, numRuns },
  );
  for (const engine of ENGINES) expect(proved[engine], engine).toBeGreaterThan(numRuns * 0.8);
});

test('004.74 the same seed gives the same timetable, another one as good a one', async () => {
  const problem = longDays(24);
  const solved = (seed: number) => solve(problem, { seed, signal: never, engine: 'backtracking' });
  const [one, again, other] = await Promise.all([solved(3), solved(3), solved(4)]);
  expect(again.assignment).toEqual(one.assignment);
  expect(other.assignment).not.toEqual(one.assignment);
  for (const result of [one, again, other]) {
    expect(result).toMatchObject({ end: 'done', proven: true, reason: null });
    expect(result.evaluation.objective).toBe(one.evaluation.objective);
  }
});

test('004.74 backtracking that is stopped keeps the bound that was proved by then', async () => {
  const problem = gapWeek(12, 5);
  const stop = new AbortController();
  let told = 0;
  const onBound = (bound: number) => {
    told = bound;
    if (bound > 0) stop.abort();
  };
  const result = await solve(problem, { seed: 0, signal: stop.signal, engine: 'backtracking', onBound });
  expect(result).toMatchObject({ end: 'stopped', proven: false, reason: null });
  expect(told).toBeGreaterThan(0);
  expect(result.bound).toBeGreaterThanOrEqual(told);
});

test('a week whose days cannot be priced is improved, and given up with a reason when nothing more is found', async () => {
  const result = await solve(unpricedWeek(), { seed: 0, signal: never });
  expect(result).toMatchObject({
    end: 'gave-up',
    reason: 'backtracking: days of this week cannot be priced',
    engine: 'backtracking',
    proven: false,
    certificate: null,
  });
  expect(result.evaluation.broken).toBe(0);
});

/** Days of 31 slots that somebody may work nearly all of: too many forms, and too many states to walk through. */
function unpricedWeek(): Problem {
  const persons = Array.from({ length: 3 }, (_, p) => ({
    name: `p${p}`,
    key: `p${p}`,
    maxLoad: 18,
    dailyMax: 25,
    undesired: [
      Array.from({ length: 31 }, (__, slot) => ((slot * 7 + p * 5) % 4 === 0 ? '1' : '0')).join(''),
    ],
  }));
  return makeProblem({
    slots: 31,
    lines: 2,
    persons,
    rules: {
      holes: { level: 'soft' },
      'optional-unavailability': { level: 'soft' },
      'concentrated-load': { level: 'soft' },
      'split-day': { level: 'soft' },
      lunch: { level: 'soft' },
      marathon: { level: 'soft', from: 6 },
    },
  });
}
