import { readMarkup, type Span } from './read-markup.ts';

/** A message as text that is read as it stands. */
export function writePlain(text: string): string {
  return readMarkup(text)
    .map(({ isItem, spans }) => `${isItem ? '- ' : ''}${spans.map(writeSpan).join('')}`)
    .join('\n');
}

function writeSpan(span: Span): string {
  if (span.kind === 'link' && span.text !== span.url) return `${span.text} (${span.url})`;
  return span.text;
}
