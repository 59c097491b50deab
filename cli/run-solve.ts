import { parseArgs } from 'node:util';
import { ENGINES, type EngineName, warmEngines } from '../actions/engines.ts';
import { AppError } from '../model/errors.ts';
import { allowClosedPipes } from './allow-closed-pipes.ts';

/**
 * `schedule-hours solve`: the quick path for programs. It loads no catalogue, no configuration and no store; only
 * when there is something to tell people is the language loaded.
 */
export async function runSolve(arguments_: string[]): Promise<void> {
  const chosen = ENGINES.find((engine) => arguments_.includes(engine));
  // Whoever names an engine needs it; most weeks are proved without any.
  if (chosen) warmEngines([chosen]);
  const out = (line: string) => void process.stdout.write(`${line}\n`);
  // Nothing is kept but what is printed.
  allowClosedPipes(() => process.exit());
  try {
    const { values, positionals } = readArguments(arguments_);
    if (values.help) return await showHelp();
    if (positionals.length !== 1)
      throw new AppError('bad-option', {
        option: 'FILE',
        value: positionals.join(' '),
        expected: 'INSTANCE.json',
      });
    const { solveCommand } = await import('./commands/solve.ts');
    process.exitCode = await solveCommand(
      {
        file: positionals[0]!,
        json: values.json === true,
        seed: wholeNumber('--seed', values.seed, 2_147_483_647) ?? 0,
        timeLimitSeconds: wholeNumber('--time-limit', values['time-limit'], 86_400),
        stopPenalty: wholeNumber('--stop-penalty', values['stop-penalty'], Number.MAX_SAFE_INTEGER),
        engine: engineName(values.engine),
        proof: values.proof ?? null,
      },
      out,
    );
  } catch (error) {
    const [{ openDoor }, { runProgram }] = await Promise.all([
      import('./door.ts'),
      import('./run-program.ts'),
    ]);
    await runProgram(openDoor(process.argv, 'schedule-hours'), () => Promise.reject(error));
  }
}

function readArguments(arguments_: string[]) {
  try {
    return parseArgs({
      args: arguments_,
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        seed: { type: 'string' },
        'time-limit': { type: 'string' },
        'stop-penalty': { type: 'string' },
        engine: { type: 'string' },
        proof: { type: 'string' },
        lang: { type: 'string' },
        verbose: { type: 'boolean', short: 'v' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const option = /'([^']*)'/.exec((error as Error).message)?.[1] ?? '';
    const expected = '--json, --seed N, --time-limit S, --stop-penalty N, --engine NAME, --proof FILE';
    throw new AppError('bad-option', { option, value: option, expected }, { cause: error });
  }
}

function wholeNumber(option: string, text: string | undefined, most: number): number | null {
  if (text === undefined) return null;
  if (/^\d+$/.test(text) && Number(text) <= most) return Number(text);
  const expected = most === Number.MAX_SAFE_INTEGER ? '0, 1, 2, …' : `0–${most}`;
  throw new AppError('bad-option', { option, value: text, expected });
}

function engineName(text: string | undefined): EngineName | null {
  if (text === undefined) return null;
  const found = ENGINES.find((engine) => engine === text);
  if (found) return found;
  throw new AppError('bad-option', { option: '--engine', value: text, expected: ENGINES.join(', ') });
}

async function showHelp(): Promise<void> {
  const { openDoor } = await import('./door.ts');
  const door = openDoor(process.argv, 'schedule-hours');
  door.out(door.say('cli.solve.help', { engines: ENGINES.join(', ') }));
}
