import type { Weekday } from '../../model/types.ts';
import { get } from './http.ts';

/** A working day as the installation has it every week. */
export interface DayShape {
  weekday: Weekday;
  slots: { start: string; end: string; lines: number }[];
}

export interface WeekShape {
  /** In calendar order. */
  days: DayShape[];
  /** Names of the lines. */
  lines: string[];
  /** Most turns in a day of who has no limit of her own. */
  dailyTurns: number;
}

/** Days, slots and lines of a usual week, by the configuration. */
export const loadWeekShape = (signal?: AbortSignal) => get<WeekShape>('/week-shape', signal);
