import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../model/errors.ts';
import { planWeek } from '../plan-week.ts';
import type { PlanMessage, PlanTask } from './plan-in-worker.ts';

/** The thread's side of `planInWorker`: plans one week, tells of each step, and ends. */
const { config, data, monday } = workerData as PlanTask;
const over = new AbortController();
const say = (message: PlanMessage) => parentPort!.postMessage(message);
parentPort!.on('message', () => over.abort());
try {
  const planned = await planWeek(config, data, {
    monday,
    signal: over.signal,
    onBetter({ evaluation }, draw) {
      const { cost, holes, broken, findings } = evaluation;
      say({ type: 'better', step: { cost, holes, broken, findings, timetable: draw() } });
    },
    onBound: (bound) => say({ type: 'bound', bound }),
  });
  say({ type: 'done', planned });
} catch (error) {
  if (error instanceof AppError) say({ type: 'refused', code: error.code, values: error.values });
  else say({ type: 'failed', error });
}
parentPort!.close();
