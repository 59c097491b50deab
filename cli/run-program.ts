import { CommanderError } from 'commander';
import { AppError } from '../model/errors.ts';
import { renderError } from '../model/texts/index.ts';
import { allowClosedPipes } from './allow-closed-pipes.ts';
import type { Door } from './door.ts';

/** What the sources need to run as they are. */
const LEAST_NODE = 24;

/**
 * Runs a command to its exit code: 0 done, 1 refused with reasons, 2 wrong use. The one place of the command line
 * where errors end.
 */
export async function runProgram(door: Door, work: () => Promise<number>): Promise<void> {
  allowClosedPipes();
  try {
    const [major] = process.versions.node.split('.');
    if (Number(major) < LEAST_NODE) {
      throw new AppError('wrong-node', { wanted: LEAST_NODE, found: process.versions.node });
    }
    process.exitCode = await work();
  } catch (error) {
    process.exitCode = tell(door, error);
  }
}

function tell(door: Door, error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const known =
    error instanceof AppError
      ? error
      : new AppError('internal', { reason: (error as Error).message }, { cause: error });
  door.note(renderError(door.locale, known));
  const wantsMore = process.argv.includes('-v') || process.argv.includes('--verbose');
  if (wantsMore || known.code === 'internal') {
    const origin = (known.cause as Error | undefined) ?? known;
    if (wantsMore) door.note(origin.stack ?? String(origin));
  }
  return known.exit;
}
