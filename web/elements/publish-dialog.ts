import { html, LitElement, nothing } from 'lit';
import { get, Refusal, send } from '../data/http.ts';
import type { WeekView } from '../data/week-types.ts';
import { say, sayDate } from '../texts.ts';

interface Told {
  person: string;
  text: string;
}

/** Publishing cannot be taken back by a click: it says whom it tells what, and asks. Fires `published`. */
export class PublishDialog extends LitElement {
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

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  async ask(week: WeekView): Promise<void> {
    this.week = week;
    this.told = null;
    this.fault = null;
    await this.updateComplete;
    this.querySelector('dialog')!.showModal();
    try {
      this.told = (await get<{ told: Told[] }>(`/weeks/${week.week}/publication?id=${week.id}`)).told;
    } catch (error) {
      this.#tell(error);
    }
  }

  #tell(error: unknown): void {
    this.fault = error instanceof Refusal && error.status > 0 ? error.message : say('shell.unreachable');
  }

  async #publish(): Promise<void> {
    const { week, id, version } = this.week!;
    try {
      const { told } = await send<{ told: Told[] }>('PUT', `/weeks/${week}/publication`, { id, version });
      this.querySelector('dialog')!.close();
      this.dispatchEvent(new CustomEvent('published', { detail: { count: told.length } }));
    } catch (error) {
      this.#tell(error);
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
