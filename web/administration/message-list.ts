import { html, nothing } from 'lit';
import type { MessageState } from '../../model/messages.ts';
import { listMessages, type MessageView, retryMessage } from '../data/messages.ts';
import { say } from '../texts.ts';
import { sayInstant } from './days.ts';
import { Section } from './section.ts';

const SHOWN = ['failed', 'queued', 'sent'] as const satisfies readonly MessageState[];

/** What goes out by chat and mail; what was given up comes first, with its reason, and may be tried again. */
export class MessageList extends Section {
  static override properties = {
    ...Section.properties,
    messages: { state: true },
    shown: { state: true },
  };
  declare messages: MessageView[];
  declare shown: (typeof SHOWN)[number];

  constructor() {
    super();
    this.messages = [];
    this.shown = 'failed';
  }

  protected override async load(): Promise<void> {
    this.messages = await listMessages(this.shown);
  }

  protected override body() {
    return html`
      <p class="quiet">${say('messages.hint')}</p>
      <div class="segments" role="group" aria-label=${say('messages.which')}>
        ${SHOWN.map(
          (state) =>
            html`<button type="button" aria-pressed=${state === this.shown} @click=${() => this.#show(state)}>${say(`messages.${state}`)}</button>`,
        )}
      </div>
      ${
        this.messages.length > 0
          ? html`<ul class="card rows">${this.messages.map((message) => this.#row(message))}</ul>`
          : html`<p class="card empty">${say(`messages.none.${this.shown}`)}</p>`
      }
    `;
  }

  #row(message: MessageView) {
    const { id, channel, target, subject, text, reason, createdAt, state } = message;
    const where = channel === target ? channel : `${channel}: ${target}`;
    return html`<li data-message=${id}>
      <span class="grow"><b>${subject ?? firstLine(text)}</b> <span class="tag">${where}</span><br />
        <span class="quiet">${sayInstant(createdAt)}</span>
        ${reason ? html`<br /><span class="fault">${reason}</span>` : nothing}</span>
      ${
        state === 'failed'
          ? html`<button class="button" ?disabled=${this.isBusy} @click=${() => void this.#retry(id)}>${say('messages.retry')}</button>`
          : nothing
      }
    </li>`;
  }

  async #show(state: (typeof SHOWN)[number]): Promise<void> {
    this.shown = state;
    await this.reload();
  }

  async #retry(id: string): Promise<void> {
    if (await this.doing(() => retryMessage(id))) await this.reload();
  }
}

/** Enough to know it again. */
function firstLine(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

customElements.define('lu-message-list', MessageList);
