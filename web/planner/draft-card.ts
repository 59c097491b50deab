import '../styles/draft-card.css';
import { html, nothing } from 'lit';
import type { WeekView } from '../data/week-types.ts';
import '../elements/mini-week.ts';
import { initialsIn } from '../state/initials-in.ts';
import { say } from '../texts.ts';

/** One of the weeks that lie side by side. `publish`: only where it can be done. */
export function draftCard(
  week: WeekView,
  {
    name,
    other,
    isFirst,
    publish,
  }: { name: string; other: WeekView | null; isFirst: boolean; publish: (() => void) | null },
) {
  const isBetter = other !== null && week.cost < other.cost;
  const rows = [
    ['planner.cost', week.cost, isBetter ? 'ok' : ''],
    ['planner.bound', week.bound ?? '–', week.proven ? 'ok' : ''],
    ['planner.holes', week.holes, week.holes > 0 ? 'danger' : ''],
    ['planner.broken', week.broken, week.broken > 0 ? 'danger' : ''],
  ] as const;
  return html`<article class="card draft">
    <header><h3>${name}</h3><span class="quiet">${week.description}</span>
      ${publish ? html`<button class="button ${isFirst ? 'primary' : ''}" @click=${publish}>${say('planner.publish')}</button>` : nothing}</header>
    <lu-mini-week .week=${miniOf(week)} .other=${other && miniOf(other)} .persons=${initialsIn(week.persons)}></lu-mini-week>
    <dl>${rows.map(([key, value, tone]) => html`<div><dt>${say(key)}</dt><dd class="number ${tone}">${value}</dd></div>`)}</dl>
    <a href=${`/week/${week.week}?id=${week.id}`}>${say('planner.open-week')}</a>
  </article>`;
}

function miniOf({ timetable }: WeekView) {
  const days = timetable.days.map(({ date, slots }) => ({
    date,
    slots: slots.map(({ cells }) => ({ cells: cells.map(({ person }) => person) })),
  }));
  return { days };
}
