import '../styles/fixed-turns.css';
import { html, nothing } from 'lit';
import type { FixedTurn } from '../../model/types.ts';
import { loadTemplate, saveTemplate, type TaggedTemplate } from '../data/fixed-turns.ts';
import { Refusal } from '../data/http.ts';
import { listPersons, type PersonView } from '../data/persons.ts';
import { may } from '../data/session.ts';
import { loadWeekShape, type WeekShape } from '../data/week-shape.ts';
import { faultNote } from '../elements/fault-note.ts';
import { LightElement } from '../elements/light-element.ts';
import type { Chosen, PersonChoice } from '../elements/person-choice.ts';
import '../elements/person-choice.ts';
import type { Toast } from '../elements/toast.ts';
import '../elements/toast.ts';
import { staleTurns } from '../fixed-turns/stale-turns.ts';
import {
  fits,
  type Holder,
  holderAt,
  keyOf,
  type TemplatePlace,
  withHolder,
  withPlacesOf,
} from '../fixed-turns/template.ts';
import '../fixed-turns/template-grid.ts';
import type { PlaceChoice } from '../fixed-turns/template-grid.ts';
import { templateNames } from '../fixed-turns/template-names.ts';
import { wordsOf } from '../state/faults.ts';
import { sayWeekday } from '../state/weekdays.ts';
import { say } from '../texts.ts';

const OPEN = ':open';
const NOBODY = ':nobody';

/** The weekly template, for everybody to see and for coordinators to change: each change is kept at once. */
export class FixedTurnsPage extends LightElement {
  static override properties = {
    shape: { state: true },
    template: { state: true },
    persons: { state: true },
    fault: { state: true },
    saving: { state: true },
  };
  declare shape: WeekShape | null;
  declare template: TaggedTemplate | null;
  declare persons: PersonView[];
  declare fault: string | null;
  /** The place that is being kept. */
  declare saving: string | null;
  #choosing: PlaceChoice | null = null;
  /** What an undo puts back. */
  #undo: { before: FixedTurn[]; places: TemplatePlace[] } | null = null;

  constructor() {
    super();
    this.shape = null;
    this.template = null;
    this.persons = [];
    this.fault = null;
    this.saving = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      const [shape, template, persons] = await Promise.all([
        loadWeekShape(),
        loadTemplate(),
        listPersons(true),
      ]);
      [this.shape, this.template] = [shape, template];
      this.persons = persons.toSorted((a, b) => a.name.localeCompare(b.name));
      this.fault = null;
    } catch (error) {
      this.fault = wordsOf(error);
    }
  }

  get #names() {
    return templateNames(this.shape, this.persons);
  }

  get #toast(): Toast {
    return this.querySelector<Toast>('lu-toast')!;
  }

  protected override render() {
    const { shape, template } = this;
    return html`<div class="fixed-turns">
      <header class="page-head">
        <h1>${say('page.fixed-turns')}</h1>
        ${template ? html`<span class="tag">${say('fixed.count', { count: template.turns.length })}</span>` : nothing}
      </header>
      <p class="quiet">${say('fixed.hint')} ${may('fixed-turn.edit') ? say('fixed.hint.edit') : nothing}</p>
      ${this.fault ? faultNote(this.fault, () => void this.#load()) : nothing}
      ${shape && template ? this.#template(shape, template.turns) : this.fault ? nothing : html`<div class="boot skeleton" aria-busy="true"></div>`}
      <lu-person-choice .persons=${this.persons.filter(({ active }) => active)} .others=${[
        { value: OPEN, icon: 'eraser', text: say('fixed.open.long') },
        { value: NOBODY, icon: 'ban', text: say('fixed.nobody.long') },
      ]} @chosen=${this.#chosen}></lu-person-choice>
      <lu-toast @undo=${() => void this.#takeBack()}></lu-toast>
    </div>`;
  }

  #template(shape: WeekShape, turns: FixedTurn[]) {
    if (shape.days.length === 0) return html`<p class="card empty">${say('fixed.no-shape')}</p>`;
    return html`
      ${may('fixed-turn.edit') ? this.#stale(shape, turns) : nothing}
      ${turns.length === 0 ? html`<p class="callout">${say('fixed.none')}</p>` : nothing}
      <lu-template-grid .shape=${shape} .turns=${turns} .names=${this.#names} .saving=${this.saving}
        @place-open=${(event: CustomEvent<PlaceChoice>) => this.#choose(event.detail)}></lu-template-grid>
    `;
  }

  #stale({ days }: WeekShape, turns: FixedTurn[]) {
    const names = this.#names;
    const isGood = (turn: FixedTurn) => fits(days, turn, (key) => names.person(key)?.active === true);
    const stale = turns.filter((turn) => !isGood(turn));
    if (stale.length === 0) return nothing;
    return staleTurns(
      stale,
      names,
      () => void this.#save(turns.filter(isGood), say('fixed.stale.removed'), stale),
    );
  }

  #choose(choice: PlaceChoice): void {
    this.#choosing = choice;
    const { place, time, button } = choice;
    const { turns } = this.template!;
    const holder = holderAt(turns, place);
    const others = turns.filter(
      (turn) => turn.weekday === place.weekday && turn.slot === place.slot && turn.line !== place.line,
    );
    const notes = others.flatMap(({ person }): [string, string][] =>
      person === null ? [] : [[person, say('fixed.clash')]],
    );
    const line = this.#names.line(place.line);
    void this.querySelector<PersonChoice>('lu-person-choice')!.open(button, {
      title: say('fixed.choose', { day: sayWeekday(place.weekday), time, line }),
      current: holder === undefined ? OPEN : (holder ?? NOBODY),
      notes: new Map(notes),
    });
  }

  #chosen = (event: CustomEvent<Chosen>): void => {
    if (!this.#choosing || !this.template) return;
    const { place, time } = this.#choosing;
    const { value } = event.detail;
    const holder: Holder = value === OPEN ? undefined : value === NOBODY ? null : value;
    if (holder === holderAt(this.template.turns, place)) return;
    const names = this.#names;
    const said = { line: names.line(place.line), who: names.holder(holder) };
    const text = say('fixed.saved', { day: sayWeekday(place.weekday), time, ...said });
    this.saving = keyOf(place);
    void this.#save(withHolder(this.template.turns, place, holder), text, [place]);
  };

  /** `places`: what an undo puts back. */
  async #save(turns: FixedTurn[], text: string, places: TemplatePlace[]): Promise<void> {
    const before = this.template!.turns;
    if (await this.#put(turns)) {
      this.#undo = { before, places };
      this.#toast.show(text, true);
    } else this.#toast.hide();
    this.saving = null;
  }

  /** Only the places themselves go back: what others changed since stays. */
  async #takeBack(): Promise<void> {
    const undo = this.#undo;
    this.#undo = null;
    this.#toast.hide();
    if (undo && this.template) await this.#put(withPlacesOf(this.template.turns, undo.before, undo.places));
  }

  /** Whether the template was exchanged. */
  async #put(turns: FixedTurn[]): Promise<boolean> {
    try {
      this.template = await saveTemplate(turns, this.template!.etag);
      this.fault = null;
      return true;
    } catch (error) {
      // What others did is shown beside the refusal.
      if (error instanceof Refusal && error.code === 'template-changed') await this.#load();
      this.fault = wordsOf(error);
      return false;
    }
  }
}

customElements.define('lu-fixed-turns-page', FixedTurnsPage);
