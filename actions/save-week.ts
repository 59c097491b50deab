import type { Config } from '../model/config/schema.ts';
import type { StoredTimetable, Timetable } from '../model/types.ts';
import type { PlannedWeek } from './plan-week.ts';
import type { Workplace } from './workplace.ts';

/** What becomes of a planned week: a draft, or in force at once. */
export type SaveAs = 'draft' | 'publish';

/** How a week was planned, for the record: what is needed to plan it so again. */
export interface PlanRecord {
  result: 'complete' | 'incomplete';
  options: Record<string, unknown>;
}

/**
 * Keeps a planned week and the record of its planning. Publishing replaces the week's published timetable, whose
 * versions stay.
 */
export async function saveWeek(
  { store, by }: Workplace,
  timetable: Timetable,
  options: { as: SaveAs; description: string; plan?: PlanRecord },
): Promise<StoredTimetable> {
  return store.transaction(async (parts) => {
    const draft = await parts.timetables.saveDraft({ timetable, description: options.description, by });
    if (options.plan) {
      const { result, options: how } = options.plan;
      const run = await parts.planRuns.start({ week: timetable.week, startedBy: by, options: how });
      await parts.planRuns.finish(run.id, { result, timetableId: draft.id });
    }
    return options.as === 'publish' ? parts.timetables.publish(draft.id, { by }) : draft;
  });
}

/** The record of a planned week. */
export function planRecord({ week, load, solver, rules }: Config, planned: PlannedWeek): PlanRecord {
  const { engine, end, reason, proven, holes, broken } = planned;
  return {
    result: isComplete(planned) ? 'complete' : 'incomplete',
    options: {
      lines: week.lines,
      load,
      solver,
      preset: rules.preset,
      engine,
      end,
      reason,
      proven,
      holes,
      broken,
    },
  };
}

/** Nobody is missing, and no rule is broken. */
export function isComplete({ holes, broken }: Pick<PlannedWeek, 'holes' | 'broken'>): boolean {
  return holes === 0 && broken === 0;
}
