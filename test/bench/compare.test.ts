import { expect, test } from 'vitest';
import { compare, type Run, summarize } from '../../bench/compare.ts';
import { type Contender, type Load, noAnswer } from '../../bench/contender.ts';
import { generateInstance } from '../../bench/generate-instance.ts';
import { teams } from '../../bench/teams.ts';

const run = (fields: Partial<Run>): Run => ({
  ...noAnswer,
  round: 0,
  seconds: 1,
  peakKb: null,
  isOverLimit: false,
  ...fields,
});
const load = (name: string): Load => ({
  file: name,
  name,
  instance: generateInstance(teams[0]!),
  expected: null,
});

test('a summary keeps the worst of the answers and the least of the times', () => {
  const runs = [
    run({ seconds: 3, cost: 100, bound: 100, proven: true, firstMs: 5, peakKb: 2048 }),
    run({ round: 1, seconds: 1, cost: 120, bound: 90, proven: false, firstMs: 7, peakKb: 1024 }),
    run({ round: 2, seconds: 2, cost: 100, bound: 100, proven: true, firstMs: 6, isOverLimit: true }),
  ];
  expect(summarize({ runs })).toEqual({
    runs: 3,
    minSeconds: 1,
    medianSeconds: 2,
    timesReference: null,
    cost: 120,
    bound: 90,
    proven: false,
    firstMs: 6,
    firstSeenMs: null,
    peakMb: 2,
    isOverLimit: true,
  });
});

test('each run is compared with the reference of its own round', () => {
  const reference = { runs: [run({ seconds: 1 }), run({ round: 1, seconds: 10 })] };
  const runs = [run({ round: 1, seconds: 30 }), run({ seconds: 3 }), run({ round: 2, seconds: 1000 })];
  expect(summarize({ runs }, reference)?.timesReference).toBe(3);
});

test('where nothing ran there is no summary', () => {
  expect(summarize({ runs: [] })).toBeNull();
});

test('whole processes are run in turns, and what cannot be run says why', async () => {
  const order: string[] = [];
  const contender = (name: string, kind: Contender['kind']): Contender => ({
    name,
    kind,
    commandFor: ({ name: on }) =>
      on === 'b' && name === 'x'
        ? 'too hard'
        : {
            program: process.execPath,
            args: ['--eval', 'console.log(7)'],
            limitSeconds: 20,
            reportsMemory: false,
          },
    read: ({ lines }) => ({ ...noAnswer, cost: Number(lines[0]!.text), proven: true }),
  });
  const contenders = [contender('reference', 'reference'), contender('x', 'ours')];
  const results = await compare([load('a'), load('b')], contenders, {
    rounds: 2,
    limitSeconds: 20,
    onRun: (_, on, by) => order.push(`${on.name} ${by.name}`),
  });
  expect(order.toSorted()).toEqual([
    'a reference',
    'a reference',
    'a x',
    'a x',
    'b reference',
    'b reference',
  ]);
  const [, own, , refused] = results;
  expect(own).toMatchObject({ load: 'a', contender: 'x', fault: null, summary: { runs: 2, cost: 7 } });
  expect(own!.summary!.timesReference).toBeGreaterThan(0);
  expect(refused).toMatchObject({ load: 'b', contender: 'x', fault: 'too hard', runs: [], summary: null });
});

test('who meets the limit is not asked again for the same load', async () => {
  let asked = 0;
  const slow: Contender = {
    name: 'slow',
    kind: 'ours',
    commandFor: () => {
      asked++;
      const args = ['--eval', "console.log('here'); setInterval(() => {}, 1000)"];
      return { program: process.execPath, args, limitSeconds: 1, reportsMemory: false };
    },
    read: () => noAnswer,
  };
  const [result] = await compare([load('a')], [slow], { rounds: 3, limitSeconds: 1 });
  expect(asked).toBe(1);
  expect(result!.summary).toMatchObject({ runs: 1, isOverLimit: true, cost: null });
});
