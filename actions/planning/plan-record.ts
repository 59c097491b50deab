import type { IsoDate, PlanRun } from '../../model/types.ts';
import type { PlannedWeek } from '../plan-week.ts';
import { announceWeek } from '../publish-timetable.ts';
import { planRecord } from '../save-week.ts';
import type { Workplace } from '../workplace.ts';

/** Writes down that a planning begins. */
export async function noteStart(
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

/** Ends a planning on record with its timetable as a draft, and gives the draft's id. */
export async function keepDraft(
  workplace: Workplace,
  plan: { id: string; week: IsoDate; description: string },
  planned: PlannedWeek,
): Promise<string> {
  const { store, config, by } = workplace;
  const { result, options } = planRecord(config, planned);
  const draft = await store.transaction(async (parts) => {
    const description = plan.description || 'planner';
    const saved = await parts.timetables.saveDraft({ timetable: planned.timetable, description, by });
    await parts.planRuns.finish(plan.id, { result, timetableId: saved.id });
    const subject = `week:${plan.week}`;
    const after = { id: saved.id, plan: plan.id, result, options };
    await parts.audit.add({ who: by, what: 'week.draft', subject, before: null, after });
    return saved;
  });
  announceWeek(workplace, draft, []);
  return draft.id;
}

/**
 * Takes the draft of a planning away for good and answers whether it did: what somebody has edited or published since
 * stays, and so does what is not there any more.
 */
export async function discardDraft(
  { store, events, by }: Workplace,
  plan: { id: string; week: IsoDate; draftId: string },
): Promise<boolean> {
  const { id, week, draftId } = plan;
  const isGone = await store.transaction(async (parts) => {
    if (!(await parts.timetables.discardDraft(draftId))) return false;
    const before = { draft: draftId, week };
    await parts.audit.add({ who: by, what: 'plan.discard', subject: `plan:${id}`, before, after: null });
    return true;
  });
  // Who looks at it asks again and learns that it is no more.
  if (isGone) events.publish('week-changed', { week, id: draftId, version: 1, state: 'draft', by });
  return isGone;
}
