import '../styles/fixed-turns.css';
import { html, LitElement, nothing } from 'lit';
import type { FixedTurn, Weekday } from '../../model/types.ts';
import { loadTemplate, saveTemplate, type TaggedTemplate } from '../data/fixed-turns.ts';
import { Refusal } from '../data/http.ts';
import { listPersons, type PersonView } from '../data/persons.ts';
import { may } from '../data/session.ts';
import { type DayShape, loadWeekShape, type WeekShape } from '../data/week-shape.ts';
import type { Chosen, PersonChoice } from '../elements/person-choice.ts';
import '../elements/person-choice.ts';
import type { Toast } from '../elements/toast.ts';
import '../elements/toast.ts';
import { wordsOf } from '../state/faults.ts';
import { sayWeekday } from '../state/weekdays.ts';
import { say } from '../texts.ts';
import { moveFocus } from '../week/move-focus.ts';

type Place = Pick<FixedTurn, 'weekday' | 'slot' | 'line'>;
/** Who a place is for: a person's key, nobody (`null`), or as the planner likes. */
type Holder = string | null | undefined;

const OPEN = ':open';
const NOBODY = ':nobody';

/** The weekly template, for everybody to see and for coordinators to change: each change is kept at once. */
export class FixedTurnsPage extends LitElement {
  static override properties = {
    shape: { state: true },
    template: { state: true },
    persons: { state: true },
    fault: { state: true },
    at: { state: true },
    saving: { state: true },
  };
  declare shape: WeekShape | null;
  declare template: TaggedTemplate | null;
  declare persons: PersonView[];
  declare fault: string | null;
  /** The one cell that the Tab key reaches. */
  declare at: string | null;
  /** The cell that is being kept. */
  declare saving: string | null;
  #choosing: Place | null = null;
  #undo: FixedTurn[] | null = null;
  #undoPlaces: Place[] = [];

