import '../styles/phone-grid.css';
import { html, nothing } from 'lit';
import type { DayView } from '../data/week-types.ts';
import { say, sayDate } from '../texts.ts';
import { columnsOf, holesOf, isNowIn, isWorked } from './days.ts';
import { type GridLook, turnCell } from './turn-cell.ts';

/** One day, two turns a row, under the days of the week. */
export function phoneGrid(look: GridLook, { date, slots }: DayView) {
  return html`
    ${dayTabs(look, date)}
    <div class="week-grid phone" role="grid" aria-label=${sayDate(date, 'long')}>
      ${slots.map(({ start, end, cells }, slot) => {
        const filled = cells.filter(({ person }) => person !== null).length;
        const isNow = isNowIn(look.week, date, slot);
        return html`<section role="rowgroup" class=${isNow ? 'now' : ''}>
          <h2 role="row"><span role="rowheader"><b class="number">${start}–${end}</b>${isNow ? html` <em>${say('week.now')}</em>` : nothing}</span>
            <span role="gridcell" class="quiet">${filled} / ${cells.length}</span></h2>
          <div class="pairs" role="row">${cells.map((_, line) => html`<div role="gridcell">${turnCell(look, { date, slot, line })}</div>`)}</div>
        </section>`;
      })}
    </div>`;
}

function dayTabs({ week, me, showDay }: GridLook, shown: string) {
  return html`<div class="days" role="tablist" aria-label=${say('week.day')}>
    ${columnsOf(week).map((day) => {
      const { date } = day;
      if (!isWorked(day))
        return html`<span class="closed"><span>${sayDate(date, 'weekday')}</span><s>${sayDate(date, 'day')}</s></span>`;
      const isMine = day.slots.some(({ cells }) => cells.some(({ person }) => person === me));
      return html`<button role="tab" aria-selected=${String(date === shown)} @click=${() => showDay(date)}>
        <span>${sayDate(date, 'weekday')}</span><b>${sayDate(date, 'day')}</b>
        <i>${isMine ? html`<span class="dot"></span>` : nothing}
        ${holesOf(day) > 0 ? html`<span class="square"></span>` : nothing}</i></button>`;
    })}
  </div>`;
}
