import '../styles/roomy-grid.css';
import { html, nothing } from 'lit';
import type { DayView, WeekView } from '../data/week-types.ts';
import { say, sayDate } from '../texts.ts';
import { columnsOf, holesOf, isWorked, nowClass } from './days.ts';
import { type GridLook, turnCell } from './turn-cell.ts';

/** Days side by side, lines under each other in each slot. */
export function roomyGrid(look: GridLook) {
  const { week } = look;
  const { days } = week.timetable;
  const columns = columnsOf(week);
  const slots = Math.max(0, ...days.map((day) => day.slots.length));
  const linesOf = (slot: number) => Math.max(1, ...days.map((day) => day.slots[slot]?.cells.length ?? 0));
  const rows = Array.from({ length: slots }, (_, slot) => linesOf(slot));
  const height = rows.reduce((sum, lines) => sum + lines, 0) + rows.length;
  const cell = (column: (typeof columns)[number], slot: number, line: number) => {
    if (isWorked(column)) {
      const { date } = column;
      return html`<td role="gridcell" class=${nowClass(week, date, slot)}>${turnCell(look, { date, slot, line })}</td>`;
    }
    if (slot > 0 || line > 0) return nothing;
    return html`<td class="closed" rowspan=${height}><span>${say('week.closed', { name: column.name })}</span></td>`;
  };
  return html`<table class="week-grid roomy" role="grid" aria-label=${say('week.grid')}>
    <thead><tr role="row"><td class="gutter"></td><td class="gutter"></td>
      ${columns.map((column) =>
        isWorked(column)
          ? html`<th role="columnheader" scope="col">${dayHead(week, column)}</th>`
          : html`<th role="columnheader" scope="col" class="closed">${sayDate(column.date, 'short')}</th>`,
      )}</tr></thead>
    ${rows.map((lines, slot) => {
      const first = days.find((day) => day.slots[slot])?.slots[slot];
      return html`<tbody>${Array.from(
        { length: lines },
        (_, line) => html`<tr role="row">
          ${
            line === 0
              ? html`<th role="rowheader" scope="rowgroup" class="gutter time" rowspan=${lines}><b>${first?.start}</b><span>${first?.end}</span></th>`
              : nothing
          }
          <td class="gutter line">${line + 1}</td>
          ${columns.map((column) => cell(column, slot, line))}
        </tr>`,
      )}</tbody>`;
    })}
  </table>`;
}

function dayHead(week: WeekView, day: DayView) {
  const holes = holesOf(day);
  const isToday = week.now?.date === day.date || day.date === localToday();
  return html`<span class="day-head"><b>${sayDate(day.date, 'weekday')}</b> ${sayDate(day.date, 'day')}
    ${isToday ? html`<em class="tag today">${say('week.today')}</em>` : nothing}
    ${holes > 0 ? html`<em class="tag danger">${say('week.holes', { count: holes })}</em>` : nothing}</span>`;
}

function localToday(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
}
