import stringWidth from 'string-width';

/** A text in lines of at most `width` columns: the first after `first`, the others after as much space. */
export function wrapText(text: string, width: number, first = ''): string {
  const margin = ' '.repeat(stringWidth(first));
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && stringWidth(line) + 1 + stringWidth(word) > width) {
      lines.push(line);
      line = margin;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}
