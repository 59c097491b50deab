import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from './compare.ts';
import type { Load } from './contender.ts';
import type { Machine } from './describe-machine.ts';
import { type Family, families } from './grow.ts';
import { drawGrowth, growthOf } from './plots/draw-growth.ts';
import { drawTimes } from './plots/draw-times.ts';
import { median, shortTime } from './statistics.ts';
import { engineTable, othersTable, raceTable, writeTable } from './write-tables.ts';

/** Everything that a run of the bench has found. */
export interface Report {
  machine: Machine;
  rounds: number;
  limitSeconds: number;
  contenders: string[];
  /** By folder, each with what it is called. */
  sets: { title: string; loads: Load[]; results: Result[] }[];
  growth: { loads: Load[]; results: Result[] } | null;
  /** What was left out, and why. */
  notes: string[];
}

/** Writes README.md, times.svg, growth.svg and results.json into a folder; returns the Markdown. */
export function writeReport(report: Report, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const { machine, sets, growth, contenders } = report;
  const all = [...sets.flatMap(({ results }) => results), ...(growth?.results ?? [])];
  const referenceSeconds = medianOf(all, 'reference');
  const referenceFastest = Math.min(...secondsOf(all, 'reference'));
  const startSeconds = medianOf(all, 'start');
  const first = contenders[0]!;
  const parts = [
    '# Results',
    `Times of whole processes, Node's start included: median and fastest of ${report.rounds} runs, in turns with each ` +
      `other. "× reference" compares with the stored linear program of \`bench/reference\`, solved by HiGHS beside each ` +
      `run: it is the figure to compare between machines. Here the reference took ${shortTime(referenceSeconds)} ` +
      `(fastest ${shortTime(referenceFastest)}) and an empty Node ${shortTime(startSeconds)}. "First timetable" counts ` +
      `from the moment the program has read its file. A run may take ${report.limitSeconds} s.`,
    `${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.platform}, Node ${machine.node}, ` +
      `HiGHS package ${machine.highs}.`,
    ...(sets.length > 0 ? ['![Time to the best timetable of each instance](times.svg)'] : []),
  ];
  for (const { title, loads, results } of sets) {
    parts.push(`## ${title}`, `By ${first}:`, raceTable(loads, results, first));
    if (contenders.length > 1) {
      parts.push(
        `Median and × reference of each; where the best is not proven, what is missing:`,
        engineTable(loads, results, contenders),
      );
    }
    const others = othersTable(loads, results, first);
    if (others) parts.push(`Others on the same instances, as multiples of ${first}:`, others);
  }
  if (growth) {
    parts.push('## Growth', '![How the time to solve grows with persons, slots and lines](growth.svg)');
    parts.push(growthTable(growth.results, contenders));
  }
  if (report.notes.length > 0) parts.push(report.notes.map((note) => `- ${note}`).join('\n'));
  const markdown = `${parts.join('\n\n')}\n`;

  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  write('README.md', markdown);
  write('results.json', `${JSON.stringify(withoutInstances(report), null, 1)}\n`);
  if (sets.length > 0) {
    const results = sets.flatMap((set) => set.results);
    const loads = orderByTime(results, first);
    const { limitSeconds } = report;
    write(
      'times.svg',
      drawTimes({ loads, contenders, results, referenceSeconds, startSeconds, limitSeconds }),
    );
  }
  if (growth)
    write('growth.svg', drawGrowth({ families, contenders, results: growth.results, startSeconds }));
  return markdown;
}

function growthTable(results: readonly Result[], contenders: readonly string[]): string {
  const startSeconds = medianOf(results, 'start');
  const rows = families.map((family: Family) => [
    `${family.name} ${family.members.map(({ size }) => size).join(', ')}`,
    family.fixed,
    ...contenders.map((contender) => {
      const { points, exponent } = growthOf(family, contender, results, startSeconds);
      const times = points.map(({ seconds, proven }) => shortTime(seconds) + (proven ? '' : '*')).join(', ');
      return exponent === null ? times || '–' : `${times}: n^${exponent.toFixed(1)}`;
    }),
  ]);
  return `${writeTable(['more', 'the same', ...contenders], rows, 2)}\n\n\\* not proven. The power is that of the time beyond Node's start.`;
}

/** Loads from the fastest to the slowest of a contender; those without an answer last. */
function orderByTime(results: readonly Result[], contender: string): string[] {
  return results
    .filter((one) => one.contender === contender)
    .map(({ load, summary }) => ({ load, seconds: summary?.medianSeconds ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => a.seconds - b.seconds)
    .map(({ load }) => load);
}

function medianOf(results: readonly Result[], kind: Result['kind']): number {
  return median(secondsOf(results, kind));
}

function secondsOf(results: readonly Result[], kind: Result['kind']): number[] {
  return results.filter((one) => one.kind === kind).flatMap(({ runs }) => runs.map((run) => run.seconds));
}

function withoutInstances({ sets, growth, ...rest }: Report) {
  const results = (set: { results: Result[] }) => set.results;
  return {
    ...rest,
    sets: sets.map((set) => ({ title: set.title, results: results(set) })),
    growth: growth && results(growth),
  };
}
