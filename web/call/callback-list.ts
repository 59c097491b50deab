import { html, nothing } from 'lit';
import type { CallbackView } from '../data/callbacks.ts';
import { say } from '../texts.ts';
import { nameOf } from './names.ts';
import { sayMoment } from './sayings.ts';

export interface CallbackOptions {
  me: string;
  busy: string | null;
  onTake(id: string): void;
  onClose(id: string, state: 'done' | 'dropped'): void;
}

/** Who is to be called back: what was offered to me first. */
export function callbackList(
  callbacks: readonly CallbackView[],
  { me, busy, onTake, onClose }: CallbackOptions,
) {
  if (callbacks.length === 0) return nothing;
  const sorted = callbacks.toSorted((a, b) => Number(b.offeredTo === me) - Number(a.offeredTo === me));
  return html`<section class="callbacks card" aria-labelledby="lu-callbacks">
    <h2 id="lu-callbacks">${say('call-page.callbacks')} <span class="tag number">${callbacks.length}</span></h2>
    <ul>${sorted.map(({ id, number, missed, missedAt, offeredTo, takenAt }) => {
      const isMine = offeredTo === me;
      const isTaken = takenAt !== null;
      const words = isTaken
        ? say('call-page.callback.taken', { name: nameOf(offeredTo) })
        : isMine
          ? say('call-page.callback.offered')
          : offeredTo
            ? say('call-page.callback.offered-to', { name: nameOf(offeredTo) })
            : '';
      return html`<li class=${isMine ? 'mine-one' : ''} data-callback=${number}><b class="number">${number}</b>
        <small>${say('call-page.callback.missed', { count: missed, time: sayMoment(missedAt) })}</small>
        ${words ? html`<span class="tag ${isMine ? 'accent' : ''}">${words}</span>` : nothing}
        <span class="acts">
          ${isTaken ? nothing : html`<button class="button" ?disabled=${busy === id} aria-label=${`${say('call-page.callback.take')}: ${number}`} @click=${() => onTake(id)}>${say('call-page.callback.take')}</button>`}
          ${
            isTaken && !isMine
              ? nothing
              : html`<button class="button" ?disabled=${busy === id} aria-label=${`${say('call-page.callback.done')}: ${number}`} @click=${() => onClose(id, 'done')}>${say('call-page.callback.done')}</button>
          <button class="button plain" ?disabled=${busy === id} aria-label=${`${say('call-page.callback.drop')}: ${number}`} @click=${() => onClose(id, 'dropped')}>${say('call-page.callback.drop')}</button>`
          }
        </span></li>`;
    })}</ul>
  </section>`;
}
