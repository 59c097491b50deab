import { html, nothing, type PropertyValues } from 'lit';
import { type CustomerView, customerTimeline, type TimelineEntryView } from '../data/customers.ts';
import { listen } from '../data/live.ts';
import { faultNote } from '../elements/fault-note.ts';
import { LightElement } from '../elements/light-element.ts';
import { wordsOf } from '../state/faults.ts';
import { Watch } from '../state/state.ts';
import { say } from '../texts.ts';
import { loadNames, nameOf, names } from './names.ts';
import { sayMoment } from './sayings.ts';

/** All that there was with a customer: calls, notes, requests, who attended and in which turn. */
export class CustomerTimeline extends LightElement {
  static override properties = {
    customer: { attribute: false },
    entries: { state: true },
    fault: { state: true },
  };
  declare customer: Pick<CustomerView, 'id' | 'origin' | 'externalId'>;
  declare entries: TimelineEntryView[] | null;
  declare fault: string | null;
  #stop: () => void = () => {};

  constructor() {
    super();
    this.entries = null;
    this.fault = null;
    new Watch(this, names);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void loadNames();
    this.#stop = listen('desk', () => void this.#load());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('customer') || changed.get('customer')?.id === this.customer.id) return;
    this.entries = null;
    void this.#load();
  }

  async #load(): Promise<void> {
    const { customer } = this;
    try {
      const entries = await customerTimeline(customer);
      if (customer.id !== this.customer.id) return;
      this.entries = entries;
      this.fault = null;
    } catch (error) {
      this.fault = wordsOf(error);
    }
  }

  protected override render() {
    if (this.fault) return faultNote(this.fault, () => void this.#load());
    if (this.entries === null) return html`<div class="skeleton" aria-busy="true"></div>`;
    if (this.entries.length === 0) return html`<p class="quiet">${say('call-page.history.none')}</p>`;
    return html`<ol class="timeline">${this.entries.map(
      (entry) => html`<li data-kind=${entry.kind}>
      <lu-icon name=${ICONS[entry.kind]}></lu-icon><time class="number quiet" datetime=${entry.at}>${sayMoment(entry.at)}</time>
      <span>${wordsFor(entry)}</span></li>`,
    )}</ol>`;
  }
}

const ICONS = { call: 'phone', note: 'pencil', request: 'clipboard-list' } as const;

function wordsFor(entry: TimelineEntryView) {
  if (entry.kind === 'request') {
    const { number, subject, status } = entry.request;
    return html`<a href=${`/requests/${number}`}>${number} ${subject}</a> <span class="tag">${say(`requests-page.status.${status}`)}</span>`;
  }
  const notes = entry.kind === 'call' ? entry.notes : [entry.note];
  const who = entry.kind === 'call' ? entry.person : entry.note.operator;
  const { turn } = entry;
  return html`<b>${who ? nameOf(who) : say(entry.kind === 'call' ? 'call-page.missed' : 'call-page.tab.history')}</b>${
    turn ? html` <span class="quiet number">${turn.start}–${turn.end} ${turn.line}</span>` : nothing
  }${notes.map(({ comment }) => (comment ? html`<br />${comment}` : nothing))}`;
}

customElements.define('lu-customer-timeline', CustomerTimeline);
