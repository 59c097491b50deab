import { html, nothing } from 'lit';
import type { ClosedDay } from '../../model/types.ts';
import { closeDay, listClosedDays, openDay } from '../data/closed-days.ts';
import { say } from '../texts.ts';
import { sayDay, today } from './days.ts';
import { Section } from './section.ts';

/** Days on which nobody attends: those to come, those past, a new one. */
export class ClosedDays extends Section {
  static override properties = { ...Section.properties, days: { state: true } };
  declare days: ClosedDay[];

  constructor() {
    super();
    this.days = [];
  }

  protected override async load(): Promise<void> {
    this.days = await listClosedDays();
  }

  protected override body() {
    const coming = this.days.filter(({ date }) => date >= today());
    const past = this.days.filter(({ date }) => date < today()).reverse();
    return html`
      ${this.#form()}
      ${coming.length > 0 ? this.#list(coming) : html`<p class="card empty">${say('closed.none')}</p>`}
      ${
        past.length > 0
          ? html`<details><summary>${say('administration.past', { count: past.length })}</summary>${this.#list(past)}</details>`
          : nothing
      }
    `;
  }

  #form() {
    return html`<form class="card line" novalidate @submit=${this.#add}>
      ${this.field(
        'date',
        say('closed.date'),
        ({ described, invalid }) => html`<input class="input" type="date" id="lu-closed-days-date" name="date"
          aria-describedby=${described} aria-invalid=${invalid} />`,
      )}
      ${this.field(
        'name',
        say('closed.name'),
        ({
          described,
          invalid,
        }) => html`<input class="input" id="lu-closed-days-name" name="name" maxlength="100" autocomplete="off"
          aria-describedby=${described} aria-invalid=${invalid} />`,
      )}
      <button class="button primary" ?disabled=${this.isBusy}><lu-icon name="plus"></lu-icon>${say('administration.add')}</button>
    </form>`;
  }

  #list(days: ClosedDay[]) {
    return html`<ul class="card rows">${days.map((day) => this.#row(day))}</ul>`;
  }

  #row(closed: ClosedDay) {
    const { date, name, source } = closed;
    const day = sayDay(date);
    return html`<li>
      <b>${day}</b> <span class="grow">${name}</span>
      ${source === 'hand' ? nothing : html`<span class="tag">${say('administration.source', { source })}</span>`}
      <button class="button plain icon" aria-label=${say('closed.delete-one', { name, day })} title=${say('administration.delete')}
        @click=${() => void this.#delete(closed)}><lu-icon name="trash-2"></lu-icon></button>
    </li>`;
  }

  async #add(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const said = new FormData(form);
    const done = await this.doing(
      () => closeDay(String(said.get('date')), String(said.get('name')).trim()),
      ['date', 'name'],
    );
    if (!done) return;
    form.reset();
    await this.reload();
  }

  async #delete({ date }: ClosedDay): Promise<void> {
    const isSure = await this.ask({
      title: say('closed.delete.ask', { day: sayDay(date) }),
      text: say('closed.delete.text'),
      action: say('administration.delete'),
    });
    if (isSure && (await this.doing(() => openDay(date)))) await this.reload();
  }
}

customElements.define('lu-closed-days', ClosedDays);
