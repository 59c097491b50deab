import '../styles/empty-week.css';
import { html } from 'lit';
import { may } from '../data/session.ts';
import { say } from '../texts.ts';

/** Where no week is: what can be done about it. `hasOthers`: there are weeks, but not this one. */
export function emptyWeek(hasOthers: boolean) {
  return html`<div class="card empty-week"><lu-icon name="calendar-x"></lu-icon>
    <p>${say(hasOthers ? 'week.gone' : 'week.empty')}</p>
    ${may('plan.run') ? html`<a class="button primary" href="/planner">${say('week.empty.plan')}</a>` : html`<a class="button" href="/week">${say('shell.to-week')}</a>`}</div>`;
}
