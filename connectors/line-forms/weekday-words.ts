import type { Weekday } from '../../model/types.ts';

const WORDS: Record<string, Weekday> = {
  dl: 'mon',
  dm: 'tue',
  dx: 'wed',
  dj: 'thu',
  dv: 'fri',
  ds: 'sat',
  dg: 'sun',
  mon: 'mon',
  tue: 'tue',
  wed: 'wed',
  thu: 'thu',
  fri: 'fri',
  sat: 'sat',
  sun: 'sun',
};

/** The weekday that a file's word means: "dl" … "dg" or "mon" … "sun" in any case; `null` if it is none. */
export function parseWeekday(word: string): Weekday | null {
  const known = WORDS[word.toLowerCase()];
  return known ?? null;
}
