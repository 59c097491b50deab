import type { Timetable, Weekday } from '../../model/types.ts';
import { get, send } from './http.ts';

export interface AskedOf {
  date: string | null;
  slot: number | null;
  count: number;
  text: string;
  ways: { cost: number; persons: string[]; texts: string[] }[];
}

export interface PlanView {
  id: string;
  week: string;
  description: string;
  state: 'running' | 'stopped' | 'failed';
  startedAt: string;
  startedBy: string;
  elapsedSeconds: number;
  cost: number | null;
  bound: number | null;
  gap: number | null;
  holes: number | null;
  broken: number | null;
  proven: boolean;
  history: { seconds: number; cost?: number; bound?: number }[];
  timetable: Timetable | null;
  blocking: string[];
  negotiation: AskedOf[];
  draftId: string | null;
  reason: string | null;
}

export interface PlanWish {
  week: string;
  lines?: number;
  description?: string;
  daysFirst?: Weekday[];
  seconds?: number;
}

export const startPlan = (wish: PlanWish) => send<PlanView>('POST', '/plans', wish);
export const loadPlan = (id: string) => get<PlanView>(`/plans/${id}`);
export const stopPlan = (id: string, discard = false) =>
  send<PlanView>('DELETE', `/plans/${id}${discard ? '?discard=1' : ''}`);

export async function listPlans(): Promise<PlanView[]> {
  const { plans } = await get<{ plans: PlanView[] }>('/plans');
  return plans;
}
