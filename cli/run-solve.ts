import { parseArgs } from 'node:util';
import { AppError } from '../model/errors.ts';
import { solveCommand } from './commands/solve.ts';

/**
 * `schedule-hours solve`: the quick path for programs. It loads no catalogue, no configuration and no store; only
 * when there is something to tell people is the language loaded.
 */
export async function runSolve(arguments_: string[]): Promise<void> {
  const out = (line: string) => void process.stdout.write(`${line}\n`);
  try {
    const { values, positionals } = readArguments(arguments_);
    if (values.help) return await showHelp();
    if (positionals.length !== 1)
      throw new AppError('bad-option', {
        option: 'FILE',
        value: positionals.join(' '),
        expected: 'INSTANCE.json',
      });
    process.exitCode = await solveCommand(
      {
        file: positionals[0]!,
        json: values.json === true,
        seed: wholeNumber('--seed', values.seed) ?? 0,
        timeLimitSeconds: wholeNumber('--time-limit', values['time-limit']),
        stopPenalty: wholeNumber('--stop-penalty', values['stop-penalty']),
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
        lang: { type: 'string' },
        verbose: { type: 'boolean', short: 'v' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const option = /'([^']*)'/.exec((error as Error).message)?.[1] ?? '';
    const expected = '--json, --seed N, --time-limit S, --stop-penalty N';
    throw new AppError('bad-option', { option, value: option, expected }, { cause: error });
  }
}

function wholeNumber(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d+$/.test(text)) throw new AppError('bad-option', { option, value: text, expected: '0, 1, 2, …' });
  return Number(text);
}

async function showHelp(): Promise<void> {
  const { openDoor } = await import('./door.ts');
  const door = openDoor(process.argv, 'schedule-hours');
  door.out(door.say('cli.solve.help'));
}
