import { AppError } from '../model/errors.ts';
import { mondayOf } from '../model/time.ts';
import type { IsoDate } from '../model/types.ts';
import { type PlanJob, viewOfJob, workOn } from './planning/plan-job.ts';
import { discardDraft, noteStart } from './planning/plan-record.ts';
import { type PlanView, viewOfRun } from './planning/plan-view.ts';
import { type PlanWish, withWish } from './planning/plan-wish.ts';
import type { Workplace } from './workplace.ts';

export type { PlanView, PlanWish };

export interface PlanJobs {
  /** Begins to plan a week. `plan-running`, `plans-full`, `bad-date`; what is wrong with the week comes with the job. */
  start(workplace: Workplace, wish: PlanWish): Promise<PlanView>;
  /** Newest first: those of this server, then those on record. */
  list(limit: number): Promise<PlanView[]>;
  /** `unknown-plan`. */
  get(id: string): Promise<PlanView>;
  /**
   * Ends the search and keeps the best so far as a draft, or keeps nothing; answers once that is done. Of one that is
   * over, `discard` takes the draft away unless somebody has edited or published it since. `unknown-plan`.
   */
  stop(workplace: Workplace, id: string, options: { discard: boolean }): Promise<PlanView>;
  /** Ends all of them and keeps the best of each. */
  close(): Promise<void>;
}

/** Plannings at once in one server: each has two threads of its own. */
export const MOST_PLANS = 2;
/** Plannings that are remembered with all that their page shows. */
const MOST_REMEMBERED = 30;
/** A server that is gone for so long without a trace is gone. */
const LOCK_MS = 7 * 24 * 3_600_000;

/** Planning in the background of a server. What a former server was at when it ended counts as failed. */
export async function openPlanJobs(workplace: Workplace): Promise<PlanJobs> {
  const jobs = new Map<string, PlanJob>();
  /** Weeks whose planning is just being written down. */
  const beginning = new Set<IsoDate>();
  const { store } = workplace;
  // Another server that lives goes on with what it is at.
  const release = await store.locks
    .acquire('planner', { pid: process.pid, staleAfterMs: LOCK_MS })
    .catch(() => null);
  if (release) await store.planRuns.failUnfinished();

  const running = () => [...jobs.values()].filter(({ view }) => view.state === 'running');
  const find = async (id: string): Promise<PlanView> => {
    const job = jobs.get(id);
    if (job) return viewOfJob(job);
    const run = (await store.planRuns.list()).find((one) => one.id === id);
    if (!run) throw new AppError('unknown-plan');
    return viewOfRun(run);
  };
  /** Ends it; what is found too late to be discarded is kept first. */
  const end = async (asking: Workplace, job: PlanJob, discard: boolean): Promise<void> => {
    if (job.view.state !== 'running') return;
    job.isDiscarded = discard;
    job.over.abort();
    const what = discard ? 'plan.discard' : 'plan.stop';
    const subject = `plan:${job.run.id}`;
    await store.audit.add({ who: asking.by, what, subject, before: null, after: null });
  };

  return {
    async start(asking, wish) {
      const week = mondayOf(wish.week);
      const isTaken = beginning.has(week) || running().some(({ view }) => view.week === week);
      if (isTaken) throw new AppError('plan-running', { week });
      if (running().length + beginning.size >= MOST_PLANS)
        throw new AppError('plans-full', { count: MOST_PLANS });
      const config = withWish(asking.config, wish);
      const description = wish.description ?? '';
      beginning.add(week);
      const run = await noteStart({ ...asking, config }, week, description).finally(() =>
        beginning.delete(week),
      );
      const job: PlanJob = {
        run,
        view: { ...viewOfRun(run), description },
        began: performance.now(),
        over: new AbortController(),
        isDiscarded: false,
        done: Promise.resolve(),
      };
      jobs.set(run.id, job);
      forgetOldest(jobs);
      job.done = workOn({ ...asking, config }, job);
      return viewOfJob(job);
    },

    async list(limit) {
      const mine = [...jobs.values()].map(viewOfJob).reverse();
      const runs = await store.planRuns.list({ limit: limit + mine.length });
      const others = runs.filter(({ id }) => !jobs.has(id)).map(viewOfRun);
      return [...mine, ...others].slice(0, limit).map((view) => ({ ...view, timetable: null, history: [] }));
    },

    get: find,

    async stop(asking, id, { discard }) {
      const job = jobs.get(id);
      if (job) {
        await end(asking, job, discard);
        await job.done;
      }
      const plan = await find(id);
      if (!discard || plan.draftId === null) return plan;
      const isGone = await discardDraft(asking, { ...plan, draftId: plan.draftId });
      if (isGone && job) job.view.draftId = null;
      return find(id);
    },

    async close() {
      for (const job of running()) job.over.abort();
      await Promise.all([...jobs.values()].map(({ done }) => done));
      await release?.();
    },
  };
}

function forgetOldest(jobs: Map<string, PlanJob>): void {
  for (const [id, { view }] of jobs) {
    if (jobs.size <= MOST_REMEMBERED) return;
    if (view.state !== 'running') jobs.delete(id);
  }
}
