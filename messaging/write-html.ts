import { Html, html } from '../model/html.ts';
import { readMarkup, type Span } from './read-markup.ts';

/** A message as a page of mail. Nothing in it can become a tag. */
export function writeHtml(text: string): string {
  const blocks: Html[] = [];
  let items: Html[] = [];
  let lines: Html[] = [];
  const endList = () => {
    if (items.length > 0) blocks.push(html`<ul>${items}</ul>`);
    items = [];
  };
  const endParagraph = () => {
    if (lines.length > 0)
      blocks.push(html`<p>${lines.flatMap((line, i) => (i === 0 ? [line] : [BREAK, line]))}</p>`);
    lines = [];
  };
  for (const { isItem, spans } of readMarkup(text)) {
    const line = html`${spans.map(writeSpan)}`;
    if (isItem) {
      endParagraph();
      items.push(html`<li>${line}</li>`);
    } else {
      endList();
      if (line.text.trim() === '') endParagraph();
      else lines.push(line);
    }
  }
  endList();
  endParagraph();
  return html`<!doctype html><html><body>${new Html(blocks.map((block) => block.text).join('\n'))}</body></html>`
    .text;
}

const BREAK = html`<br>`;

function writeSpan(span: Span): Html {
  if (span.kind === 'bold') return html`<b>${span.text}</b>`;
  return span.kind === 'link' ? html`<a href="${span.url}">${span.text}</a>` : html`${span.text}`;
}
