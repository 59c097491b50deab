import stringWidth from 'string-width';
import type { Say, TextKey } from '../model/texts/index.ts';

type ColumnName = Extract<TextKey, `cli.column.${string}`> extends `cli.column.${infer Name}` ? Name : never;

/** A list under the names of its columns; a sentence where there is nothing in it. */
export function printList(
  say: Say,
  columns: readonly ColumnName[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  if (rows.length === 0) return say('cli.list.empty');
  return printTable([columns.map((column) => say(`cli.column.${column}`)), ...rows]);
}

/** Rows of texts as columns that line up, whatever the script; numbers to the right. */
export function printTable(rows: readonly (readonly (string | number | null)[])[]): string {
  const shown = rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
  const columns = Math.max(0, ...shown.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) => {
    return Math.max(...shown.map((row) => stringWidth(row[i] ?? '')));
  });
  return shown
    .map((row, r) => {
      const cells = row.map((cell, i) => {
        const space = ' '.repeat(widths[i]! - stringWidth(cell));
        return typeof rows[r]![i] === 'number' ? space + cell : cell + space;
      });
      return cells.join('  ').trimEnd();
    })
    .join('\n');
}
