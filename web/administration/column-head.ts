import { html, nothing } from 'lit';
import { say } from '../texts.ts';
import type { COLUMNS, Column } from './person-columns.ts';

/** The head of a column by which persons can be sorted. */
export function columnHead(
  { column, title }: (typeof COLUMNS)[number],
  sort: { column: Column; isDown: boolean },
  sortBy: (column: Column) => void,
) {
  const isSorted = sort.column === column;
  const order = isSorted ? (sort.isDown ? 'descending' : 'ascending') : nothing;
  return html`<th scope="col" aria-sort=${order}><button @click=${() => sortBy(column)}>${say(title)}
    ${isSorted ? html`<lu-icon name=${sort.isDown ? 'arrow-down' : 'arrow-up'}></lu-icon>` : nothing}</button></th>`;
}
