import '../styles/day-strip.css';
import { html, svg } from 'lit';
import type { DayView } from '../data/week-types.ts';
import { say, sayDate } from '../texts.ts';
import { holesOf } from './days.ts';
import type { GridLook } from './turn-cell.ts';

/** All days in small, one of which is shown large. */
export function dayStrip({ week, me, showDay }: GridLook, shown: string) {
  return html`<div class="strip" role="tablist" aria-label=${say('week.day')}>
    ${week.timetable.days.map((day) => {
      const holes = holesOf(day);
      return html`<button role="tab" aria-selected=${String(day.date === shown)} @click=${() => showDay(day.date)}>
        <span><b>${sayDate(day.date, 'short')}</b><em class=${holes > 0 ? 'holes' : ''}>${holes > 0 ? say('week.holes', { count: holes }) : say('week.full')}</em></span>
        ${marksOf(day, me)}
      </button>`;
    })}
  </div>`;
}

/** One mark a turn: staffed, mine, or a hole. Drawn as three paths, since a big week has a thousand of them. */
function marksOf({ slots }: DayView, me: string | null) {
  const lines = Math.max(1, ...slots.map(({ cells }) => cells.length));
  const paths = { staffed: '', mine: '', hole: '' };
  slots.forEach(({ cells }, slot) => {
    cells.forEach(({ person }, line) => {
      const kind = person === null ? 'hole' : person === me ? 'mine' : 'staffed';
      paths[kind] += `M${slot * 10} ${line * 10}h9v9h-9z`;
    });
  });
  return html`<svg class="marks" viewBox="0 0 ${slots.length * 10} ${lines * 10}" preserveAspectRatio="none" aria-hidden="true">
    ${Object.entries(paths).map(([kind, path]) => svg`<path class=${kind} d=${path}></path>`)}</svg>`;
}
