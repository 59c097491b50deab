import { daysBetween } from '../../model/time.ts';
import type { WeekFindings } from '../week-findings.ts';
import type { WeekQuestion } from '../week-source.ts';
import { cellName, type Spreadsheet } from './spreadsheet.ts';

/** Leaves: every non-empty cell of the sheet is a person who is away the whole week. */
export async function readLeaves(
  spreadsheet: Spreadsheet,
  sheetName: string,
  question: WeekQuestion,
  findings: WeekFindings,
): Promise<void> {
  const sheet = spreadsheet.sheet(sheetName);
  const [rows] = await spreadsheet.cells([sheet]);
  rows!.forEach((cells, row) => {
    cells.forEach((name, column) => {
      if (name === '') return;
      const person = findings.match(`${spreadsheet.title} · ${cellName(sheet, row, column)}`, name);
      if (!person) return;
      for (const day of daysBetween(question.monday, question.sunday))
        findings.addDayOff(person, 'leave', day);
    });
  });
}
