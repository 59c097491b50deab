import stringWidth from 'string-width';

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
