import '../styles/publish-dialog.css';
import { html, nothing } from 'lit';
import type { WeekView } from '../data/week-types.ts';
import { previewPublication, publishWeek, type Told } from '../data/weeks.ts';
import { wordsOf } from '../state/faults.ts';
import { say, sayDate } from '../texts.ts';
import { LightElement } from './light-element.ts';

/** Publishing cannot be taken back by a click: it says whom it tells what, and asks. Fires `published`. */
export class PublishDialog extends LightElement {
  static override properties = { week: { state: true }, told: { state: true }, fault: { state: true } };
  declare week: WeekView | null;
  declare told: Told[] | null;
  declare fault: string | null;

  constructor() {
    super();
    this.week = null;
    this.told = null;
    this.fault = null;
  }

  async ask(week: WeekView): Promise<void> {
    this.week = week;
    this.told = null;
    this.fault = null;
    await this.updateComplete;
    this.querySelector('dialog')!.showModal();
    try {
      this.told = await previewPublication(week);
    } catch (error) {
      this.fault = wordsOf(error);
    }
  }

  async #publish(): Promise<void> {
    try {
      const told = await publishWeek(this.week!);
      this.querySelector('dialog')!.close();
      this.dispatchEvent(new CustomEvent('published', { detail: { count: told.length } }));
    } catch (error) {
      this.fault = wordsOf(error);
    }
  }

  protected override render() {
    const week = this.week;
    return html`<dialog class="publish" aria-labelledby="publish-title">
      ${
        week
          ? html`<h2 id="publish-title">${say('planner.publish.ask', { day: sayDate(week.week, 'month') })}</h2>
            ${week.holes > 0 ? html`<p class="callout danger">${say('planner.publish.holes', { count: week.holes })}</p>` : nothing}
            <p>${say('planner.publish.who')}</p>
            ${
              this.told
                ? html`<ul tabindex="0">${this.told.map(({ person, text }) => html`<li><b>${week.persons[person]?.name ?? person}</b> <span class="quiet">${text}</span></li>`)}</ul>`
                : nothing
            }
            ${this.fault ? html`<p class="callout danger" role="alert">${this.fault}</p>` : nothing}
            <div class="acts">
              <button class="button" autofocus @click=${() => this.querySelector('dialog')!.close()}>${say('shell.cancel')}</button>
              <button class="button primary" @click=${() => void this.#publish()}>${say('planner.publish')}</button>
            </div>`
          : nothing
      }
    </dialog>`;
  }
}

customElements.define('lu-publish-dialog', PublishDialog);
