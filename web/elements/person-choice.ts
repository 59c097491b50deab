import '../styles/person-choice.css';
import { html, nothing } from 'lit';
import type { PersonView } from '../data/persons.ts';
import { isFound } from '../state/search.ts';
import { say } from '../texts.ts';
import { LightElement } from './light-element.ts';
import './person-badge.ts';

/** Something to choose beside persons, such as nobody. */
export interface OtherChoice {
  value: string;
  icon: string;
  text: string;
}

export interface Chosen {
  /** A person's key, or the value of another choice. */
  value: string;
}

interface Option {
  value: string;
  name: string;
  icon: string | null;
  coat: number | null;
  note: string | null;
}

/**
 * A small sheet with a search: one of the persons, or something else. `open(button, …)` shows it beside a button, to
 * which the focus comes back. Fires `chosen`.
 */
export class PersonChoice extends LightElement {
  static override properties = {
    persons: { attribute: false },
    others: { attribute: false },
    title_: { state: true },
    notes: { state: true },
    search: { state: true },
    active: { state: true },
    current: { state: true },
  };
  declare persons: PersonView[];
  declare others: OtherChoice[];
  declare title_: string;
  /** Said beside some persons, by their keys. */
  declare notes: ReadonlyMap<string, string>;
  declare search: string;
  declare active: number;
  declare current: string | null;
  #button: HTMLElement | null = null;

  constructor() {
    super();
    this.persons = [];
    this.others = [];
    this.title_ = '';
    this.notes = new Map();
    this.search = '';
    this.active = 0;
    this.current = null;
  }

  async open(
    button: HTMLElement,
    { title, current, notes }: { title: string; current: string | null; notes: ReadonlyMap<string, string> },
  ): Promise<void> {
    this.#button = button;
    this.title_ = title;
    this.current = current;
    this.notes = notes;
    this.search = '';
    this.active = Math.max(
      0,
      this.#options().findIndex(({ value }) => value === current),
    );
    await this.updateComplete;
    const sheet = this.#sheet();
    sheet.showPopover();
    this.#putBeside(button, sheet);
    const input = this.querySelector('input')!;
    input.value = '';
    input.focus();
    this.#showActive();
  }

  #sheet(): HTMLElement {
    return this.querySelector<HTMLElement>('.choice')!;
  }

  /** Under the button, or above it where there is no room; on a phone it stands at the bottom by its style. */
  #putBeside(button: HTMLElement, sheet: HTMLElement): void {
    const at = button.getBoundingClientRect();
    const { width, height } = sheet.getBoundingClientRect();
    const x = Math.max(8, Math.min(at.left, innerWidth - width - 8));
    const isBelow = at.bottom + height + 8 < innerHeight || at.top < height;
    const y = isBelow ? Math.min(at.bottom + 4, innerHeight - height - 8) : at.top - height - 4;
    sheet.style.setProperty('--x', `${x}px`);
    sheet.style.setProperty('--y', `${Math.max(8, y)}px`);
  }

  #options(): Option[] {
    const others = this.others.map(({ value, icon, text }) => ({
      value,
      name: text,
      icon,
      coat: null,
      note: null,
    }));
    const persons = this.persons.map(({ key, name, coat }) => ({
      value: key,
      name,
      icon: null,
      coat,
      note: this.notes.get(key) ?? null,
    }));
    const found = [...others, ...persons].filter(({ value, name, icon }) =>
      isFound(this.search, icon ? [name] : [name, value]),
    );
    if (this.search.trim() === '') return found;
    // Whose name begins so comes first.
    const search = this.search.trim().toLocaleLowerCase();
    const isLater = ({ name }: Option) => Number(!name.toLocaleLowerCase().startsWith(search));
    return found.sort((a, b) => isLater(a) - isLater(b));
  }

  protected override render() {
    const options = this.#options();
    return html`<div class="choice" popover role="dialog" aria-label=${this.title_} @keydown=${this.#key} @toggle=${this.#toggled}>
      <p class="choice-title">${this.title_}</p>
      <label class="choice-search"><lu-icon name="search"></lu-icon><span class="visually-hidden">${say('fixed.search')}</span>
        <input class="input" type="text" role="combobox" autocomplete="off" spellcheck="false" aria-expanded="true" aria-controls="choice-list"
          aria-activedescendant=${options[this.active] ? `choice-${this.active}` : nothing} placeholder=${say('fixed.search')}
          @input=${(event: Event) => {
            this.search = (event.target as HTMLInputElement).value;
            // What is searched for is a person.
            this.active = 0;
          }} /></label>
      <ul role="listbox" id="choice-list" aria-label=${this.title_}>${options.map(
        (
          { value, name, icon, coat, note },
          i,
        ) => html`<li role="option" id="choice-${i}" class=${i === this.active ? 'active' : ''}
          aria-selected=${String(value === this.current)} @click=${() => this.#choose(value)} @pointermove=${() => {
            this.active = i;
          }}>${icon ? html`<lu-icon name=${icon}></lu-icon>` : html`<lu-badge .name=${name} .coat=${coat}></lu-badge>`}
          <span>${name}${note ? html`<small>${note}</small>` : nothing}</span>
          ${value === this.current ? html`<lu-icon name="check"></lu-icon>` : nothing}</li>`,
      )}</ul>
      ${options.length === 0 ? html`<p class="quiet" role="status">${say('fixed.not-found')}</p>` : nothing}
    </div>`;
  }

  #key(event: KeyboardEvent): void {
    const options = this.#options();
    const last = options.length - 1;
    if (event.key === 'ArrowDown') this.active = Math.min(last, this.active + 1);
    else if (event.key === 'ArrowUp') this.active = Math.max(0, this.active - 1);
    else if (event.key === 'Enter') {
      const option = options[this.active];
      if (option) this.#choose(option.value);
    } else return;
    event.preventDefault();
    void this.updateComplete.then(() => this.#showActive());
  }

  #showActive(): void {
    this.querySelector(`#choice-${this.active}`)?.scrollIntoView({ block: 'nearest' });
  }

  #choose(value: string): void {
    this.#sheet().hidePopover();
    this.dispatchEvent(new CustomEvent<Chosen>('chosen', { detail: { value } }));
  }

  #toggled(event: Event): void {
    if ((event as ToggleEvent).newState !== 'closed') return;
    const focused = document.activeElement;
    if (focused === null || focused === document.body || this.contains(focused)) this.#button?.focus();
  }
}

customElements.define('lu-person-choice', PersonChoice);
