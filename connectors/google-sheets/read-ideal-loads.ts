import { AppError } from '../../model/errors.ts';
import { type Say, sentence, type TextKey, type TextValues } from '../../model/texts/index.ts';
import type { PersonKey } from '../../model/types.ts';
import type { WeekFindings } from '../week-findings.ts';
import type { SheetsSettings } from './sheets-settings.ts';
import { cellName, type Range, type Spreadsheet } from './spreadsheet.ts';

/**
 * Ideal loads: two columns of the same height, names and whole numbers. A cell that is no whole number is a
 * fault and its person is left out. Refuses with `table-too-small` if one column is declared shorter.
 */
export async function readIdealLoads(
  spreadsheet: Spreadsheet,
  settings: SheetsSettings,
  findings: WeekFindings,
  say: Say,
): Promise<Record<PersonKey, number>> {
  const names = spreadsheet.range(settings.idealLoadNamesRange, settings.idealLoadSheet);
  const values = spreadsheet.range(settings.idealLoadValuesRange, settings.idealLoadSheet);
  refuseDifferentHeights(names, values, spreadsheet, say);
  const [nameRows, valueRows] = await spreadsheet.cells([names, values]);

  const loads = new Map<PersonKey, number>();
  for (let row = 0; row < Math.max(nameRows!.length, valueRows!.length); row += 1) {
    const name = nameRows![row]?.[0] ?? '';
    const value = valueRows![row]?.[0] ?? '';
    const fault = (key: TextKey, values_: TextValues) =>
      findings.addFault({
        file: `${spreadsheet.title} · ${values.sheet}`,
        line: values.row + row + 1,
        reason: sentence(key, { cell: cellName(values, row, 0), ...values_ }),
        text: `${name} | ${value}`,
        kept: false,
      });
    if (name === '') {
      if (value !== '') fault('source.sheets.load-without-name', { value });
      continue;
    }
    const person = findings.match(`${spreadsheet.title} · ${cellName(names, row, 0)}`, name);
    if (!person) continue;
    if (!/^\d+$/.test(value)) fault('source.sheets.bad-load', { name, value });
    else if (loads.has(person) && loads.get(person) !== Number(value)) {
      fault('source.load-twice', { name, value, first: loads.get(person)! });
    } else loads.set(person, Number(value));
  }
  return Object.fromEntries(loads);
}

function refuseDifferentHeights(names: Range, values: Range, spreadsheet: Spreadsheet, say: Say): void {
  if (names.rows === null || values.rows === null || names.rows === values.rows) return;
  const [small, large] = names.rows < values.rows ? [names, values] : [values, names];
  throw new AppError('table-too-small', {
    range: small.label,
    document: spreadsheet.title,
    reason: say('source.sheets.rows-differ', {
      rows: small.rows!,
      other: large.label,
      otherRows: large.rows!,
    }),
  });
}
