import '../styles/call-banner.css';
import { html, nothing } from 'lit';
import { sayNumber } from '../call/sayings.ts';
import { bannersOf, type CardView, cards, followCards, screen } from '../data/cards.ts';
import { may } from '../data/session.ts';
import { place } from '../router.ts';
import { Watch } from '../state/state.ts';
import { say } from '../texts.ts';
import './age.ts';
import { LightElement } from './light-element.ts';

/** A call of mine that is not on the page: who it is, and the way to it. It goes when the call does. */
export class CallBanner extends LightElement {
  static override properties = { closed: { state: true } };
  /** Calls whose banner was put aside. */
  declare closed: ReadonlySet<string>;
  #stop: () => void = () => {};

  constructor() {
    super();
    this.closed = new Set();
    new Watch(this, cards, screen, place);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (may('card.own')) this.#stop = followCards();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    this.#stop = () => {};
  }

  protected override render() {
    const shown = bannersOf(cards.value ?? [], screen.value).filter(({ call }) => !this.closed.has(call));
    return html`<div class="call-banners" role="status" aria-live="assertive">${shown.map((card) => this.#banner(card))}</div>`;
  }

  #banner({ call, state, caller, callerName, number, since }: CardView) {
    const [first, ...others] = caller.matches;
    const name = first && others.length === 0 ? first.customer.name : callerName;
    return html`<p class="call-banner ${state}" data-call=${call}><lu-icon name="phone"></lu-icon>
      <span><b>${say(`call-page.state.${state}`)}</b> <span class="number">${sayNumber(caller.shown || number)}</span>${
        name
          ? html` <b>${name}</b>${first?.certainty === 'maybe' ? html` <small>${say('call-page.certainty.maybe')}</small>` : nothing}`
          : nothing
      }</span><lu-age .since=${since}></lu-age>
      <a class="button primary" href=${`/call?call=${encodeURIComponent(call)}`}>${say('call-page.open')}</a>
      <button class="button plain icon" aria-label=${say('shell.close')} @click=${() => {
        this.closed = new Set([...this.closed, call]);
      }}><lu-icon name="x"></lu-icon></button></p>`;
  }
}

customElements.define('lu-call-banner', CallBanner);