  constructor() {
    super();
    this.shape = null;
    this.template = null;
    this.persons = [];
    this.fault = null;
    this.at = null;
    this.saving = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
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

  protected override render() {
    const { shape, template } = this;
    return html`<div class="fixed-turns">
      <header class="page-head">
        <h1>${say('page.fixed-turns')}</h1>
        ${template ? html`<span class="tag">${say('fixed.count', { count: template.turns.length })}</span>` : nothing}
      </header>
      <p class="quiet">${say('fixed.hint')} ${may('fixed-turn.edit') ? say('fixed.hint.edit') : nothing}</p>
      ${
        this.fault
          ? html`<p class="callout danger" role="alert">${this.fault}
            <button class="button" @click=${() => void this.#load()}>${say('shell.again')}</button></p>`
          : nothing
      }
      ${shape && template ? this.#template(shape, template.turns) : this.fault ? nothing : html`<div class="boot skeleton" aria-busy="true"></div>`}
      <lu-person-choice .persons=${this.persons.filter(({ active }) => active)} .others=${[
        { value: OPEN, icon: 'eraser', text: say('fixed.open.long') },
        { value: NOBODY, icon: 'ban', text: say('fixed.nobody.long') },
      ]} @chosen=${this.#chosen}></lu-person-choice>
      <lu-toast @undo=${() => void this.#takeBack()}></lu-toast>
    </div>`;
  }

  #template({ days }: WeekShape, turns: FixedTurn[]) {
    if (days.length === 0) return html`<p class="card empty">${say('fixed.no-shape')}</p>`;
    return html`
      ${this.#stale(days, turns)}
      ${turns.length === 0 ? html`<p class="callout">${say('fixed.none')}</p>` : nothing}
      <div class="template" @keydown=${this.#key}>${days.map((day) => this.#day(day))}</div>
    `;
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
          <ul>${Array.from({ length: lines }, (_, line) => html`<li>${this.#cell({ weekday, slot, line }, `${start}–${end}`)}</li>`)}</ul>
        </div>`,
      )}
    </section>`;
  }

  #cell(place: Place, time: string) {
    const key = keyOf(place);
    const holder = this.#holderOf(place);
    const person = typeof holder === 'string' ? this.#personOf(holder) : null;
    const line = this.#lineName(place.line);
    const who = this.#nameOf(holder);
    const label = say('fixed.cell', { day: sayWeekday(place.weekday), time, line, who });
    const kind = holder === undefined ? 'open' : holder === null ? 'nobody' : 'held';
    const content = html`<small>${line}</small>
      ${person ? html`<lu-badge .name=${person.name} .coat=${person.coat}></lu-badge>` : nothing}
      ${holder === null ? html`<lu-icon name="ban"></lu-icon>` : nothing}
      <span class="who">${holder === undefined && may('fixed-turn.edit') ? html`<lu-icon name="plus"></lu-icon>` : who}</span>`;
    if (!may('fixed-turn.edit')) return html`<div class="place ${kind}">${content}</div>`;
    const first = this.at ?? keyOf({ weekday: this.shape!.days[0]!.weekday, slot: 0, line: 0 });
    return html`<button class="place ${kind}" data-place=${key} tabindex=${key === first ? 0 : -1} aria-label=${label}
      aria-haspopup="dialog" aria-busy=${this.saving === key ? 'true' : nothing}
      @focus=${() => {
        this.at = key;
      }} @click=${(event: Event) => this.#open(event.currentTarget as HTMLElement, place, time)}>${content}</button>`;
  }

  /** Turns that the server would refuse, and with them every change. */
  #stale(days: readonly DayShape[], turns: FixedTurn[]) {
    const stale = turns.filter((turn) => !this.#fits(days, turn));
    if (stale.length === 0 || !may('fixed-turn.edit')) return nothing;
    return html`<p class="callout warn"><span>${say('fixed.stale', { count: stale.length })}
      ${stale.map((turn) => `${sayWeekday(turn.weekday)} ${turn.slot + 1}, ${this.#lineName(turn.line)}: ${this.#nameOf(turn.person)}`).join('; ')}.</span>
      <button class="button" @click=${() =>
        void this.#save(
          turns.filter((turn) => this.#fits(days, turn)),
          say('fixed.stale.removed'),
          stale,
        )}>${say('fixed.stale.remove')}</button></p>`;
  }

  #fits(days: readonly DayShape[], { weekday, slot, line, person }: FixedTurn): boolean {
    const lines = days.find((day) => day.weekday === weekday)?.slots[slot]?.lines ?? 0;
    return line < lines && (person === null || this.#personOf(person)?.active === true);
  }

  #personOf(key: string): PersonView | null {
    return this.persons.find((person) => person.key === key) ?? null;
  }

  #nameOf(holder: Holder): string {
    if (holder === undefined) return say('fixed.open');
    return holder === null ? say('fixed.nobody') : (this.#personOf(holder)?.name ?? holder);
  }

  #lineName(line: number): string {
    return this.shape?.lines[line] ?? `L${line + 1}`;
  }

  #holderOf(place: Place): Holder {
    return this.template!.turns.find(isAt(place))?.person;
  }

  #key(event: KeyboardEvent): void {
    if (moveFocus(event.currentTarget as HTMLElement, event)) event.preventDefault();
  }

  #open(button: HTMLElement, place: Place, time: string): void {
    this.#choosing = place;
    const holder = this.#holderOf(place);
    const day = sayWeekday(place.weekday);
    const others = this.template!.turns.filter(
      (turn) => turn.weekday === place.weekday && turn.slot === place.slot && turn.line !== place.line,
    );
    const notes = others.flatMap(({ person }): [string, string][] =>
      person === null ? [] : [[person, say('fixed.clash')]],
    );
    void this.querySelector<PersonChoice>('lu-person-choice')!.open(button, {
      title: say('fixed.choose', { day, time, line: this.#lineName(place.line) }),
      current: holder === undefined ? OPEN : (holder ?? NOBODY),
      notes: new Map(notes),
    });
  }

  #chosen = (event: Event): void => {
    const place = this.#choosing;
    if (!place || !this.template) return;
    const { value } = (event as CustomEvent<Chosen>).detail;
    const person: Holder = value === OPEN ? undefined : value === NOBODY ? null : value;
    if (person === this.#holderOf(place)) return;
    const others = this.template.turns.filter((turn) => !isAt(place)(turn));
    const turns = person === undefined ? others : [...others, { ...place, person }];
    const slot = this.shape!.days.find(({ weekday }) => weekday === place.weekday)!.slots[place.slot]!;
    const text = say('fixed.saved', {
      day: sayWeekday(place.weekday),
      time: `${slot.start}–${slot.end}`,
      line: this.#lineName(place.line),
      who: this.#nameOf(person),
    });
    this.saving = keyOf(place);
    void this.#save(turns, text, [place]);
  };

  /** `places`: what an undo puts back. */
  async #save(turns: FixedTurn[], text: string, places: Place[]): Promise<void> {
    const before = this.template!;
    try {
      this.template = await saveTemplate(turns, before.etag);
      this.fault = null;
      this.#undo = before.turns;
      this.#undoPlaces = places;
      this.querySelector<Toast>('lu-toast')!.show(text, true);
    } catch (error) {
      this.querySelector<Toast>('lu-toast')!.hide();
      // What others did is shown beside the refusal.
      if (error instanceof Refusal && error.code === 'template-changed') await this.#load();
      this.fault = wordsOf(error);
    } finally {
      this.saving = null;
    }
  }

  /** Only the place itself goes back: what others changed since stays. */
  async #takeBack(): Promise<void> {
    const before = this.#undo;
    const places = this.#undoPlaces;
    this.#undo = null;
    this.querySelector<Toast>('lu-toast')!.hide();
    if (!before || !this.template) return;
    const isOne = (turn: Place) => places.some((place) => isAt(place)(turn));
    const others = this.template.turns.filter((turn) => !isOne(turn));
    try {
      this.template = await saveTemplate([...others, ...before.filter(isOne)], this.template.etag);
      this.fault = null;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'template-changed') await this.#load();
      this.fault = wordsOf(error);
    }
  }
}

function isAt({ weekday, slot, line }: Place): (turn: Place) => boolean {
  return (turn) => turn.weekday === weekday && turn.slot === slot && turn.line === line;
}

function keyOf({ weekday, slot, line }: { weekday: Weekday; slot: number; line: number }): string {
  return `${weekday}/${slot}/${line}`;
}

customElements.define('lu-fixed-turns-page', FixedTurnsPage);
