import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Result, type Run, summarize } from '../../bench/compare.ts';
import { noAnswer } from '../../bench/contender.ts';
import { readLoads } from '../../bench/read-loads.ts';
import { readOptions } from '../../bench/read-options.ts';
import { type Report, writeReport } from '../../bench/write-report.ts';
import { writeTable } from '../../bench/write-tables.ts';

const instances = join(import.meta.dirname, '../../bench/instances');
const loads = readLoads(instances).slice(0, 2);
const names = loads.map(({ name }) => name);

function makeResult(load: string, contender: string, kind: Result['kind'], fields: Partial<Run>): Result {
  const run = { ...noAnswer, round: 0, seconds: 1, peakKb: 102_400, isOverLimit: false, ...fields };
  const runs = [run];
  const reference = { runs: [{ ...run, seconds: 0.5 }] };
  return { load, contender, kind, fault: null, runs, summary: summarize({ runs }, reference) };
}

const proven = { cost: 225, bound: 225, proven: true, firstMs: 3, firstSeenMs: 80 };
const report: Report = {
  machine: { processor: 'Abacus', cores: 2, memoryGb: 8, platform: 'linux x64', node: 'v24', highs: '1' },
  rounds: 1,
  limitSeconds: 30,
  contenders: ['race', 'backtracking', 'minizinc, cbc'],
  sets: [
    {
      title: 'made-up',
      loads,
      results: names.flatMap((name) => [
        makeResult(name, 'reference', 'reference', { seconds: 0.5 }),
        makeResult(name, 'start', 'start', { seconds: 0.04 }),
        makeResult(name, 'race', 'ours', { seconds: 0.25, ...proven }),
        makeResult(name, 'backtracking', 'ours', { seconds: 30, isOverLimit: true, cost: 230 }),
        makeResult(name, 'minizinc, cbc', 'other', { seconds: 5, ...proven }),
      ]),
    },
  ],
  growth: null,
  notes: ['one was ill'],
};

test('a report has its figures in a table, in a plot and as JSON', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lineup-bench-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const markdown = writeReport(report, folder);
  expect(readdirSync(folder).sort()).toEqual(['README.md', 'results.json', 'times.svg']);
  expect(markdown).toBe(readFileSync(join(folder, 'README.md'), 'utf8'));
  expect(markdown).toContain(
    `| ${names[0]} | 5 × 6 × 1 × 2 | 225 | 225 | yes | 3.0 | 0.25 s | 0.25 s | 0.50 | 100 |`,
  );
  expect(markdown).toContain(`| ${names[0]} | 0.25 s · × 0.50 | > 30 s · × 60, +5 | 5.0 s · × 10 |`);
  expect(markdown).toContain(`| ${names[0]} | 0.25 s | 5.0 s = 20 × |`);
  expect(markdown).toContain('- one was ill');
  const kept = JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8'));
  expect(kept.sets[0].results).toHaveLength(10);
});

test('tables hold what is in their cells', () => {
  expect(writeTable(['a', 'b'], [['x|y', '1']], 1)).toBe('| a | b |\n|---|---:|\n| x\\|y | 1 |');
});

test('loads are read the smallest first, and a folder without any is refused', () => {
  expect(names).toEqual(['small-5p-6h-1l-2d', 'small-6p-4h-2l-3d']);
  expect(() => readLoads('/nowhere/at-all')).toThrow('--instances /nowhere/at-all cannot be read');
  expect(() => readLoads(import.meta.dirname)).toThrow('has no .json file');
});

test('options have defaults, and what they cannot be is refused in a sentence', () => {
  expect(readOptions([])).toMatchObject({ instances: [instances], rounds: 5, limitSeconds: 30 });
  expect(readOptions(['--help'])).toBeNull();
  expect(readOptions(['--instances', 'a', '--instances', 'b', '--engines', 'race'])).toMatchObject({
    instances: ['a', 'b'],
    engines: ['race'],
  });
  expect(() => readOptions(['--runs', '0'])).toThrow('--runs 0: a whole number from 1 is expected.');
  expect(() => readOptions(['--engines', 'magic'])).toThrow('--engines magic: one of race');
  expect(() => readOptions(['--minizinc', 'x'])).toThrow('belong together');
});
