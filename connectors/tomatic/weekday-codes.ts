import type { Weekday } from '../../model/types.ts';

/** How the files write the weekdays; `parseWeekday` of the line forms reads them. */
export const WEEKDAY_CODES: Record<Weekday, string> = {
  mon: 'dl',
  tue: 'dm',
  wed: 'dx',
  thu: 'dj',
  fri: 'dv',
  sat: 'ds',
  sun: 'dg',
};
