import '../styles/dense-grid.css';
import { html } from 'lit';
import type { DayView } from '../data/week-types.ts';
import { sayDate } from '../texts.ts';
import { dayStrip } from './day-strip.ts';
import { nowClass } from './days.ts';
import { type GridLook, turnCell } from './turn-cell.ts';

/** One day, its slots side by side, under a strip of all days. */
export function denseGrid(look: GridLook, { date, slots }: DayView) {
  const { week } = look;
  const lines = Math.max(0, ...slots.map(({ cells }) => cells.length));
  return html`
    ${dayStrip(look, date)}
    <div class="scroll"><table class="week-grid dense" role="grid" aria-label=${sayDate(date, 'long')}>
      <thead><tr role="row"><td class="gutter"></td>${slots.map(
        ({ start, end }, slot) =>
          html`<th role="columnheader" scope="col" class=${nowClass(week, date, slot)} title=${`${start}–${end}`}>${start}</th>`,
      )}</tr></thead>
      <tbody>${Array.from(
        { length: lines },
        (_, line) =>
          html`<tr role="row"><td class="gutter line">${line + 1}</td>${slots.map(
            (_, slot) =>
              html`<td role="gridcell" class=${nowClass(week, date, slot)}>${turnCell(look, { date, slot, line })}</td>`,
          )}</tr>`,
      )}</tbody>
    </table></div>`;
}
