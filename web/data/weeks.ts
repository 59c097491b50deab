import type { CellCost, ChangeCheckView, CoverView } from '../../model/forms/change-check.ts';
import type { TurnReasons } from '../../model/forms/reasons.ts';
import type { EditedWeek, WeekSummary, WeekView } from '../../model/forms/week.ts';
import type { Place } from '../../model/requests.ts';
import { get, send } from './http.ts';

export type { CellCost, CoverView, EditedWeek as Edited, TurnReasons, WeekSummary };

/** What may be changed by hand: two turns change places, or a cell gets somebody, or nobody. */
export type Change = { swap: { one: Place; other: Place } } | { put: Place & { person: string | null } };

export async function listWeeks(signal?: AbortSignal): Promise<WeekSummary[]> {
  const { weeks } = await get<{ weeks: WeekSummary[] }>('/weeks', signal);
  return weeks;
}

/** A week names its own version: what is written to it next is held against that. */
export const loadWeek = (week: string, id?: string | null, signal?: AbortSignal) =>
  get<WeekView>(`/weeks/${week}${query({ id })}`, signal);

export const checkChange = (week: WeekView, change: Change, signal?: AbortSignal) =>
  send<ChangeCheckView>('POST', `/weeks/${week.week}/checks${query({ id: week.id })}`, change, { signal });

export const makeChange = (week: WeekView, change: Change & { force?: boolean; reason?: string }) =>
  send<EditedWeek>('POST', `/weeks/${week.week}/edits`, change, { etag: etagOf(week) });

export const undoChange = (week: WeekView, editId: string) =>
  send<WeekView>('DELETE', `/weeks/${week.week}/edits/${editId}`);

export async function turnCosts(week: WeekView, place: Place, signal?: AbortSignal): Promise<CellCost[]> {
  const { cells } = await get<{ cells: CellCost[] }>(
    `/weeks/${week.week}/costs${query({ ...place, id: week.id })}`,
    signal,
  );
  return cells;
}

export async function suggestCover(week: WeekView, place: Place, signal?: AbortSignal): Promise<CoverView[]> {
  const { people } = await get<{ people: CoverView[] }>(
    `/weeks/${week.week}/suggestions${query({ ...place, id: week.id })}`,
    signal,
  );
  return people;
}

export const turnReasons = (week: WeekView, place: Place, signal?: AbortSignal) =>
  get<TurnReasons>(`/weeks/${week.week}/reasons${query({ ...place, id: week.id })}`, signal);

/** Whom publishing tells, or told, what. */
export interface Told {
  person: string;
  text: string;
}

export async function previewPublication({ week, id }: WeekView): Promise<Told[]> {
  return (await get<{ told: Told[] }>(`/weeks/${week}/publication${query({ id })}`)).told;
}

export async function publishWeek({ week, id, version }: WeekView): Promise<Told[]> {
  return (await send<{ told: Told[] }>('PUT', `/weeks/${week}/publication`, { id, version })).told;
}

const etagOf = ({ id, version }: Pick<WeekView, 'id' | 'version'>) => `"${id}.${version}"`;

function query(values: Record<string, string | number | null | undefined>): string {
  const said = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
  return said.length === 0 ? '' : `?${new URLSearchParams(said.map(([key, value]) => [key, String(value)]))}`;
}
