import type { Config } from '../model/config/schema.ts';
import { AppError } from '../model/errors.ts';
import { mondayOf } from '../model/time.ts';
import type { Instant, IsoDate, PlanRun, Sentence, Timetable, Weekday } from '../model/types.ts';
import type { PlannedWeek } from './plan-week.ts';
import { planInWorker } from './planning/plan-in-worker.ts';
import { announceWeek } from './publish-timetable.ts';
import { readWeek } from './read-week.ts';
import { isComplete, planRecord } from './save-week.ts';
import { type AskedOf, tellNegotiation } from './tell-negotiation.ts';
import type { Workplace } from './workplace.ts';

export interface PlanWish {
  week: IsoDate;
  /** People on the phone at once, in every slot. */
  lines?: number | undefined;
  description?: string | undefined;
  daysFirst?: Weekday[] | undefined;
  seconds?: number | undefined;
}

/** A planning as its page shows it. */
export interface PlanView {
  id: string;
  week: IsoDate;
  description: string;
  state: 'running' | 'stopped' | 'failed';
  startedAt: Instant;
  startedBy: string;
  elapsedSeconds: number;
  /** Of the best so far; `null`: there is none yet. */
  cost: number | null;
  bound: number | null;
  gap: number | null;
  holes: number | null;
  broken: number | null;
  proven: boolean;
  /** How cost fell and bound rose, by seconds since the start. */
  history: { seconds: number; cost?: number; bound?: number }[];
  timetable: Timetable | null;
  /** What keeps the best so far from being whole. */
  blocking: Sentence[];
  /** What would fill its holes, once the search is over. */
  negotiation: AskedOf[];
  /** The timetable that was kept of it. */
  draftId: string | null;
  /** Why it failed. */
  reason: Sentence | null;
}

export interface PlanJobs {
  /** Begins to plan a week. `plan-running`, `plans-full`, `bad-date`; what is wrong with the week comes with the job. */
  start(workplace: Workplace, wish: PlanWish): Promise<PlanView>;
  /** Newest first: those of this server, then those on record. */
  list(limit: number): Promise<PlanView[]>;
  /** `unknown-plan`. */
  get(id: string): Promise<PlanView>;
  /** Ends the search and keeps the best so far as a draft, or keeps nothing; answers once that is done. */
  stop(workplace: Workplace, id: string, options: { discard: boolean }): Promise<PlanView>;
  /** Ends all of them and keeps the best of each. */
  close(): Promise<void>;
}

interface Job {
  run: PlanRun;
  view: PlanView;
  began: number;
  over: AbortController;
  isDiscarded: boolean;
  done: Promise<void>;
}

/** Plannings at once in one server: each has two threads of its own. */
export const MOST_PLANS = 2;
/** Plannings that are remembered with all that their page shows. */
const MOST_REMEMBERED = 30;
/** Steps of a history; older ones in between are thinned out. */
const MOST_STEPS = 400;
const PROGRESS_MS = 200;
/** A server that is gone for so long without a trace is gone. */
const LOCK_MS = 7 * 24 * 3_600_000;

