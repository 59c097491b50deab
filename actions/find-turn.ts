import { AppError } from '../model/errors.ts';
import { speaker } from '../model/texts/index.ts';
import { minutesOf, weekdayName } from '../model/time.ts';
import { type Locale, type PersonKey, type Timetable, type TimetableDay, WEEKDAYS } from '../model/types.ts';

/** A place in a timetable, by index from 0. */
export interface TurnPlace {
  day: number;
  slot: number;
  line: number;
}

/**
 * The place that people name: "tue 10:15 L2", or "2026-03-03/2/1" with slot and line counted from 1. The day is a
 * date or a weekday, also in the language of `locale`; the time is any in the slot; the line is a name or a number,
 * and may be left out where there is one only, or where `person` tells which. `bad-option` for anything else.
 */
export function findTurn(
  timetable: Timetable,
  text: string,
  { locale, person = null }: { locale: Locale; person?: PersonKey | null },
): TurnPlace {
  const refuse = (): never => {
    const expected = speaker(locale)('cli.explain.turn.expected', { example: timetable.days[0]?.date ?? '' });
    throw new AppError('bad-option', { option: '--turn', value: text, expected });
  };
  const numbered = /^\s*([^/]+)\/(\d+)\/(\d+)\s*$/.exec(text);
  if (numbered) {
    const day = findDay(timetable.days, numbered[1]!.trim(), locale);
    const slot = Number(numbered[2]) - 1;
    const line = Number(numbered[3]) - 1;
    const cells = timetable.days[day]?.slots[slot]?.cells;
    return cells && line >= 0 && line < cells.length ? { day, slot, line } : refuse();
  }
  const [dayWord = '', time = '', ...rest] = text.trim().split(/\s+/);
  const day = findDay(timetable.days, dayWord, locale);
  const slots = timetable.days[day]?.slots ?? [];
  if (!/^\d{1,2}:\d{2}$/.test(time)) refuse();
  const minute = minutesOf(time);
  const slot = slots.findIndex(({ start, end }) => minutesOf(start) <= minute && minute < minutesOf(end));
  const cells = slots[slot]?.cells ?? [];
  const line = findLine(timetable.lines, cells, rest.join(' '), person);
  return slot >= 0 && line >= 0 && line < cells.length ? { day, slot, line } : refuse();
}

/** -1: no such day. */
function findDay(days: readonly TimetableDay[], word: string, locale: Locale): number {
  const wanted = word.toLowerCase().replace(/[.,]$/, '');
  const weekday = WEEKDAYS.find((day) => {
    const names = [day, weekdayName(day, locale), weekdayName(day, locale, 'short'), weekdayName(day, 'en')];
    return names.some((name) => name.toLowerCase().replace(/\.$/, '') === wanted);
  });
  return days.findIndex((day) => day.date === wanted || (weekday !== undefined && day.weekday === weekday));
}

/** -1: no such line, or several that could be meant. */
function findLine(
  names: readonly string[],
  cells: readonly (PersonKey | null)[],
  word: string,
  person: PersonKey | null,
): number {
  if (word === '') return person !== null ? cells.indexOf(person) : cells.length === 1 ? 0 : -1;
  const named = names.findIndex((name) => name.toLowerCase() === word.toLowerCase());
  if (named >= 0) return named;
  const number = /^l?(\d+)$/i.exec(word)?.[1];
  return number === undefined ? -1 : Number(number) - 1;
}
