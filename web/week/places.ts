import type { Place } from '../../model/requests.ts';
import type { CellView, WeekView } from '../data/week-types.ts';
import { say, sayDate } from '../texts.ts';

/** Cells of a week by name, and what they say of themselves. */

export function keyOf({ date, slot, line }: Place): string {
  return `${date}/${slot}/${line}`;
}

export function placeOfKey(key: string): Place {
  const [date, slot, line] = key.split('/') as [string, string, string];
  return { date, slot: Number(slot), line: Number(line) };
}

export function isSame(a: Place | null, b: Place | null): boolean {
  return a !== null && b !== null && keyOf(a) === keyOf(b);
}

export function cellAt(week: WeekView, { date, slot, line }: Place): CellView | null {
  return week.timetable.days.find((day) => day.date === date)?.slots[slot]?.cells[line] ?? null;
}

export function allPlaces(week: WeekView): Place[] {
  return week.timetable.days.flatMap(({ date, slots }) =>
    slots.flatMap(({ cells }, slot) => cells.map((_, line) => ({ date, slot, line }))),
  );
}

export function shortName(week: WeekView, person: string): string {
  return week.persons[person]?.short ?? person;
}

export function timeOf(week: WeekView, { date, slot }: Place): string {
  const found = week.timetable.days.find((day) => day.date === date)?.slots[slot];
  return found ? `${found.start}–${found.end}` : '';
}

export function lineName(week: WeekView, line: number): string {
  const name = week.timetable.lines[line];
  return name && !/^L\d+$/.test(name) ? name : say('week.line', { line: line + 1 });
}

/** "Tue 23 · 11:30–12:45 · line 2". */
export function placeWords(week: WeekView, place: Place): string {
  return [sayDate(place.date, 'short'), timeOf(week, place), lineName(week, place.line)].join(' · ');
}

/** A turn as a sentence, for those who do not see it. */
export function turnWords(week: WeekView, me: string | null, place: Place): string {
  const cell = cellAt(week, place);
  const person = cell?.person ?? null;
  const values = {
    day: sayDate(place.date, 'long'),
    time: timeOf(week, place),
    line: lineName(week, place.line),
    person:
      person === null ? `${say('week.hole')}: ${say('week.nobody')}` : (week.persons[person]?.name ?? person),
  };
  const marks = [
    person !== null && person === me ? say('week.you') : '',
    cell?.fixed ? say('week.mark.fixed') : '',
    cell?.undesired ? say('week.mark.undesired') : '',
    cell?.forced ? say('week.mark.forced', { reason: cell.forced }) : '',
    cell?.pinned ? say('week.mark.past') : '',
  ];
  return [say('week.turn', values), ...marks.filter(Boolean)].join(', ');
}