/** Planning in the background of a server. What a former server was at when it ended counts as failed. */
export async function openPlanJobs(workplace: Workplace): Promise<PlanJobs> {
  const jobs = new Map<string, Job>();
  /** Weeks whose planning is just being written down. */
  const beginning = new Set<IsoDate>();
  const { store } = workplace;
  // Another server that lives goes on with what it is at.
  const release = await store.locks
    .acquire('planner', { pid: process.pid, staleAfterMs: LOCK_MS })
    .catch(() => null);
  if (release) await store.planRuns.failUnfinished();

  const running = () => [...jobs.values()].filter(({ view }) => view.state === 'running');
  const viewOf = (job: Job): PlanView => {
    const { view, began } = job;
    const seconds = view.state === 'running' ? secondsSince(began) : view.elapsedSeconds;
    return { ...view, elapsedSeconds: seconds };
  };
  const find = async (id: string): Promise<PlanView> => {
    const job = jobs.get(id);
    if (job) return viewOf(job);
    const run = (await store.planRuns.list()).find((one) => one.id === id);
    if (!run) throw new AppError('unknown-plan');
    return viewOfRun(run);
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
      const job: Job = {
        run,
        view: { ...viewOfRun(run), description },
        began: performance.now(),
        over: new AbortController(),
        isDiscarded: false,
        done: Promise.resolve(),
      };
      jobs.set(run.id, job);
      forgetOldest(jobs);
      job.done = work({ ...asking, config }, job);
      return viewOf(job);
    },

    async list(limit) {
      const mine = [...jobs.values()].map(viewOf).reverse();
      const runs = await store.planRuns.list({ limit: limit + mine.length });
      const others = runs.filter(({ id }) => !jobs.has(id)).map(viewOfRun);
      return [...mine, ...others].slice(0, limit).map((view) => ({ ...view, timetable: null, history: [] }));
    },

    get: find,

    async stop(asking, id, { discard }) {
      const job = jobs.get(id);
      if (!job) return find(id);
      if (job.view.state === 'running') {
        job.isDiscarded = discard;
        job.over.abort();
        const what = discard ? 'plan.discard' : 'plan.stop';
        await store.audit.add({ who: asking.by, what, subject: `plan:${id}`, before: null, after: null });
      }
      await job.done;
      return viewOf(job);
    },

    async close() {
      for (const job of running()) job.over.abort();
      await Promise.all([...jobs.values()].map(({ done }) => done));
      await release?.();
    },
  };
}

async function noteStart(
  { store, config, by }: Workplace,
  week: IsoDate,
  description: string,
): Promise<PlanRun> {
  const { lines } = config.week;
  const { timeLimitSeconds, searchDays } = config.solver;
  const options = { lines, timeLimitSeconds, searchDays, description };
  return store.transaction(async (parts) => {
    const run = await parts.planRuns.start({ week, startedBy: by, options });
    const after = { week, ...options };
    await parts.audit.add({ who: by, what: 'plan.start', subject: `plan:${run.id}`, before: null, after });
    return run;
  });
}

