import type { WeekView } from '../data/week-types.ts';
import { listWeeks, loadWeek, type WeekSummary } from '../data/weeks.ts';

/** The newest drafts of a week, and what is in force of it. */
export interface WeekDrafts {
  drafts: WeekView[];
  published: WeekView | null;
}

export async function loadDrafts(week: string, most: number): Promise<WeekDrafts> {
  const { drafts, published } = newestOf(await listWeeks(), week, most);
  const load = ({ id }: WeekSummary) => loadWeek(week, id);
  const [loaded, inForce] = await Promise.all([
    Promise.all(drafts.map(load)),
    published ? load(published) : Promise.resolve(null),
  ]);
  return { drafts: loaded, published: inForce };
}

/** At most `most` drafts of a week, the newest first, and what is in force. */
export function newestOf(
  all: readonly WeekSummary[],
  week: string,
  most: number,
): { drafts: WeekSummary[]; published: WeekSummary | null } {
  const ofWeek = all.filter((summary) => summary.week === week);
  const drafts = ofWeek
    .filter(({ state }) => state === 'draft')
    .sort((one, other) => other.updatedAt.localeCompare(one.updatedAt))
    .slice(0, most);
  return { drafts, published: ofWeek.find(({ state }) => state === 'published') ?? null };
}
