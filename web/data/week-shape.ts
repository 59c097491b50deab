import type { DayShape, WeekShape } from '../../model/forms/week-shape.ts';
import { get } from './http.ts';

export type { DayShape, WeekShape };

/** Days, slots and lines of a usual week, by the configuration. */
export const loadWeekShape = (signal?: AbortSignal) => get<WeekShape>('/week-shape', signal);
