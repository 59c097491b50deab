import '../styles/week-head.css';
import { html, nothing } from 'lit';
import type { WeekView } from '../data/week-types.ts';
import type { WeekSummary } from '../data/weeks.ts';
import { LightElement } from '../elements/light-element.ts';
import { addDays, weekNumber } from '../state/mondays.ts';
import { say, sayDate, sayRange } from '../texts.ts';
import type { GridKind } from './grid-kind.ts';
import { shortName } from './places.ts';

/**
 * Which week it is, and how it is looked at. Events: `go` (days from here), `select` (a person, or nobody: all),
 * `only-mine`, `dense` (yes or no), `publish`.
 */
export class WeekHead extends LightElement {
  static override properties = {
    week: { attribute: false },
    monday: { attribute: false },
    weeks: { attribute: false },
    presence: { attribute: false },
    kind: { attribute: false },
    onlyMine: { attribute: false },
  };
  declare week: WeekView | null;
  declare monday: string;
  declare weeks: WeekSummary[];
  /** Others who are changing this week right now. */
  declare presence: string[];
  declare kind: GridKind;
  declare onlyMine: boolean;

  constructor() {
    super();
    this.week = null;
    this.monday = '';
    this.weeks = [];
    this.presence = [];
    this.kind = 'roomy';
    this.onlyMine = false;
  }

  focusSearch(): void {
    this.querySelector<HTMLElement>('#find-person')?.focus();
  }

  protected override render() {
    const { week, monday, presence } = this;
    if (monday === '') return nothing;
    const last = week?.timetable.days.at(-1)?.date ?? addDays(monday, 4);
    const here = week ? presence.map((key) => shortName(week, key)).join(', ') : '';
    return html`<header class="page-head week-head">
      <button class="button plain icon" aria-label=${say('week.before')} @click=${() => this.#tell('go', -7)}><lu-icon name="chevron-left"></lu-icon></button>
      <h1>${say('week.title', { number: weekNumber(monday) })}</h1>
      <button class="button plain icon" aria-label=${say('week.choose')} popovertarget="week-picker"><lu-icon name="chevron-down"></lu-icon></button>
      <div id="week-picker" class="menu picker" popover>${this.#picker()}</div>
      <button class="button plain icon" aria-label=${say('week.after')} @click=${() => this.#tell('go', 7)}><lu-icon name="chevron-right"></lu-icon></button>
      <span class="quiet">${sayRange(monday, last)}</span>
      ${week ? html`<span class="tag ${week.state === 'published' ? 'accent' : ''}">${say(`week.state.${week.state}`, { version: week.version })}</span>` : nothing}
      ${here ? html`<span class="quiet presence">${say('week.presence', { persons: here })}</span>` : nothing}
      <div class="end acts">${week ? this.#tools(week) : nothing}</div>
    </header>`;
  }

  #tools(week: WeekView) {
    const names = Object.values(week.persons).sort((a, b) => a.name.localeCompare(b.name));
    return html`
      <label class="find"><lu-icon name="search"></lu-icon><span class="visually-hidden">${say('week.find')}</span>
        <input id="find-person" class="input" list="persons" placeholder=${say('week.find')} @input=${this.#find} /><kbd>/</kbd></label>
      <datalist id="persons">${names.map(({ name }) => html`<option value=${name}></option>`)}</datalist>
      <div class="segments" role="group">
        <button aria-pressed=${String(!this.onlyMine)} @click=${() => this.#tell('only-mine', false)}>${say('week.everyone')}</button>
        <button aria-pressed=${String(this.onlyMine)} @click=${() => this.#tell('only-mine', true)}>${say('week.mine')}</button>
      </div>
      ${this.kind === 'phone' ? nothing : this.#views()}
      ${week.can.publish ? html`<button class="button primary" @click=${() => this.#tell('publish', week)}>${say('week.publish')}</button>` : nothing}
    `;
  }

  #views() {
    const isDense = this.kind === 'dense';
    const other = say(isDense ? 'week.roomy' : 'week.dense');
    return html`<button class="button icon" aria-pressed=${String(isDense)} title=${other} aria-label=${other} @click=${() => this.#tell('dense', !isDense)}><lu-icon name="rows-3"></lu-icon></button>
      <button class="button icon" title=${say('week.print')} aria-label=${say('week.print')} @click=${() => print()}><lu-icon name="printer"></lu-icon></button>`;
  }

  #picker() {
    const close = () => this.querySelector<HTMLElement>('#week-picker')?.hidePopover();
    return html`<ul>${this.weeks.slice(0, 30).map(({ week, id, state, version }) => {
      const path = state === 'draft' ? `/week/${week}?id=${id}` : `/week/${week}`;
      return html`<li><a href=${path} aria-current=${id === this.week?.id ? 'page' : nothing} @click=${close}>
        <b>${say('week.title', { number: weekNumber(week) })}</b> <span>${sayDate(week, 'month')}</span>
        <span class="tag ${state === 'published' ? 'accent' : ''}">${say(`week.state.${state}`, { version })}</span></a></li>`;
    })}</ul>`;
  }

  #find = (event: Event): void => {
    const wanted = (event.target as HTMLInputElement).value.trim().toLocaleLowerCase();
    const found = Object.entries(this.week?.persons ?? {}).find(
      ([key, { name }]) => name.toLocaleLowerCase() === wanted || key === wanted,
    );
    this.#tell('select', found?.[0] ?? null);
  };

  #tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('lu-week-head', WeekHead);
