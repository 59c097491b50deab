import { join } from 'node:path';
import { compare, type Result, type Run } from './compare.ts';
import type { Contender, Load } from './contender.ts';
import { describeMachine } from './describe-machine.ts';
import { families } from './grow.ts';
import { minizincContender } from './minizinc/minizinc-contender.ts';
import { ourContender, referenceContender, startContender } from './our-contenders.ts';
import { makeLoads, readLoads } from './read-loads.ts';
import { type BenchOptions, readOptions, usage } from './read-options.ts';
import { shortTime } from './statistics.ts';
import { largeTeams } from './teams.ts';
import { warmUp } from './warm-up.ts';
import { type Report, writeReport } from './write-report.ts';

/** `npm run bench`: measures, prints and writes. Exit code 1 where one of ours does not run or answers wrongly. */
async function runBench(options: BenchOptions): Promise<0 | 1> {
  const { rounds, limitSeconds, out } = options;
  const made = join(out, 'made');
  const sets = options.instances.map((folder) => ({ title: titleOf(folder), loads: readLoads(folder) }));
  if (options.isLarge) sets.push({ title: 'large made-up teams', loads: makeLoads(largeTeams, made) });
  const sketches = families.flatMap(({ members }) => members.map(({ sketch }) => sketch));
  const grown = options.isGrowth ? makeLoads(sketches, made) : [];

  const aids = [referenceContender(), startContender()];
  const ours = options.engines.map((engine) => ourContender(engine, limitSeconds));
  const wanted = [...aids, ...ours, ...openOthers(options, made)];
  const { running, faults } = await warmUp(wanted, [...sets.flatMap(({ loads }) => loads), ...grown]);
  const lost = faults.find(({ contender }) => aids.includes(contender));
  if (lost)
    throw new Error(`Nothing can be measured, as "${lost.contender.name}" does not run: ${lost.fault}`);

  const measure = (loads: Load[], contenders: Contender[]) =>
    compare(loads, contenders, { rounds, limitSeconds, onRun: sayRun });
  const report: Report = {
    machine: describeMachine(),
    rounds,
    limitSeconds,
    contenders: running.filter((one) => !aids.includes(one)).map(({ name }) => name),
    sets: [],
    growth: null,
    notes: faults.map(({ contender, fault }) => `${contender.name} was left out: ${fault}`),
  };
  if (options.ancestor === null)
    report.notes.push("The ancestor's model was not run: --minizinc and --ancestor say where it is.");
  for (const { title, loads } of sets)
    report.sets.push({ title, loads, results: await measure(loads, running) });
  if (grown.length > 0) {
    const results = await measure(
      grown,
      running.filter(({ kind }) => kind !== 'other'),
    );
    report.growth = { loads: grown, results };
  }

  const results = [...report.sets.flatMap((set) => set.results), ...(report.growth?.results ?? [])];
  report.notes.push(...gatherFaults(results));
  process.stdout.write(`\n${writeReport(report, out)}\nWritten to ${out}.\n`);
  const isWrong = ({ kind }: { kind: Contender['kind'] }) => kind !== 'other';
  const areWrong = results.some((one) => one.fault !== null && isWrong(one));
  return areWrong || faults.some(({ contender }) => isWrong(contender)) ? 1 : 0;
}

function openOthers(
  { minizinc, ancestor, solvers, limitSeconds }: BenchOptions,
  folder: string,
): Contender[] {
  if (minizinc === null || ancestor === null) return [];
  return solvers.map((solver) => minizincContender({ minizinc, ancestor, solver, limitSeconds, folder }));
}

/** One note for all instances on which the same is wrong with the same contender. */
function gatherFaults(results: readonly Result[]): string[] {
  const found = results.filter(({ fault }) => fault !== null);
  const groups = Map.groupBy(found, ({ contender, fault }) => `${contender}: ${fault}`);
  return [...groups].map(([what, group]) => `${what} (${group.map(({ load }) => load).join(', ')})`);
}

function sayRun(run: Run, load: Load, { name, kind }: Contender): void {
  if (kind === 'reference' || kind === 'start') return;
  const answer = run.fault ?? `${run.cost ?? 'nothing'}${run.proven ? ', proven' : ''}`;
  process.stderr.write(`${run.round + 1}  ${load.name}  ${name}  ${shortTime(run.seconds)}  ${answer}\n`);
}

/** A folder by its last names: where it lies on this machine is nobody's business. */
function titleOf(folder: string): string {
  return folder
    .split(/[\\/]+/)
    .filter(Boolean)
    .slice(-2)
    .join('/');
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === null) process.stdout.write(`${usage}\n`);
  else process.exitCode = await runBench(options);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}
