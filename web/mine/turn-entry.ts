import { html, nothing } from 'lit';
import type { RequestView } from '../data/requests.ts';
import type { WeekView } from '../data/week-types.ts';
import { turnReasons } from '../data/weeks.ts';
import { LightElement } from '../elements/light-element.ts';
import { say } from '../texts.ts';
import { type MyTurn, placeOf } from './my-turns.ts';

/**
 * A turn of mine that is to come: why it is mine, and finding somebody to take it over. Events: `leave`, `withdraw`
 * with the id of the request, `refused` with an error.
 */
export class TurnEntry extends LightElement {
  static override properties = {
    week: { attribute: false },
    turn: { attribute: false },
    request: { attribute: false },
    reasons: { state: true },
  };
  declare week: WeekView | null;
  declare turn: MyTurn | null;
  /** What I asked about it and nobody has answered yet. */
  declare request: RequestView | null;
  /** Why it is mine, while that is shown. */
  declare reasons: string[] | null;

  constructor() {
    super();
    this.week = null;
    this.turn = null;
    this.request = null;
    this.reasons = null;
  }

  protected override render() {
    if (!this.turn) return nothing;
    const { start, end, lineName } = this.turn;
    return html`<article class="card turn">
      <p><b class="number">${start}–${end}</b> <span class="quiet">${lineName}</span></p>
      <div class="acts">
        <button class="button plain" aria-expanded=${String(this.reasons !== null)} @click=${() => void this.#why()}>${say('mine.why')}</button>
        ${this.request ? nothing : html`<button class="button" @click=${() => this.#tell('leave')}>${say('mine.cannot')}</button>`}
      </div>
      ${this.reasons ? html`<ul class="reasons">${this.reasons.map((text) => html`<li>${text}</li>`)}</ul>` : nothing}
      ${this.request ? this.#asked(this.request) : nothing}
    </article>`;
  }

  #asked({ id, asked }: RequestView) {
    return html`<p class="callout warn">${say('mine.asked', { count: asked === 'all' ? 99 : asked.length })}
      <button class="button" @click=${() => this.#tell('withdraw', id)}>${say('mine.withdraw')}</button></p>`;
  }

  async #why(): Promise<void> {
    if (this.reasons) {
      this.reasons = null;
      return;
    }
    try {
      const { why, penalties } = await turnReasons(this.week!, placeOf(this.turn!));
      this.reasons = [...why, ...penalties];
    } catch (error) {
      this.#tell('refused', error);
    }
  }

  #tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('lu-my-turn', TurnEntry);
