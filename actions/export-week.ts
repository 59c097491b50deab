import { AppError } from '../model/errors.ts';
import type { Person, PersonKey, StoredTimetable } from '../model/types.ts';
import { loadTable } from '../scheduler/outputs/load-table.ts';
import { toCsv } from '../scheduler/outputs/timetable-csv.ts';
import { toHtml } from '../scheduler/outputs/timetable-html.ts';
import { toIcs } from '../scheduler/outputs/timetable-ics.ts';
import { toTomaticYaml } from '../scheduler/outputs/timetable-yaml.ts';
import { type Actor, may } from './edit-rights.ts';
import { findVisibleWeek, type WeekName } from './find-visible-week.ts';
import type { Workplace } from './workplace.ts';

export const EXPORT_FORMATS = ['csv', 'html', 'ics', 'json', 'yaml', 'tsv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What browsers are told that it is. */
export const EXPORT_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  json: 'application/json; charset=utf-8',
  yaml: 'application/yaml; charset=utf-8',
  tsv: 'text/tab-separated-values; charset=utf-8',
};

export interface ExportedWeek {
  /** Name for the file. */
  name: string;
  type: string;
  text: string;
  stored: StoredTimetable;
}

/**
 * A week in a form for other programs. Of the calendar it is one person's, by default who asks; extensions are only
 * for those who may see them. `unknown-week`, `unknown-person`.
 */
export async function exportWeek(
  workplace: Workplace,
  actor: Actor,
  request: WeekName & { format: ExportFormat; person?: PersonKey | undefined },
): Promise<ExportedWeek> {
  const { store } = workplace;
  const stored = await findVisibleWeek(store, actor, request);
  const everybody = await store.persons.list({ includeArchived: true });
  const persons = may(actor, 'person.see.private') ? everybody : everybody.map(withoutExtension);
  const { format } = request;
  const key = request.person ?? actor.person;
  const person = persons.find((one) => one.key === key);
  if (format === 'ics' && !person) throw new AppError('unknown-person', { person: key ?? '' });
  const name =
    format === 'ics' ? `${stored.timetable.week}-${key}.ics` : `${stored.timetable.week}.${format}`;
  return {
    name,
    type: EXPORT_TYPES[format],
    text: writeAs(workplace, stored, { format, persons, person }),
    stored,
  };
}

function writeAs(
  { config, locale, clock }: Workplace,
  { timetable }: StoredTimetable,
  { format, persons, person }: { format: ExportFormat; persons: Person[]; person: Person | undefined },
): string {
  const { name: title, timezone: zone } = config.organisation;
  const now = clock();
  switch (format) {
    case 'csv':
      return toCsv(timetable, persons);
    case 'html':
      return toHtml(timetable, persons, { locale, title, now });
    case 'ics':
      return toIcs(timetable, person!, { locale, zone, now, host: 'lineup.local' });
    case 'json':
      return `${JSON.stringify(timetable, null, 2)}\n`;
    case 'yaml':
      return toTomaticYaml(timetable, persons, locale);
    case 'tsv':
      return loadTable(timetable, null);
  }
}

function withoutExtension(person: Person): Person {
  return { ...person, extension: null };
}
