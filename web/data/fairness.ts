import type { FairnessReport, FairnessRow } from '../../model/forms/fairness.ts';
import { get, send } from './http.ts';

export type { FairnessReport, FairnessRow };

export const CAUSES = [
  'hardSlots',
  'optional',
  'splitDay',
  'concentrated',
  'marathon',
  'lunch',
  'noise',
  'holes',
  'other',
] as const satisfies (keyof FairnessRow['byCause'])[];
export type Cause = keyof FairnessRow['byCause'];

/** `weeks`: how far back; `null`: as far as the planner does. */
export const loadFairness = (weeks: number | null, signal?: AbortSignal) =>
  get<FairnessReport>(`/fairness${weeks === null ? '' : `?weeks=${weeks}`}`, signal);

/** Has a person begin the next week with no turns done too many or too few. */
export const forgiveCredit = (person: string) => send('DELETE', `/credits/${encodeURIComponent(person)}`);
