import type { Place } from '../../model/requests.ts';
import { get, getTagged, send } from './http.ts';
import type { ChangeCheckView, WeekView } from './week-types.ts';

export interface WeekSummary {
  week: string;
  id: string;
  state: 'draft' | 'published' | 'retired';
  version: number;
  cost: number | null;
  bound: number | null;
  holes: number;
  description: string;
  updatedAt: string;
}

/** A week with the tag that its next write must name. */
export interface TaggedWeek {
  week: WeekView;
  etag: string | null;
}

/** What may be changed by hand: two turns change places, or a cell gets somebody, or nobody. */
export type Change = { swap: { one: Place; other: Place } } | { put: Place & { person: string | null } };

export async function listWeeks(signal?: AbortSignal): Promise<WeekSummary[]> {
  const { weeks } = await get<{ weeks: WeekSummary[] }>('/weeks', signal);
  return weeks;
}

export async function loadWeek(week: string, id?: string | null, signal?: AbortSignal): Promise<TaggedWeek> {
  const { body, etag } = await getTagged<WeekView>(`/weeks/${week}${query({ id })}`, signal);
  return { week: body, etag };
}

export const checkChange = (week: WeekView, change: Change, signal?: AbortSignal) =>
  send<ChangeCheckView>('POST', `/weeks/${week.week}/checks${query({ id: week.id })}`, change, { signal });

export type Edited = WeekView & { editId: string; undoUntil: string };

export const makeChange = (
  week: WeekView,
  etag: string | null,
  change: Change & { force?: boolean; reason?: string },
) => send<Edited>('POST', `/weeks/${week.week}/edits`, change, { etag });

export const undoChange = (week: WeekView, editId: string) =>
  send<WeekView>('DELETE', `/weeks/${week.week}/edits/${editId}`);

export interface CellCost extends Place {
  cost: number | null;
  rule?: string;
}

export async function turnCosts(week: WeekView, place: Place, signal?: AbortSignal): Promise<CellCost[]> {
  const { cells } = await get<{ cells: CellCost[] }>(
    `/weeks/${week.week}/costs${query({ ...place, id: week.id })}`,
    signal,
  );
  return cells;
}

export interface CoverView {
  person: string;
  cost: number;
  isAllowed: boolean;
  texts: string[];
}

export async function suggestCover(week: WeekView, place: Place, signal?: AbortSignal): Promise<CoverView[]> {
  const { people } = await get<{ people: CoverView[] }>(
    `/weeks/${week.week}/suggestions${query({ ...place, id: week.id })}`,
    signal,
  );
  return people;
}

export interface TurnReasons {
  why: string[];
  penalties: string[];
  could: { person: string; text: string; cost: number }[];
  cannot: { person: string; texts: string[] }[];
}

export const turnReasons = (week: WeekView, place: Place, signal?: AbortSignal) =>
  get<TurnReasons>(`/weeks/${week.week}/reasons${query({ ...place, id: week.id })}`, signal);

export const publishWeek = (week: string, id: string, version: number) =>
  send('PUT', `/weeks/${week}/publication`, { id, version });
export const retireWeek = (week: string) => send('DELETE', `/weeks/${week}/publication`);

export const etagOf = ({ id, version }: Pick<WeekView, 'id' | 'version'>) => `"${id}.${version}"`;

function query(values: Record<string, string | number | null | undefined>): string {
  const said = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
  return said.length === 0 ? '' : `?${new URLSearchParams(said.map(([key, value]) => [key, String(value)]))}`;
}
