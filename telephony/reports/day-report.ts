import type { Call } from '../../model/phones.ts';
import type { IsoDate, PersonKey } from '../../model/types.ts';
import type { DayStats } from '../day-stats.ts';

/** All that a report of a day's calls is written from. */
export interface DayReport {
  /** The organisation's name, and its zone: times of day are of that. */
  organisation: string;
  zone: string;
  date: IsoDate;
  /** `null`: all queues together. */
  queue: string | null;
  stats: DayStats;
  /** The oldest first. */
  calls: Call[];
  names: Record<PersonKey, string>;
}
