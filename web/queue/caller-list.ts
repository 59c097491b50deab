import { html } from 'lit';
import type { QueueView } from '../data/queues.ts';
import '../elements/age.ts';
import { say } from '../texts.ts';

/** Who waits: place, name or number, and for how long. Too long is red, and said. */
export function callerList({ callers, limits }: QueueView) {
  if (callers.length === 0) return html`<p class="quiet">${say('queue-page.callers.none')}</p>`;
  return html`<ol class="callers">${callers.map(
    ({ number, name, position, since }) => html`<li>
      <span class="place" aria-hidden="true">${position}</span>
      <span class="who"><span class="visually-hidden">${say('queue-page.caller.place', { position })}</span>
        <b>${name ?? number ?? say('queue-page.caller.unknown')}</b>${name && number ? html`<small class="number">${number}</small>` : ''}</span>
      <lu-age .since=${since} .limit=${limits.longWaitSeconds}></lu-age>
      <span class="late-word"><lu-icon name="triangle-alert"></lu-icon>${say('queue-page.caller.late')}</span>
    </li>`,
  )}</ol>`;
}
