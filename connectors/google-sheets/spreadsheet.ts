import { AppError } from '../../model/errors.ts';
import type { Say } from '../../model/texts/index.ts';
import { type Asked, malformed, type SheetsClient } from './sheets-client.ts';
import { SHEETS } from './sheets-settings.ts';

/** A rectangle of a sheet. */
export interface Range {
  /** What the service is asked for: a named range, or A1 with its sheet. */
  ref: string;
  /** As the configuration and people call it. */
  label: string;
  sheet: string;
  /** Row and column of the first cell, from 0. */
  row: number;
  column: number;
  /** Declared size; `null`: as far as the sheet goes. */
  rows: number | null;
  columns: number | null;
}

/** What is known of a spreadsheet before its cells are read. */
export interface Spreadsheet {
  id: string;
  title: string;
  /** The whole of a sheet; refuses with `source-not-found`. */
  sheet(name: string): Range;
  /** A named range, in any case; `null` if there is none. */
  namedRange(name: string): Range | null;
  /** A named range or an A1 range ("B2:B40", on `sheet` unless it says another); refuses with `source-not-found`. */
  range(name: string, sheet: string): Range;
  /** Texts of the cells of several ranges, row by row; what is empty at the ends may be missing. */
  cells(ranges: Range[]): Promise<string[][][]>;
}

const A1 = /^(?:(?:'((?:[^']|'')+)'|([^!']+))!)?([A-Z]{1,3})(\d+)?(?::([A-Z]{1,3})(\d+)?)?$/i;

/** Reads the structure of a spreadsheet. Refuses with `source-*`. */
export async function openSpreadsheet(
  client: SheetsClient,
  id: string,
  name: string,
  say: Say,
): Promise<Spreadsheet> {
  const structure = await client.readStructure(id, askedFor(name, say));
  const { properties, sheets, namedRanges } = structure as Record<string, unknown>;
  if (!Array.isArray(sheets)) throw malformed(name, say('source.malformed.no-sheets'));
  const title = textOf((properties as Record<string, unknown> | undefined)?.title) || name;
  const asked = askedFor(title, say);
  const notFound = (what: string) => new AppError('source-not-found', { source: SHEETS, what });

  const titles = new Map<number, string>();
  for (const sheet of sheets) {
    const { sheetId, title: sheetTitle } = (sheet?.properties ?? {}) as Record<string, unknown>;
    titles.set(numberOf(sheetId) ?? 0, textOf(sheetTitle));
  }
  const ranges = new Map<string, Range>();
  for (const named of Array.isArray(namedRanges) ? namedRanges : []) {
    const label = textOf(named?.name);
    const grid = (named?.range ?? {}) as Record<string, unknown>;
    const row = numberOf(grid.startRowIndex) ?? 0;
    const column = numberOf(grid.startColumnIndex) ?? 0;
    const endRow = numberOf(grid.endRowIndex);
    const endColumn = numberOf(grid.endColumnIndex);
    ranges.set(label.toLowerCase(), {
      ref: label,
      label,
      sheet: titles.get(numberOf(grid.sheetId) ?? 0) ?? '',
      row,
      column,
      rows: endRow === null ? null : endRow - row,
      columns: endColumn === null ? null : endColumn - column,
    });
  }

  const spreadsheet: Spreadsheet = {
    id,
    title,
    sheet: (wanted) => {
      if (![...titles.values()].includes(wanted))
        throw notFound(say('source.sheets.no-sheet', { name: wanted, title }));
      return {
        ref: quotedSheet(wanted),
        label: wanted,
        sheet: wanted,
        row: 0,
        column: 0,
        rows: null,
        columns: null,
      };
    },
    namedRange: (wanted) => ranges.get(wanted.toLowerCase()) ?? null,
    range: (wanted, sheet) => {
      const found = spreadsheet.namedRange(wanted);
      if (found) return found;
      const match = A1.exec(wanted);
      if (!match) throw notFound(say('source.sheets.no-range', { name: wanted, title }));
      return rangeOfA1(match, wanted, sheet);
    },
    cells: async (wanted) => {
      const answer = await client.readRanges(
        id,
        wanted.map((range) => range.ref),
        asked,
      );
      const { valueRanges } = answer as { valueRanges?: unknown };
      if (!Array.isArray(valueRanges) || valueRanges.length !== wanted.length) {
        throw malformed(title, say('source.malformed.no-values'));
      }
      return valueRanges.map((valueRange, index) => {
        const values: unknown = valueRange?.values ?? [];
        if (!Array.isArray(values) || !values.every((row) => Array.isArray(row))) {
          throw malformed(`${title} · ${wanted[index]!.label}`, say('source.malformed.no-values'));
        }
        return values.map((row: unknown[]) => row.map(textOf));
      });
    },
  };
  return spreadsheet;
}

/** The place of a cell as people find it in the sheet: "Summer!B4"; row and column count from the range's start. */
export function cellName(range: Range, row: number, column: number): string {
  let letters = '';
  for (let rest = range.column + column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${range.sheet}!${letters}${range.row + row + 1}`;
}

function askedFor(title: string, say: Say): Asked {
  return {
    unreadable: say('source.sheets.the-document', { title }),
    missing: say('source.sheets.no-document', { title }),
    missingRange: (name) => say('source.sheets.no-range', { name, title }),
  };
}

function rangeOfA1(match: RegExpExecArray, label: string, ownSheet: string): Range {
  const [, quotedName, plainName, startColumn, startRow, endColumn, endRow] = match;
  const sheet = quotedName?.replaceAll("''", "'") ?? plainName ?? ownSheet;
  const column = columnIndex(startColumn!);
  const row = startRow === undefined ? 0 : Number(startRow) - 1;
  const single = endColumn === undefined;
  return {
    ref: `${quotedSheet(sheet)}!${label.slice(label.lastIndexOf('!') + 1).toUpperCase()}`,
    label,
    sheet,
    row,
    column,
    rows: single ? 1 : endRow === undefined ? null : Number(endRow) - row,
    columns: single ? 1 : columnIndex(endColumn) - column + 1,
  };
}

function columnIndex(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function quotedSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value).trim();
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) ? value : null;
}
