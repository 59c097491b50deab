import { parentPort, workerData } from 'node:worker_threads';
import type { EngineName } from '../solver.ts';
import type { EngineMessage, EngineTask } from './engine-tasks.ts';

/** The thread of one engine: makes ready at once, waits for its task, and says how it went. */

const say = (message: EngineMessage) => parentPort!.postMessage(message);
const given = new Promise<EngineTask>((resolve) => parentPort!.once('message', resolve));

try {
  const { prepareEngine } = await import('./engine-tasks.ts');
  const run = await prepareEngine((workerData as { engine: EngineName }).engine);
  say({ type: 'end', end: await run(await given, say) });
} catch (error) {
  // Only the message: a library's error may carry its whole source text.
  const reason = String((error as Error)?.message ?? error).slice(0, 300);
  // Before there is a task nobody listens.
  await given;
  say({ type: 'end', end: { end: 'failed', reason, certificate: null } });
}
