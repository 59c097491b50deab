import type { AskedOf, PlanView } from '../../model/forms/plan.ts';
import type { Weekday } from '../../model/types.ts';
import { get, send } from './http.ts';

export type { AskedOf, PlanView };

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

/** Sends a notice to whom a way to fill a hole asks something of: both by their place in the negotiation. */
export const askAboutHole = (id: string, question: { item: number; way: number }) =>
  send<{ told: string[] }>('POST', `/plans/${id}/questions`, question);

export async function listPlans(): Promise<PlanView[]> {
  const { plans } = await get<{ plans: PlanView[] }>('/plans');
  return plans;
}
