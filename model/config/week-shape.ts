import { minutesOf } from '../time.ts';
import { type TimeOfDay, WEEKDAYS, type Weekday } from '../types.ts';
import type { Config } from './schema.ts';

/** One weekday as the configuration wants it: its slots in order with the lines that each asks for. */
export interface DayShape {
  weekday: Weekday;
  slots: { start: TimeOfDay; end: TimeOfDay; lines: number }[];
}

export interface WeekShape {
  days: DayShape[];
  faults: { path: string; value: string; expected: string }[];
}

/** Slots of a day are the bits of a mask. */
const MOST_SLOTS = 31;

/** A fault of one weekday's slots or lines. */
interface DayFault {
  path: 'week.slots' | 'week.lines';
  weekday: Weekday;
  value: string;
  expected: string;
}

/** The working week of a configuration, weekday by weekday in calendar order, with what is wrong in it. */
export function weekShape(config: Pick<Config, 'week'>): WeekShape {
  const faults: DayFault[] = [];
  const days: DayShape[] = [];
  for (const weekday of WEEKDAYS.filter((day) => config.week.days.includes(day))) {
    const slots = choose(config.week.slots, weekday);
    const lines = choose(config.week.lines, weekday);
    const missing = { weekday, value: 'says nothing of it', expected: 'the weekday or default' };
    if (slots === undefined) faults.push({ path: 'week.slots', ...missing });
    if (lines === undefined) faults.push({ path: 'week.lines', ...missing });
    if (slots === undefined || lines === undefined) continue;
    const intervals = readIntervals(slots, weekday, faults);
    if (!intervals) continue;
    if (Array.isArray(lines) && lines.length !== intervals.length) {
      const value = `has ${lines.length} numbers for ${intervals.length} slots`;
      faults.push({ path: 'week.lines', weekday, value, expected: 'one number for each slot' });
      continue;
    }
    days.push({
      weekday,
      slots: intervals.map((interval, i) => ({
        ...interval,
        lines: Array.isArray(lines) ? lines[i]! : lines,
      })),
    });
  }
  return { days, faults: tellOnce(faults) };
}

/** One fault that several weekdays share, as one. */
function tellOnce(faults: DayFault[]): WeekShape['faults'] {
  const told = new Map<string, DayFault & { weekdays: Weekday[] }>();
  for (const fault of faults) {
    const id = JSON.stringify([fault.path, fault.value, fault.expected]);
    const known = told.get(id);
    if (known) known.weekdays.push(fault.weekday);
    else told.set(id, { ...fault, weekdays: [fault.weekday] });
  }
  return [...told.values()].map(({ path, weekdays, value, expected }) => {
    return { path, value: `${weekdays.join(', ')}: ${value}`, expected };
  });
}

type ByWeekday<T> = { default?: T } & Partial<Record<Weekday, T>>;

function choose<T>(setting: T | ByWeekday<T>, weekday: Weekday): T | undefined {
  if (typeof setting !== 'object' || setting === null || Array.isArray(setting)) return setting as T;
  const map = setting as ByWeekday<T>;
  return map[weekday] ?? map.default;
}

/** Limits "HH:MM" (the last is closing) or intervals "HH:MM-HH:MM", which may leave gaps; `null`: a fault. */
function readIntervals(
  texts: string[],
  weekday: Weekday,
  faults: DayFault[],
): { start: TimeOfDay; end: TimeOfDay }[] | null {
  const refuse = (value: string, expected: string) => {
    faults.push({ path: 'week.slots', weekday, value, expected });
    return null;
  };
  const withDash = texts.filter((text) => text.includes('-')).length;
  if (withDash > 0 && withDash < texts.length) {
    return refuse('mixes limits and intervals', 'all "HH:MM" or all "HH:MM-HH:MM"');
  }
  if (withDash === 0 && texts.length < 2) {
    return refuse('has one limit only', 'at least an opening and a closing time');
  }
  const pairs =
    withDash > 0
      ? texts.map((text) => text.split('-') as [string, string])
      : texts.slice(1).map((end, i) => [texts[i]!, end] as [string, string]);
  if (pairs.length > MOST_SLOTS) return refuse(`has ${pairs.length} slots`, `at most ${MOST_SLOTS}`);
  let last = -1;
  for (const [start, end] of pairs) {
    let from: number;
    let to: number;
    try {
      from = minutesOf(start);
      to = minutesOf(end);
    } catch {
      return refuse(`"${start}" to "${end}"`, 'times of day from 00:00 to 24:00');
    }
    if (from >= to || from < last) {
      return refuse(`${start} to ${end} is out of order`, 'slots that follow one another');
    }
    last = to;
  }
  return pairs.map(([start, end]) => ({ start: pad(start), end: pad(end) }));
}

function pad(time: string): TimeOfDay {
  return time.padStart(5, '0');
}
