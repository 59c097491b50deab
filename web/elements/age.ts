import { serverNow } from '../data/queues.ts';
import { everySecond, sayDuration } from '../state/clock.ts';

/**
 * `<lu-age>`: how long something has lasted, by the server's clock. From `limit` seconds on it has the attribute
 * `late`.
 */
export class Age extends HTMLElement {
  #since: string | null = null;
  #limit: number | null = null;
  #stop: () => void = () => {};

  set since(since: string | null) {
    this.#since = since;
    this.#draw();
  }

  set limit(limit: number | null) {
    this.#limit = limit;
    this.#draw();
  }

  connectedCallback(): void {
    this.#stop = everySecond(() => this.#draw());
    this.#draw();
  }

  disconnectedCallback(): void {
    this.#stop();
  }

  #draw(): void {
    const seconds = this.#since === null ? null : (serverNow() - Date.parse(this.#since)) / 1000;
    const text = seconds === null ? '' : sayDuration(seconds);
    // An untouched text moves no pixel.
    if (this.textContent !== text) this.textContent = text;
    this.toggleAttribute('late', seconds !== null && this.#limit !== null && seconds >= this.#limit);
  }
}

customElements.define('lu-age', Age);
