import type { PlanRun } from '../../model/types.ts';
import { readWeek } from '../read-week.ts';
import { isComplete } from '../save-week.ts';
import { tellNegotiation } from '../tell-negotiation.ts';
import type { Workplace } from '../workplace.ts';
import { planInWorker } from './plan-in-worker.ts';
import { keepDraft } from './plan-record.ts';
import { blockingOf, type PlanHistoryStep, type PlanView, reasonOf } from './plan-view.ts';
import { throttle } from './throttle.ts';

/** A planning of this server, at work or over. */
export interface PlanJob {
  run: PlanRun;
  view: PlanView;
  /** By the clock of this process, in milliseconds. */
  began: number;
  /** Aborted: the search ends with what it has. */
  over: AbortController;
  /** Nothing is to be kept. */
  isDiscarded: boolean;
  done: Promise<void>;
}

/** Steps of a history; older ones in between are thinned out. */
const MOST_STEPS = 400;
const PROGRESS_MS = 200;

/** The job as its page shows it at this moment. */
export function viewOfJob({ view, began }: PlanJob): PlanView {
  const elapsedSeconds = view.state === 'running' ? secondsSince(began) : view.elapsedSeconds;
  return { ...view, elapsedSeconds };
}

/** Plans, tells of each step, and keeps what was found. Never rejects. */
export async function workOn(workplace: Workplace, job: PlanJob): Promise<void> {
  const { store, config } = workplace;
  const { view, over, began } = job;
  const tell = throttle(PROGRESS_MS, () => tellProgress(workplace, job));
  const note = (step: Omit<PlanHistoryStep, 'seconds'>) => {
    view.history = thinned([...view.history, { seconds: secondsSince(began), ...step }]);
    view.gap = view.cost !== null && view.bound !== null ? Math.max(0, view.cost - view.bound) : null;
    tell();
  };
  tell();
  const limit = setTimeout(() => over.abort(), config.solver.timeLimitSeconds * 1000);
  try {
    const { rules } = config;
    const data = await readWeek(store, view.week, rules[rules.preset].fairness.weeks);
    const task = { config, data, monday: view.week };
    const planned = await planInWorker(task, {
      signal: over.signal,
      onBetter({ cost, holes, broken, findings, timetable }) {
        Object.assign(view, { cost, holes, broken, timetable, blocking: blockingOf(findings) });
        note({ cost });
      },
      onBound(bound) {
        const known = Math.max(0, Math.floor(bound));
        if (!isNews(view, known)) return;
        view.bound = known;
        note({ bound: known });
      },
    });
    view.cost = planned.timetable.cost;
    view.bound = planned.timetable.bound ?? view.bound;
    view.proven = planned.proven;
    view.holes = planned.holes;
    view.broken = planned.broken;
    view.timetable = { ...planned.timetable, proof: null };
    view.blocking = blockingOf(planned.timetable.penalties);
    view.negotiation = tellNegotiation(planned.negotiation);
    if (view.bound !== null) note({ bound: view.bound });
    if (job.isDiscarded) {
      const result = isComplete(planned) ? 'complete' : 'incomplete';
      await store.planRuns.finish(job.run.id, { result, timetableId: null });
    } else {
      view.draftId = await keepDraft(workplace, view, planned);
    }
    view.state = 'stopped';
  } catch (error) {
    view.state = 'failed';
    view.reason = reasonOf(error);
    await store.planRuns.finish(job.run.id, { result: 'failed', timetableId: null }).catch(() => {});
  } finally {
    clearTimeout(limit);
    view.elapsedSeconds = secondsSince(began);
    tell.now();
  }
}

function tellProgress({ events }: Workplace, job: PlanJob): void {
  const { timetable: _, history, ...figures } = viewOfJob(job);
  events.publish('plan-progress', { ...figures, last: history.at(-1) ?? null, by: figures.startedBy });
}

/** Of weeks that break rules the bound counts breaches, too, and says nothing of the cost alone. */
function isNews({ broken, bound, cost }: PlanView, known: number): boolean {
  return broken === 0 && known > (bound ?? -1) && known <= (cost ?? Number.POSITIVE_INFINITY);
}

function secondsSince(began: number): number {
  return Math.round(performance.now() - began) / 1000;
}

/** Of too many steps every second goes, but the first and those of the last quarter. */
function thinned<T>(steps: T[]): T[] {
  if (steps.length <= MOST_STEPS) return steps;
  const kept = Math.floor((steps.length * 3) / 4);
  return steps.filter((_, i) => i % 2 === 0 || i >= kept);
}
