import { Worker } from 'node:worker_threads';
import type { Config } from '../../model/config/schema.ts';
import { AppError, type ErrorCode } from '../../model/errors.ts';
import type { IsoDate, Sentence, Timetable } from '../../model/types.ts';
import type { PlannedWeek, WeekData } from '../plan-week.ts';

export interface PlanTask {
  config: Config;
  data: WeekData;
  monday: IsoDate;
}

/** A better timetable, as it comes. */
export interface PlanStep {
  cost: number;
  holes: number;
  broken: number;
  findings: { rule: string; broken: boolean; sentence: Sentence }[];
  timetable: Timetable;
}

export type PlanMessage =
  | { type: 'better'; step: PlanStep }
  | { type: 'bound'; bound: number }
  | { type: 'done'; planned: PlannedWeek }
  | { type: 'refused'; code: ErrorCode; values: Record<string, string | number> }
  | { type: 'failed'; error: unknown };

/** `planWeek` in a thread of its own: whoever serves pages meanwhile is not kept waiting, however big the week is. */
export function planInWorker(
  task: PlanTask,
  request: { signal: AbortSignal; onBetter: (step: PlanStep) => void; onBound: (bound: number) => void },
): Promise<PlannedWeek> {
  const thread = new Worker(new URL('./plan-thread.js', import.meta.url), { workerData: task });
  const stop = () => thread.postMessage('stop');
  request.signal.addEventListener('abort', stop, { once: true });
  if (request.signal.aborted) stop();
  return new Promise<PlannedWeek>((resolve, reject) => {
    thread.on('message', (message: PlanMessage) => {
      if (message.type === 'better') request.onBetter(message.step);
      else if (message.type === 'bound') request.onBound(message.bound);
      else if (message.type === 'done') resolve(message.planned);
      else reject(message.type === 'refused' ? new AppError(message.code, message.values) : message.error);
    });
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the planning thread ended with ${code}`)));
  }).finally(() => {
    request.signal.removeEventListener('abort', stop);
    void thread.terminate();
  });
}
