import { html, nothing } from 'lit';
import type { FixedTurn } from '../../model/types.ts';
import { may } from '../data/session.ts';
import type { DayShape, WeekShape } from '../data/week-shape.ts';
import { LightElement } from '../elements/light-element.ts';
import '../elements/person-badge.ts';
import { sayWeekday } from '../state/weekdays.ts';
import { say } from '../texts.ts';
import { moveFocus } from '../week/move-focus.ts';
import { holderAt, keyOf, type TemplatePlace } from './template.ts';
import type { TemplateNames } from './template-names.ts';

/** A place for which somebody is to be chosen. */
export interface PlaceChoice {
  place: TemplatePlace;
  /** "10:15–11:30". */
  time: string;
  button: HTMLElement;
}

/** The weekly template, day by day. Event: `place-open` with a `PlaceChoice`. */
export class TemplateGrid extends LightElement {
  static override properties = {
    shape: { attribute: false },
    turns: { attribute: false },
    names: { attribute: false },
    saving: { attribute: false },
    at: { state: true },
  };
  declare shape: WeekShape | null;
  declare turns: readonly FixedTurn[];
  declare names: TemplateNames | null;
  /** The place that is being kept. */
  declare saving: string | null;
  /** The one place that the Tab key reaches. */
  declare at: string | null;

  constructor() {
    super();
    this.shape = null;
    this.turns = [];
    this.names = null;
    this.saving = null;
    this.at = null;
  }

  protected override render() {
    if (!this.shape || !this.names) return nothing;
    return html`<div class="template" @keydown=${this.#onKey}>${this.shape.days.map((day) => this.#day(day))}</div>`;
  }

  #day({ weekday, slots }: DayShape) {
    const id = `fixed-${weekday}`;
    return html`<section class="card day" aria-labelledby=${id}>
      <h2 id=${id}>${sayWeekday(weekday)}</h2>
      ${slots.map(
        (
          { start, end, lines },
          slot,
        ) => html`<div class="slot" role="group" aria-label=${`${sayWeekday(weekday)} ${start}–${end}`}>
          <h3 class="number">${start}–${end}</h3>
          <ul>${Array.from({ length: lines }, (_, line) => html`<li>${this.#place({ weekday, slot, line }, `${start}–${end}`)}</li>`)}</ul>
        </div>`,
      )}
    </section>`;
  }

  #place(place: TemplatePlace, time: string) {
    const names = this.names!;
    const key = keyOf(place);
    const holder = holderAt(this.turns, place);
    const person = typeof holder === 'string' ? names.person(holder) : null;
    const line = names.line(place.line);
    const who = names.holder(holder);
    const kind = holder === undefined ? 'open' : holder === null ? 'nobody' : 'held';
    const content = html`<small>${line}</small>
      ${person ? html`<lu-badge .name=${person.name} .coat=${person.coat}></lu-badge>` : nothing}
      ${holder === null ? html`<lu-icon name="ban"></lu-icon>` : nothing}
      <span class="who">${holder === undefined && may('fixed-turn.edit') ? html`<lu-icon name="plus"></lu-icon>` : who}</span>`;
    if (!may('fixed-turn.edit')) return html`<div class="place ${kind}">${content}</div>`;
    const label = say('fixed.cell', { day: sayWeekday(place.weekday), time, line, who });
    const first = this.at ?? keyOf({ weekday: this.shape!.days[0]!.weekday, slot: 0, line: 0 });
    return html`<button class="place ${kind}" data-place=${key} tabindex=${key === first ? 0 : -1} aria-label=${label}
      aria-haspopup="dialog" aria-busy=${this.saving === key ? 'true' : nothing}
      @focus=${() => {
        this.at = key;
      }} @click=${(event: Event) => this.#open({ place, time, button: event.currentTarget as HTMLElement })}>${content}</button>`;
  }

  #open(detail: PlaceChoice): void {
    this.dispatchEvent(new CustomEvent('place-open', { detail }));
  }

  #onKey(event: KeyboardEvent): void {
    if (moveFocus(event.currentTarget as HTMLElement, event)) event.preventDefault();
  }
}

customElements.define('lu-template-grid', TemplateGrid);
