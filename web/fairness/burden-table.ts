import { html } from 'lit';
import { say, saySigned } from '../texts.ts';
import { type BurdenRow, KINDS, pointsOf, sayNumber } from './burdens.ts';

/**
 * Who carried what in numbers; `me` is marked. `forgive`: what forgives a credit, for who may. On a phone each row is a
 * card: roles keep it a table for who hears it.
 */
export function burdenTable(
  rows: readonly BurdenRow[],
  { me, forgive }: { me: string | undefined; forgive: ((row: BurdenRow) => void) | null },
) {
  const columns: { label: string; of: (row: BurdenRow) => unknown; strong?: true }[] = [
    { label: say('fairness.column.ideal'), of: ({ idealLoad }) => sayNumber(idealLoad) },
    { label: say('fairness.column.turns'), of: ({ turns }) => sayNumber(turns) },
    ...KINDS.map(({ text, causes }) => ({
      label: say(text),
      of: (row: BurdenRow) => sayNumber(pointsOf(row, causes)),
    })),
    { label: say('fairness.column.points'), of: ({ points }) => sayNumber(points), strong: true },
    {
      label: say('fairness.column.per-turn'),
      of: ({ perTurn }) => (perTurn === null ? '–' : sayNumber(perTurn)),
      strong: true,
    },
    { label: say('fairness.column.steps'), of: ({ steps }) => sayNumber(steps) },
    { label: say('fairness.column.credit'), of: (row) => creditOf(row, forgive) },
  ];
  return html`<table class="burden-table" role="table" aria-labelledby="fairness-table">
    <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${say('fairness.column.person')}</th>
      ${columns.map(({ label }) => html`<th role="columnheader" scope="col">${label}</th>`)}</tr></thead>
    <tbody role="rowgroup">${rows.map(
      (
        row,
      ) => html`<tr role="row" class=${row.person === me ? 'own' : ''}><th role="rowheader" scope="row">${row.name}</th>
        ${columns.map(({ label, of, strong }) => html`<td role="cell" class="number ${strong ? 'strong' : ''}"><span class="column" aria-hidden="true">${label}</span>${of(row)}</td>`)}</tr>`,
    )}</tbody>
  </table>`;
}

function creditOf(row: BurdenRow, forgive: ((row: BurdenRow) => void) | null) {
  const { credit, name } = row;
  if (!forgive || credit === 0) return saySigned(credit);
  return html`<span class="credit">${saySigned(credit)}
    <button class="button plain forgive" aria-label=${say('fairness.forgive.one', { name })} title=${say('fairness.forgive')}
      @click=${() => forgive(row)}><lu-icon name="eraser"></lu-icon></button></span>`;
}
