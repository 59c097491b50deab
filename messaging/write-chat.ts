import { readMarkup, type Span } from './read-markup.ts';

/** A message in the words of Google Chat: `*bold*`, `<url|text>`, lists with "- ". */
export function writeChat(text: string): string {
  return readMarkup(text)
    .map(({ isItem, spans }) => `${isItem ? '- ' : ''}${spans.map(writeSpan).join('')}`)
    .join('\n');
}

function writeSpan(span: Span): string {
  const text = disarm(span.text);
  if (span.kind === 'bold') return `*${text}*`;
  if (span.kind === 'text') return text;
  return span.text === span.url ? span.url : `<${span.url}|${text.replaceAll('|', '¦')}>`;
}

/** There `<users/all>` calls everybody, and `<…|…>` hides where a link goes: neither comes from what people typed. */
function disarm(text: string): string {
  return text.replace(/<(?=\S|$)/g, '<\u200b');
}
