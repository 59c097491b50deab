import { html, nothing } from 'lit';
import { say } from '../texts.ts';
import { LightElement } from './light-element.ts';

const SHOWN_MS = 20_000;

/** One short word after something was done, with its undo. It waits while somebody looks at it. Event: `undo`. */
export class Toast extends LightElement {
  static override properties = { text: { state: true }, canUndo: { state: true } };
  declare text: string | null;
  declare canUndo: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.text = null;
    this.canUndo = false;
  }

  show(text: string, canUndo = false): void {
    this.text = text;
    this.canUndo = canUndo;
    this.#wait();
  }

  hide(): void {
    this.text = null;
    clearTimeout(this.#timer);
  }

  #wait = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.hide(), SHOWN_MS);
  };

  #stay = (): void => clearTimeout(this.#timer);

  protected override render() {
    return html`<div role="status" aria-live="polite">${
      this.text === null
        ? nothing
        : html`<p class="toast" @pointerenter=${this.#stay} @pointerleave=${this.#wait} @focusin=${this.#stay} @focusout=${this.#wait}>
            <span>${this.text}</span>
            ${this.canUndo ? html`<button @click=${() => this.dispatchEvent(new CustomEvent('undo'))}>${say('week.undo')}</button>` : nothing}
            <button aria-label=${say('shell.close')} @click=${() => this.hide()}><lu-icon name="x"></lu-icon></button></p>`
    }</div>`;
  }
}

customElements.define('lu-toast', Toast);
