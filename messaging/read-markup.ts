/** A stretch of a line. */
export type Span =
  | { kind: 'text'; text: string }
  | { kind: 'bold'; text: string }
  | { kind: 'link'; text: string; url: string };

/** A line, or an item of a list. */
export interface Line {
  isItem: boolean;
  spans: Span[];
}

/** `[text](url)`, `*bold*` as a whole, and addresses as they stand. */
const SPAN =
  /\[([^\]\n]+)\]\((https?:\/\/[^\s()<>|]+|mailto:[^\s()<>|]+)\)|(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]*[^*\s])\*(?![\p{L}\p{N}*])|https?:\/\/[^\s<>|"]*[^\s<>|".,;:!?)\]}'*]/gu;

/** Reads the small part of Markdown that messages are written in. Whatever is none of it is plain text. */
export function readMarkup(text: string): Line[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => {
      const item = /^\s*[-•]\s+(.*)$/.exec(line);
      return { isItem: item !== null, spans: readSpans(item ? item[1]! : line) };
    });
}

function readSpans(line: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const match of line.matchAll(SPAN)) {
    if (match.index > from) spans.push({ kind: 'text', text: line.slice(from, match.index) });
    const [whole, label, url, bold] = match;
    if (label !== undefined) spans.push({ kind: 'link', text: label, url: url! });
    else if (bold !== undefined) spans.push({ kind: 'bold', text: bold });
    else spans.push({ kind: 'link', text: whole, url: whole });
    from = match.index + whole.length;
  }
  if (from < line.length) spans.push({ kind: 'text', text: line.slice(from) });
  return spans;
}
