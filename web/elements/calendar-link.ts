import '../styles/calendar-link.css';
import { html, nothing } from 'lit';
import { makeCalendar, myCalendar } from '../data/requests.ts';
import { say } from '../texts.ts';
import { LightElement } from './light-element.ts';

/** The secret address of one's own calendar: made when asked for, copied, made anew. */
export class CalendarLink extends LightElement {
  static override properties = { url: { state: true }, copied: { state: true } };
  /** `undefined`: not known yet. */
  declare url: string | null | undefined;
  declare copied: boolean;

  constructor() {
    super();
    this.url = undefined;
    this.copied = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void myCalendar().then(({ url }) => {
      this.url = url;
    });
  }

  protected override render() {
    if (this.url === undefined) return nothing;
    return html`<section class="card calendar">
      <lu-icon name="calendar-heart"></lu-icon>
      <div><h2>${say('mine.calendar')}</h2><p class="quiet">${say('mine.calendar.hint')}</p>
      ${this.url ? html`<input class="input" readonly aria-label=${say('mine.calendar')} .value=${this.url} />` : nothing}
      <div class="acts">
        ${
          this.url
            ? html`<button class="button" @click=${this.#copy}><lu-icon name="copy"></lu-icon><span aria-live="polite">${say(this.copied ? 'mine.calendar.copied' : 'mine.calendar.copy')}</span></button>
              <button class="button plain" @click=${this.#make}>${say('mine.calendar.renew')}</button>`
            : html`<button class="button" @click=${this.#make}><lu-icon name="link"></lu-icon>${say('mine.calendar.make')}</button>`
        }
      </div></div>
    </section>`;
  }

  async #make(): Promise<void> {
    this.url = (await makeCalendar()).url;
    this.copied = false;
  }

  async #copy(): Promise<void> {
    await navigator.clipboard.writeText(this.url!);
    this.copied = true;
  }
}

customElements.define('lu-calendar-link', CalendarLink);
