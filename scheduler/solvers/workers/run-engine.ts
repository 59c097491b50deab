import { Worker } from 'node:worker_threads';
import type { EngineName, EngineReport, SolveEnd } from '../solver.ts';
import type { EngineMessage, EngineTask } from './engine-tasks.ts';
import { Scoreboard } from './scoreboard.ts';

/** How long an engine that is told to stop may take to hand over the proof that it has. */
const GRACE_MS = 1500;

/** Reason of a signal: the proof is there, nobody's word is waited for. */
export const PROVED = 'proved';

/** Resolves when the engine before has ended, or its head start is over. */
export function afterHeadStart(before: Promise<unknown>, headStartMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, headStartMs);
    const go = () => {
      clearTimeout(timer);
      resolve();
    };
    before.then(go, go);
  });
}

const idle = new Map<EngineName, Worker>();

/** Starts threads for engines that will be wanted soon, so that they load while their task is still being made. */
export function warmEngines(engines: readonly EngineName[]): void {
  for (const engine of engines) {
    if (idle.has(engine)) continue;
    const worker = startThread(engine);
    // A program that ends without a task does not wait for them.
    worker.unref();
    idle.set(engine, worker);
  }
}

function startThread(engine: EngineName): Worker {
  return new Worker(new URL('./engine-thread.js', import.meta.url), { workerData: { engine } });
}

/**
 * Runs an engine in a thread of its own, because engines block theirs for as long as they think. When the signal comes
 * the engine is asked to end and hand over what it has; one that does not is ended in the midst of what it computes.
 * Rejects with what a report throws.
 */
export function runEngine(task: EngineTask, signal: AbortSignal, report: EngineReport): Promise<SolveEnd> {
  const stopped: SolveEnd = { end: 'stopped', reason: null, certificate: null };
  if (signal.aborted) return Promise.resolve(stopped);
  return new Promise((resolve, reject) => {
    const worker = idle.get(task.engine) ?? startThread(task.engine);
    idle.delete(task.engine);
    worker.ref();
    const scoreboard = new Scoreboard(task.board);
    let grace: NodeJS.Timeout | null = null;
    let isOver = false;
    const finish = (end: SolveEnd, fault?: unknown) => {
      if (isOver) return;
      isOver = true;
      if (grace) clearTimeout(grace);
      signal.removeEventListener('abort', stop);
      // Whoever waits for the end may rely on the thread being gone.
      void worker.terminate().then(() => (fault === undefined ? resolve(end) : reject(fault)));
    };
    const stop = () => {
      scoreboard.stop();
      // Who is not wanted any more, or cannot listen, is ended at once.
      const isAtOnce = signal.reason === PROVED || task.engine === 'linear-programming';
      if (isAtOnce) finish(stopped);
      else grace = setTimeout(() => finish(stopped), GRACE_MS);
    };
    worker.on('message', (message: EngineMessage) => {
      if (isOver) return;
      try {
        if (message.type === 'better') report.onBetter(message.assignment);
        else if (message.type === 'bound') report.onBound(message.bound);
        else finish(message.end);
      } catch (error) {
        finish(stopped, error);
      }
    });
    const failed = (reason: string): SolveEnd => ({
      end: 'failed',
      reason: reason.slice(0, 300),
      certificate: null,
    });
    worker.on('error', (error) => finish(failed((error as Error).message)));
    worker.on('exit', () => finish(failed('the thread ended')));
    worker.postMessage(task);
    signal.addEventListener('abort', stop);
  });
}