/** Plans, tells of each step, and keeps what was found. Never rejects. */
async function work(workplace: Workplace, job: Job): Promise<void> {
  const { store, config, events } = workplace;
  const { view, over, began } = job;
  const tell = throttled(PROGRESS_MS, () => {
    const { timetable: _, history, ...figures } = view;
    const elapsedSeconds = view.state === 'running' ? secondsSince(began) : view.elapsedSeconds;
    events.publish('plan-progress', {
      ...figures,
      elapsedSeconds,
      last: history.at(-1) ?? null,
      by: view.startedBy,
    });
  });
  const note = (step: { cost?: number; bound?: number }) => {
    view.history.push({ seconds: secondsSince(began), ...step });
    if (view.history.length > MOST_STEPS) view.history = thinned(view.history);
    view.gap = view.cost !== null && view.bound !== null ? Math.max(0, view.cost - view.bound) : null;
    tell();
  };
  tell();
  const limit = setTimeout(() => over.abort(), config.solver.timeLimitSeconds * 1000);
  let result: NonNullable<PlanRun['result']> = 'failed';
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
        // Of weeks that break rules the bound counts breaches, too, and says nothing of the cost alone.
        if (
          view.broken === 0 &&
          known > (view.bound ?? -1) &&
          known <= (view.cost ?? Number.POSITIVE_INFINITY)
        ) {
          view.bound = known;
          note({ bound: known });
        }
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
    result = isComplete(planned) ? 'complete' : 'incomplete';
    if (!job.isDiscarded) view.draftId = await keepDraft(workplace, job, planned);
    else await store.planRuns.finish(job.run.id, { result, timetableId: null });
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

async function keepDraft(workplace: Workplace, job: Job, planned: PlannedWeek): Promise<string> {
  const { store, config, by } = workplace;
  const { result, options } = planRecord(config, planned);
  const draft = await store.transaction(async (parts) => {
    const description = job.view.description || 'planner';
    const saved = await parts.timetables.saveDraft({ timetable: planned.timetable, description, by });
    await parts.planRuns.finish(job.run.id, { result, timetableId: saved.id });
    const subject = `week:${job.view.week}`;
    const after = { id: saved.id, plan: job.run.id, result, options };
    await parts.audit.add({ who: by, what: 'week.draft', subject, before: null, after });
    return saved;
  });
  announceWeek(workplace, draft, []);
  return draft.id;
}

/** The configuration with what somebody wants of one week over it. */
function withWish(config: Config, { lines, daysFirst, seconds }: PlanWish): Config {
  const { week, solver } = config;
  const stray = daysFirst?.find((day) => !week.days.includes(day));
  if (stray) {
    throw new AppError('bad-request', {
      place: 'body.daysFirst',
      reason: `expected some of ${week.days.join(', ')}`,
    });
  }
  return {
    ...config,
    week: { ...week, lines: lines ?? week.lines },
    solver: {
      ...solver,
      timeLimitSeconds: seconds ?? solver.timeLimitSeconds,
      searchDays: daysFirst ?? solver.searchDays,
    },
  };
}

/** Broken rules first, then holes. */
function blockingOf(findings: readonly { rule: string; broken: boolean; sentence: Sentence }[]): Sentence[] {
  const grave = findings.filter(({ rule, broken }) => broken || rule === 'holes');
  return grave.sort((a, b) => Number(b.broken) - Number(a.broken)).map(({ sentence }) => sentence);
}

function viewOfRun(run: PlanRun): PlanView {
  const { id, week, startedAt, startedBy, timetableId, options } = run;
  const end = run.finishedAt === null ? startedAt : run.finishedAt;
  const { holes, broken } = options as { holes?: number; broken?: number };
  const state = run.state === 'running' ? 'running' : run.result === 'failed' ? 'failed' : 'stopped';
  return {
    id,
    week,
    description: String(options.description ?? ''),
    state,
    startedAt,
    startedBy,
    elapsedSeconds: (Date.parse(end) - Date.parse(startedAt)) / 1000,
    cost: null,
    bound: null,
    gap: null,
    holes: holes ?? null,
    broken: broken ?? null,
    proven: false,
    history: [],
    timetable: null,
    blocking: [],
    negotiation: [],
    draftId: timetableId,
    reason: null,
  };
}

function reasonOf(error: unknown): Sentence {
  if (error instanceof AppError) return { key: `error.${error.code}`, values: error.values };
  return { key: 'error.internal', values: { reason: (error as Error).message } };
}

function secondsSince(began: number): number {
  return Math.round(performance.now() - began) / 1000;
}

/** Every second step goes, but the first and those of the last quarter. */
function thinned<T>(steps: T[]): T[] {
  const kept = Math.floor((steps.length * 3) / 4);
  return steps.filter((_, i) => i % 2 === 0 || i >= kept);
}

function forgetOldest(jobs: Map<string, Job>): void {
  for (const [id, { view }] of jobs) {
    if (jobs.size <= MOST_REMEMBERED) return;
    if (view.state !== 'running') jobs.delete(id);
  }
}

/** Calls at most once in so many milliseconds, the last time included. */
function throttled(pauseMs: number, call: () => void): { (): void; now(): void } {
  let timer: NodeJS.Timeout | null = null;
  let last = Number.NEGATIVE_INFINITY;
  const now = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    last = performance.now();
    call();
  };
  const later = () => {
    if (timer) return;
    const wait = last + pauseMs - performance.now();
    if (wait <= 0) now();
    else timer = setTimeout(now, wait);
  };
  return Object.assign(later, { now });
}
