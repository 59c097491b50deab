/** A line of a table, with the number of the line of the file where it begins. */
export interface CsvRow {
  line: number;
  cells: string[];
}

export interface ParsedCsv {
  rows: CsvRow[];
  /** Line of a quotation mark that is never closed: what follows it is not there. `null`: all is well. */
  openQuote: number | null;
}

const SEPARATORS = [',', ';', '\t'];

/**
 * Reads comma-separated values (RFC 4180), also with semicolons or tabs: what the first line has most of. Empty lines
 * count for nothing; a quotation mark is doubled within quotation marks.
 */
export function parseCsv(text: string): ParsedCsv {
  const source = text.replace(/^\ufeff/, '');
  const separator = separatorOf(source);
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let line = 1;
  let begun = 1;
  let quotedSince: number | null = null;
  const endRow = () => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: begun, cells });
    cells = [];
    cell = '';
  };
  for (let i = 0; i < source.length; i++) {
    const character = source[i]!;
    if (quotedSince !== null) {
      if (character === '"' && source[i + 1] === '"') {
        cell += '"';
        i++;
      } else if (character === '"') quotedSince = null;
      else {
        if (character === '\n') line++;
        cell += character;
      }
    } else if (character === '"' && cell.trim() === '') {
      cell = '';
      quotedSince = line;
    } else if (character === separator) {
      cells.push(cell);
      cell = '';
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && source[i + 1] === '\n') i++;
      endRow();
      line++;
      begun = line;
    } else cell += character;
  }
  if (quotedSince === null && (cell !== '' || cells.length > 0)) endRow();
  return { rows, openQuote: quotedSince };
}

function separatorOf(text: string): string {
  const first = text.slice(0, Math.max(0, text.search(/[\r\n]|$/)));
  const counts = SEPARATORS.map((separator) => first.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))]!;
}
