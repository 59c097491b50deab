import { dump } from 'js-yaml';
import { renderSentence } from '../../model/texts/index.ts';
import type { Locale, Person, Timetable, Weekday } from '../../model/types.ts';
import { viewPersons } from './persons-view.ts';

/** Weekdays and the hole as Tomatic writes them. */
const WEEKDAY_CODES: Record<Weekday, string> = {
  mon: 'dl',
  tue: 'dm',
  wed: 'dx',
  thu: 'dj',
  fri: 'dv',
  sat: 'ds',
  sun: 'dg',
};
const NOBODY = 'ningu';

/**
 * A timetable in the YAML that Tomatic reads. Its form has one list of hours for all days: where days differ, that
 * of the day with most slots. Closed days are left out, as it does. Reasons are in `locale`.
 */
export function toTomaticYaml(
  timetable: Timetable,
  persons: readonly Person[],
  locale: Locale = 'ca',
): string {
  const view = viewPersons(persons);
  const longest = [...timetable.days].sort((a, b) => b.slots.length - a.slots.length)[0];
  const hours = longest ? [...longest.slots.map((slot) => slot.start), longest.slots.at(-1)!.end] : [];
  const named = new Set(timetable.days.flatMap((day) => day.slots.flatMap((slot) => slot.cells)));
  for (const key of Object.keys(timetable.overload)) named.add(key);
  const keys = [...named].filter((key): key is string => key !== null).sort();
  const document = {
    week: timetable.week,
    days: timetable.days.map((day) => WEEKDAY_CODES[day.weekday]),
    hours,
    turns: timetable.lines,
    timetable: Object.fromEntries(
      timetable.days.map((day) => [
        WEEKDAY_CODES[day.weekday],
        day.slots.map((slot) => slot.cells.map((key) => key ?? NOBODY)),
      ]),
    ),
    names: Object.fromEntries(keys.map((key) => [key, view(key).name])),
    colors: Object.fromEntries(keys.map((key) => [key, view(key).color.slice(1)])),
    extensions: Object.fromEntries(
      keys.flatMap((key) => (view(key).extension === null ? [] : [[key, view(key).extension]])),
    ),
    overload: timetable.overload,
    penalties: timetable.penalties.map(({ cost, sentence }) => [cost, renderSentence(locale, sentence)]),
    cost: timetable.cost ?? 0,
    log: timetable.log.map(({ text }) => text),
  };
  return dump(document, { lineWidth: -1 });
}
