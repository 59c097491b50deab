import { html, nothing } from 'lit';
import type { AbsentView, QueueView } from '../data/queues.ts';
import '../elements/person-badge.ts';
import { say } from '../texts.ts';

export interface AbsentOptions {
  isBusy(person: string): boolean;
  mayPutIn(person: string): boolean;
  onPutIn(person: string): void;
}

/** Who has this turn and is not in the queue, why, and the next step. */
export function absentList({ absent }: QueueView, options: AbsentOptions) {
  if (absent.length === 0) return nothing;
  return html`<ul class="absent">${absent.map((one) => absentRow(one, options))}</ul>`;
}

function absentRow({ person, name, coat, why }: AbsentView, { isBusy, mayPutIn, onPutIn }: AbsentOptions) {
  return html`<li data-person=${person}>
    <lu-icon name="triangle-alert"></lu-icon><lu-badge .name=${name} .coat=${coat}></lu-badge>
    <span><b>${name}</b> <b class="word">${say('queue-page.not-here')}</b><small>${why}</small></span>
    ${
      mayPutIn(person)
        ? html`<button class="button" aria-label=${`${say('queue-page.put-in')}: ${name}`} ?disabled=${isBusy(person)}
            @click=${() => onPutIn(person)}>${say('queue-page.put-in')}</button>`
        : nothing
    }</li>`;
}
