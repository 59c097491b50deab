import { html, nothing } from 'lit';
import type { QueueView } from '../data/queues.ts';
import { may, session } from '../data/session.ts';
import { say } from '../texts.ts';
import { freshness } from './freshness.ts';

export interface HeadOptions {
  all: readonly QueueView[];
  onAdd(): void;
  onJoin(): void;
  onFollow(): void;
  onSay(): void;
}

/** Which queue, which turn, how fresh, and what can be done with all of it; tabs where there are several. */
export function queueHead(view: QueueView, { all, onAdd, onJoin, onFollow, onSay }: HeadOptions) {
  const { can, slot, members } = view;
  const isIn = members.some(({ person }) => person === session.value?.person.key);
  const mayJoin = !can.control && can.controlOwn && !isIn;
  return html`<header class="page-head">
    <h1>${all.length > 1 ? say('page.queue') : view.queue}</h1>
    ${slot ? html`<span class="tag accent number">${slot.start}–${slot.end}</span>` : nothing} ${freshness(view)}
    <span class="end acts">
      ${can.control ? html`<button class="button primary add" @click=${onAdd}><lu-icon name="user-plus"></lu-icon>${say('queue-page.add')}</button>` : nothing}
      ${mayJoin ? html`<button class="button primary join" @click=${onJoin}>${say('queue-page.join')}</button>` : nothing}
      ${can.reload ? html`<button class="button follow" @click=${onFollow}><lu-icon name="refresh-cw"></lu-icon>${say('queue-page.follow')}</button>` : nothing}
      ${may('message.say') ? html`<button class="button say" @click=${onSay}><lu-icon name="megaphone"></lu-icon>${say('say.open')}</button>` : nothing}
      <a class="button" href=${`/wallboard?queue=${encodeURIComponent(view.queue)}`}><lu-icon name="tv"></lu-icon>${say('page.wallboard')}</a>
    </span>
    ${
      all.length > 1
        ? html`<nav class="queue-tabs" aria-label=${say('queue-page.which')}>${all.map(
            ({
              queue,
              callers,
            }) => html`<a href=${`/queue?queue=${encodeURIComponent(queue)}`} data-drop=${`to:${queue}`}
              aria-current=${queue === view.queue ? 'page' : nothing}>${queue}${callers.length > 0 ? html` <span class="tag danger number">${callers.length}</span>` : nothing}</a>`,
          )}</nav>`
        : nothing
    }
  </header>`;
}
