import { html, nothing } from 'lit';
import type { QueueView } from '../data/queues.ts';
import '../elements/age.ts';
import { say } from '../texts.ts';
import { timeOf } from './time-of.ts';

/** What answers a warning; `null`: nothing that who looks may do. */
export type Offer = (warning: QueueView['warnings'][number]) => unknown;

/** What a queue has to say besides its members: the exchange is away, closed, no timetable, what is wrong. */
export function queueNotes(view: QueueView, offer: Offer) {
  const { warnings, findings } = view;
  return html`${pbxNote(view)}${kindNote(view)}
    ${
      warnings.length + findings.length === 0
        ? nothing
        : html`<ul class="warnings" aria-label=${say('queue-page.warnings')}>
            ${warnings.map((warning) => {
              const { text, since } = warning;
              return html`<li class="callout danger"><lu-icon name="triangle-alert"></lu-icon><span>${text}</span>${offer(warning)}<lu-age .since=${since}></lu-age></li>`;
            })}
            ${findings.map((text) => html`<li class="callout warn"><lu-icon name="circle-alert"></lu-icon><span>${text}</span></li>`)}
          </ul>`
    }`;
}

function pbxNote({ pbx }: QueueView) {
  if (pbx.state === 'ready') return nothing;
  const isComing = pbx.state === 'connecting';
  const words = say(`queue-page.pbx.${pbx.state}`, { pbx: pbx.name, time: timeOf(pbx.since) });
  return html`<p class="callout ${isComing ? '' : 'danger'} pbx-state" role="alert"><lu-icon name=${isComing ? 'refresh-cw' : 'unplug'}></lu-icon>
    <span>${words}${pbx.reason ? html`<br /><small>${pbx.reason}</small>` : nothing}</span></p>`;
}

function kindNote({ kind }: QueueView) {
  if (kind === 'slot') return nothing;
  const isClosed = kind === 'closed';
  return html`<p class="callout ${isClosed ? '' : 'warn'} plan-kind"><lu-icon name=${isClosed ? 'moon' : 'triangle-alert'}></lu-icon><span>${say(`queue-page.kind.${kind}`)}</span></p>`;
}
