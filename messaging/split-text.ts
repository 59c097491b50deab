/** A stretch that is not cut if it can be helped: a link, white space, a word. */
const ATOM = /<[^<>\n]*>|\n+|[^\S\n]+|[^\s<]+|</g;

/**
 * Cuts a text into parts whose `size` is at most `most`, at the ends of lines where these are near, else between
 * words, and only where a word alone is too long within it. Nothing but white space at the cuts is lost.
 * @param size of a text; that of two together is the sum
 */
export function splitText(text: string, most: number, size: (part: string) => number): string[] {
  const parts: string[] = [];
  let part = '';
  let filled = 0;
  const push = (ended: string) => {
    if (ended.trim() !== '') parts.push(ended.trim());
  };
  const start = (rest: string) => {
    part = rest;
    filled = size(rest);
  };
  const fits = (atom: string) => filled + size(atom) <= most;
  const append = (atom: string) => {
    part += atom;
    filled += size(atom);
  };

  for (const [atom] of text.matchAll(ATOM)) {
    if (fits(atom)) {
      append(atom);
      continue;
    }
    // A line that was begun goes to the next part, unless this one would be left half empty.
    const lineEnd = part.lastIndexOf('\n');
    const keepsLine = lineEnd > part.length / 2;
    push(keepsLine ? part.slice(0, lineEnd) : part);
    start(keepsLine ? part.slice(lineEnd + 1) : '');
    if (fits(atom)) {
      append(atom);
      continue;
    }
    for (const sign of atom) {
      if (!fits(sign)) {
        push(part);
        start('');
      }
      append(sign);
    }
  }
  push(part);
  return parts;
}
