import { stringify } from 'csv-stringify/sync';
import type { Person, Timetable } from '../../model/types.ts';
import { viewPersons } from './persons-view.ts';

/**
 * One row for each cell, RFC 4180: date, weekday, start, end, line, person, name, extension; holes have no person.
 * Texts that a spreadsheet would take for a formula get an apostrophe in front.
 */
export function toCsv(timetable: Timetable, persons: readonly Person[]): string {
  const view = viewPersons(persons);
  const rows = timetable.days.flatMap((day) =>
    day.slots.flatMap((slot) =>
      slot.cells.map((key, line) => {
        const person = key === null ? null : view(key);
        return {
          date: day.date,
          weekday: day.weekday,
          start: slot.start,
          end: slot.end,
          line: timetable.lines[line] ?? String(line + 1),
          person: key ?? '',
          name: person?.name ?? '',
          extension: person?.extension ?? '',
        };
      }),
    ),
  );
  const columns = ['date', 'weekday', 'start', 'end', 'line', 'person', 'name', 'extension'];
  return stringify(rows, { header: true, columns, record_delimiter: '\r\n', escape_formulas: true });
}
