import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Contender, noAnswer } from './contender.ts';
import type { Command, Measured } from './measure-process.ts';
import { readAnswer } from './read-answer.ts';

const here = import.meta.dirname;
const reportMemory = pathToFileURL(join(here, 'report-memory.js')).href;

/** What the reference load must come to, or it is not the reference. */
const REFERENCE_OBJECTIVE = 960;
/** The program ends itself at its limit; this is for one that does not. */
const SPARE_SECONDS = 5;

/** The engines of `schedule-hours solve`; `race`: all that suit the problem, as people get it. */
export const engineNames = ['race', 'linear-programming', 'column-generation', 'backtracking'] as const;

/** `schedule-hours solve` as a whole process, by one engine or by the race. */
export function ourContender(engine: string, limitSeconds: number): Contender {
  const program = join(here, '../cli/schedule-hours.ts');
  const chosen = engine === 'race' ? [] : ['--engine', engine];
  return {
    name: engine,
    kind: 'ours',
    commandFor: ({ file }) =>
      runNode(
        [program, 'solve', file, '--json', '--time-limit', String(limitSeconds), ...chosen],
        limitSeconds,
      ),
    read: readAnswer,
  };
}

/** The stored linear program, solved by HiGHS alone: what our times are ratios of. */
export function referenceContender(): Contender {
  return {
    name: 'reference',
    kind: 'reference',
    commandFor: () => runNode([join(here, 'reference/solve-reference.ts')], 60),
    read: ({ lines, complaints }) => {
      const answer = JSON.parse(lines.at(-1)?.text ?? '{}') as { status?: string; objective?: number };
      const isRight = answer.status === 'Optimal' && answer.objective === REFERENCE_OBJECTIVE;
      return {
        ...noAnswer,
        fault: isRight ? null : `the reference load came to ${JSON.stringify(answer)} ${complaints}`,
      };
    },
  };
}

/** Node starting and ending: what no program of ours can be faster than. */
export function startContender(): Contender {
  return {
    name: 'start',
    kind: 'start',
    commandFor: () => runNode(['--eval', '0'], 60),
    read: ({ code, complaints }: Measured) => ({ ...noAnswer, fault: code === 0 ? null : complaints }),
  };
}

/** A process of the Node that runs this one. */
function runNode(args: string[], limitSeconds: number): Command {
  return {
    program: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', '--import', reportMemory, ...args],
    limitSeconds: limitSeconds + SPARE_SECONDS,
    reportsMemory: true,
  };
}
