import { AppError } from '../../model/errors.ts';
import { type Say, sentence } from '../../model/texts/index.ts';
import { daysBetween } from '../../model/time.ts';
import type { IsoDate } from '../../model/types.ts';
import type { WeekFindings } from '../week-findings.ts';
import type { WeekQuestion } from '../week-source.ts';
import { SHEETS } from './sheets-settings.ts';
import { cellName, type Range, type Spreadsheet } from './spreadsheet.ts';

/** A half of a year with the days of the week that fall into it. */
interface Semester {
  year: string;
  number: 1 | 2;
  first: IsoDate;
  days: IsoDate[];
}

/**
 * Holidays: one range for each half of a year; its first column names people, then comes a column for each day
 * from 1 January or 1 July on; any cell that is not blank is a day off. A week that crosses 30 June or
 * 31 December takes both. Refuses with `table-too-small` if the range ends before the last day needed:
 * the service leaves out empty cells, so only the declared width tells "nobody is away" from "not there yet".
 */
export async function readHolidays(
  spreadsheet: Spreadsheet,
  pattern: string,
  question: WeekQuestion,
  findings: WeekFindings,
  say: Say,
): Promise<void> {
  const semesters = semestersOf(question.days);
  if (semesters.length === 0) return;
  const ranges = semesters.map((semester) => {
    const range = rangeOf(semester, pattern, spreadsheet, say);
    refuseNarrow(range, semester, spreadsheet, say);
    return range;
  });
  const tables = await spreadsheet.cells(ranges);
  semesters.forEach((semester, index) => {
    readTable(tables[index]!, ranges[index]!, semester, spreadsheet, findings);
  });
}

function readTable(
  rows: string[][],
  range: Range,
  semester: Semester,
  spreadsheet: Spreadsheet,
  findings: WeekFindings,
): void {
  rows.forEach((cells, row) => {
    const days = semester.days.filter((day) => (cells[columnOf(day, semester)] ?? '') !== '');
    // Rows that say nothing of this week may name people who have long gone.
    if (days.length === 0) return;
    const name = cells[0] ?? '';
    if (name === '') {
      findings.addFault({
        file: `${spreadsheet.title} · ${range.sheet}`,
        line: range.row + row + 1,
        reason: sentence('source.sheets.holiday-without-name', { cell: cellName(range, row, 0) }),
        text: days.join(' '),
        kept: false,
      });
      return;
    }
    const person = findings.match(`${spreadsheet.title} · ${cellName(range, row, 0)}`, name);
    if (!person) return;
    for (const day of days) findings.addDayOff(person, 'holiday', day);
  });
}

function semestersOf(days: readonly IsoDate[]): Semester[] {
  const semesters: Semester[] = [];
  for (const day of days) {
    const year = day.slice(0, 4);
    const number = Number(day.slice(5, 7)) <= 6 ? 1 : 2;
    const last = semesters.at(-1);
    if (last && last.year === year && last.number === number) last.days.push(day);
    else semesters.push({ year, number, first: `${year}-${number === 1 ? '01' : '07'}-01`, days: [day] });
  }
  return semesters;
}

/** Column of a day, from 0; column 0 has the names. */
function columnOf(day: IsoDate, semester: Semester): number {
  return daysBetween(semester.first, day).length;
}

/** People have written the name in two languages; the configured spelling goes first. */
function rangeOf(semester: Semester, pattern: string, spreadsheet: Spreadsheet, say: Say): Range {
  const name = pattern.replaceAll('{year}', semester.year).replaceAll('{semester}', String(semester.number));
  const spellings = [name, name.replace(/Semestre/gi, 'Semester'), name.replace(/Semester/gi, 'Semestre')];
  for (const spelling of spellings) {
    const range = spreadsheet.namedRange(spelling);
    if (range) return range;
  }
  throw new AppError('source-not-found', {
    source: SHEETS,
    what: say('source.sheets.no-range', { name, title: spreadsheet.title }),
  });
}

function refuseNarrow(range: Range, semester: Semester, spreadsheet: Spreadsheet, say: Say): void {
  const day = semester.days.at(-1)!;
  const needed = columnOf(day, semester) + 1;
  if (range.columns === null || range.columns >= needed) return;
  throw new AppError('table-too-small', {
    range: range.label,
    document: spreadsheet.title,
    reason: say('source.sheets.too-narrow', { columns: range.columns, needed, date: day }),
  });
}
