import { dump } from 'js-yaml';
import type { Config } from '../../model/config/schema.ts';
import { weekShape } from '../../model/config/week-shape.ts';
import type { Person, Weekday } from '../../model/types.ts';
import { CONFIG_KEYS } from './config-keys.ts';
import { WEEKDAY_CODES } from './weekday-codes.ts';

/** The limits of the longest day's slots: the form knows no others. */
export function slotLimits(config: Config): string[] {
  const longest = weekShape(config).days.reduce<{ start: string; end: string }[]>(
    (slots, day) => (day.slots.length > slots.length ? day.slots : slots),
    [],
  );
  return longest.length === 0 ? [] : [...longest.map(({ start }) => start), longest.at(-1)!.end];
}

/**
 * The text of `config.yaml`: the inverse of the translation, together with the daily limits and the lunch
 * exemptions, which the form keeps here. It knows one day for all weekdays, one number of lines and no gaps between
 * slots: the longest day and the greatest number are written.
 */
export function writeConfig(config: Config, persons: readonly Person[]): string {
  const rules = config.rules[config.rules.preset];
  const written: Record<string, unknown> = {
    personsfile: 'persons.yaml',
    idealshifts: 'idealshifts.yaml',
    busyFiles: ['oneshot.conf', 'indisponibilitats.conf', 'indisponibilitats-vacances.conf'],
    forcedTimeTable: 'data/forced-turns.yaml',
  };
  for (const { key, kind, to } of CONFIG_KEYS) {
    const path = to[0]!.replace('rules.tomatic.', `rules.${config.rules.preset}.`);
    const value = valueAt(config, path);
    if (value === null || value === undefined) continue;
    if (kind === 'weekdays') written[key] = (value as Weekday[]).map((day) => WEEKDAY_CODES[day]);
    else written[key] = value;
  }
  const { days } = weekShape(config);
  written.nTelefons = Math.max(1, ...days.flatMap((day) => day.slots.map((slot) => slot.lines)));
  written.hours = slotLimits(config);
  // The form wants an order of search; ours may have none.
  if (config.solver.searchDays.length === 0) written.diesCerca = written.diesVisualitzacio;
  if (rules['table-limit'].level !== 'hard') delete written.maximPerTaula;
  if (rules['first-lines'].level !== 'hard') delete written.maximsT1PerDia;
  written.deixaEsmorzar = rules.lunch.level === 'hard';
  written.ignoreOptionalAbsences = rules['optional-unavailability'].level === 'off';
  written.noVolenEsmorzar = persons.filter((person) => person.lunchExempt).map((person) => person.key);
  written.maximHoresDiaries = Object.fromEntries(
    persons.flatMap(({ key, dailyLimit }) => (dailyLimit === null ? [] : [[key, dailyLimit]])),
  );
  return dump(written, { lineWidth: -1 });
}

function valueAt(config: Config, path: string): unknown {
  let value: unknown = config;
  for (const step of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[step];
  return value;
}
