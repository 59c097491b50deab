import { html } from 'lit';
import { type QueueView, silentSince } from '../data/queues.ts';
import '../elements/age.ts';
import { say } from '../texts.ts';
import { timeOf } from './time-of.ts';

/** Since when what is shown is no longer what is true, in milliseconds; `null`: it is true now. */
export function staleSince({ pbx, readAt }: QueueView): number | null {
  const silent = silentSince();
  if (silent !== null) return silent;
  if (pbx.state === 'ready') return null;
  return Date.parse(readAt ?? pbx.since);
}

/** Always in sight: whether this is live, and how old the last change is. */
export function freshness(view: QueueView) {
  const stale = staleSince(view);
  if (stale !== null)
    return html`<p class="freshness stale"><lu-icon name="wifi-off"></lu-icon><b>${say('queue-page.silent', { time: timeOf(stale) })}</b></p>`;
  const [before, after] = say('queue-page.live.age', { age: '\u0000' }).split('\u0000');
  return html`<p class="freshness"><i aria-hidden="true"></i><b>${say('queue-page.live')}</b>
    <span class="quiet">${before}<lu-age .since=${view.readAt}></lu-age>${after}</span></p>`;
}
