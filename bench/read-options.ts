import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { engineNames } from './our-contenders.ts';

export interface BenchOptions {
  /** Folders of instances. */
  instances: string[];
  rounds: number;
  limitSeconds: number;
  engines: string[];
  isLarge: boolean;
  isGrowth: boolean;
  minizinc: string | null;
  ancestor: string | null;
  /** Of MiniZinc. */
  solvers: string[];
  out: string;
}

export const usage = `npm run bench -- [options]
  --instances DIR    a folder of instances; may be given several times (bench/instances)
  --runs N           runs of each (5)
  --time-limit S     seconds a run may take (30)
  --engines LIST     of ${engineNames.join(',')} (all)
  --large            two large made-up instances as well
  --grow             how time grows with persons, slots and lines
  --minizinc PATH    a minizinc program, and
  --ancestor DIR     a checkout of the ancestor's model: run in turn with ours
  --solvers LIST     of MiniZinc (coin-bc,chuffed)
  --out DIR          where table, figures and raw results go (bench/results/latest)`;

/** Reads the arguments; throws a sentence for what they cannot be. `null`: help is wanted. */
export function readOptions(arguments_: string[]): BenchOptions | null {
  const { values } = parseArgs({
    args: arguments_,
    options: {
      instances: { type: 'string', multiple: true },
      runs: { type: 'string' },
      'time-limit': { type: 'string' },
      engines: { type: 'string' },
      large: { type: 'boolean' },
      grow: { type: 'boolean' },
      minizinc: { type: 'string' },
      ancestor: { type: 'string' },
      solvers: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return null;
  const engines = listOf(values.engines) ?? [...engineNames];
  const unknown = engines.find((name) => !engineNames.some((known) => known === name));
  if (unknown !== undefined)
    throw new Error(`--engines ${unknown}: one of ${engineNames.join(', ')} is expected.`);
  if ((values.minizinc === undefined) !== (values.ancestor === undefined))
    throw new Error('--minizinc and --ancestor belong together: the program, and the model that it solves.');
  return {
    instances: values.instances ?? [join(import.meta.dirname, 'instances')],
    rounds: wholeNumber('--runs', values.runs) ?? 5,
    limitSeconds: wholeNumber('--time-limit', values['time-limit']) ?? 30,
    engines,
    isLarge: values.large === true,
    isGrowth: values.grow === true,
    minizinc: values.minizinc ?? null,
    ancestor: values.ancestor ?? null,
    solvers: listOf(values.solvers) ?? ['coin-bc', 'chuffed'],
    out: values.out ?? join(import.meta.dirname, 'results/latest'),
  };
}

function listOf(text: string | undefined): string[] | null {
  return text === undefined ? null : text.split(',').map((word) => word.trim());
}

function wholeNumber(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new Error(`${option} ${text}: a whole number from 1 is expected.`);
}
