import type { IsoDate } from '../../model/types.ts';
import { planWeek } from '../plan-week.ts';
import { readWeek } from '../read-week.ts';
import { planRecord, saveWeek } from '../save-week.ts';
import type { Workplace } from '../workplace.ts';

/** Puts a week of the demo in force if it has none: the one that is running is there from the first start. */
export async function openDemoWeek(workplace: Workplace, monday: IsoDate): Promise<void> {
  const { store, config } = workplace;
  if ((await store.timetables.list({ week: monday })).length > 0) return;
  const data = await readWeek(store, monday, config.rules[config.rules.preset].fairness.weeks);
  const signal = AbortSignal.timeout(config.solver.timeLimitSeconds * 1000);
  const planned = await planWeek(config, data, { monday, signal });
  const plan = planRecord(config, planned);
  await saveWeek(workplace, planned.timetable, { as: 'publish', description: 'demo', plan });
}
