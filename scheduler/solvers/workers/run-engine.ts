import { Worker } from 'node:worker_threads';
import type { SolveEnd, SolveOptions } from '../solver.ts';
import type { EngineMessage, EngineTask } from './engine-worker.ts';

/**
 * Runs an engine in a thread of its own, because engines block theirs for as long as they think. The signal ends the
 * thread at once, in the midst of whatever it computes. Rejects with what `onBetter` throws.
 */
export function runEngine(task: EngineTask, options: Omit<SolveOptions, 'seed'>): Promise<SolveEnd> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { workerData: task });
    const stop = () => finish({ end: 'stopped' });
    let isOver = false;
    const finish = (end: SolveEnd, fault?: unknown) => {
      if (isOver) return;
      isOver = true;
      options.signal.removeEventListener('abort', stop);
      // Whoever waits for the end may rely on the thread being gone.
      void worker.terminate().then(() => (fault === undefined ? resolve(end) : reject(fault)));
    };
    worker.on('message', (message: EngineMessage) => {
      if (isOver) return;
      try {
        if (message.type === 'better') options.onBetter(message.assignment);
        else finish(message.end);
      } catch (error) {
        finish({ end: 'stopped' }, error);
      }
    });
    worker.on('error', (error) => finish({ end: 'failed', reason: (error as Error).message }));
    worker.on('exit', () => finish({ end: 'failed', reason: 'the thread ended' }));
    if (options.signal.aborted) stop();
    else options.signal.addEventListener('abort', stop);
  });
}
