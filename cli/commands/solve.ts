import { readFile } from 'node:fs/promises';
import type { EngineName } from '../../actions/engines.ts';
import type { Proof } from '../../actions/prove-timetable.ts';
import { solveInstance } from '../../actions/solve-instance.ts';
import { AppError } from '../../model/errors.ts';

/** What `schedule-hours solve` takes; this path of the program loads neither the store nor any outside system. */
export interface SolveArguments {
  file: string;
  json: boolean;
  seed: number;
  timeLimitSeconds: number | null;
  stopPenalty: number | null;
  engine: EngineName | null;
  /** File for the proof. */
  proof: string | null;
}

/** Solves a neutral instance: lines of progress with a `type`, the answer on the last line. Returns the exit code. */
export async function solveCommand(options: SolveArguments, out: (line: string) => void): Promise<0> {
  const text = await readFile(options.file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new AppError(error.code === 'ENOENT' ? 'file-missing' : 'bad-file', {
      file: options.file,
      reason: error.message,
    });
  });
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once('SIGINT', onInterrupt).once('SIGTERM', onInterrupt);
  const timer =
    options.timeLimitSeconds === null ? null : setTimeout(onInterrupt, options.timeLimitSeconds * 1000);
  try {
    const { answer, proof, reason } = await solveInstance(text, options.file, {
      seed: options.seed,
      stopPenalty: options.stopPenalty,
      signal: stop.signal,
      engine: options.engine,
      clock: () => performance.now(),
      onBetter: (better) => {
        if (options.json) out(JSON.stringify({ type: 'better', ...better }));
      },
      onBound: (bound) => {
        if (options.json) out(JSON.stringify({ type: 'bound', ...bound }));
      },
    });
    if (options.json && reason) out(JSON.stringify({ type: 'gave-up', reason }));
    if (options.proof && proof) await writeProof(options.proof, proof);
    out(JSON.stringify(answer, null, options.json ? undefined : 2));
  } finally {
    if (timer) clearTimeout(timer);
    process.off('SIGINT', onInterrupt).off('SIGTERM', onInterrupt);
  }
  return 0;
}

/** Only who asks for a proof loads what writes it. */
async function writeProof(file: string, proof: Proof): Promise<void> {
  const [{ packProof }, { prepareFiles }] = await Promise.all([
    import('../../actions/prove-timetable.ts'),
    import('../../actions/write-files.ts'),
  ]);
  const files = await prepareFiles({ [file]: `${JSON.stringify(packProof(proof))}\n` });
  await files.commit();
}
