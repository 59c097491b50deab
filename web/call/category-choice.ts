import { html, nothing } from 'lit';
import type { CategoryView } from '../data/categories.ts';
import { LightElement } from '../elements/light-element.ts';
import { isFound } from '../state/search.ts';
import { say } from '../texts.ts';
import './color-dot.ts';

/** So many are offered at once: who wants another types a word of it. */
const MOST_OFFERED = 12;

/** Categories as chips, with a search: Enter takes the first, Backspace gives the last one back. Event: `chosen`. */
export class CategoryChoice extends LightElement {
  static override properties = {
    categories: { attribute: false },
    value: { attribute: false },
    fault: { attribute: false },
    search: { state: true },
  };
  declare categories: readonly CategoryView[];
  /** Ids of those that are chosen. */
  declare value: readonly string[];
  declare fault: string | null;
  declare search: string;

  constructor() {
    super();
    this.categories = [];
    this.value = [];
    this.fault = null;
    this.search = '';
  }

  get #offered(): CategoryView[] {
    const free = this.categories.filter(({ id, isOffered }) => isOffered && !this.value.includes(id));
    if (this.search.trim() === '') return free;
    return free.filter(({ path, code, keywords }) => isFound(this.search, [...path, code, ...keywords]));
  }

  protected override render() {
    const offered = this.#offered;
    return html`<div class="category-choice" role="group" aria-labelledby="lu-categories">
      <span id="lu-categories">${say('call-page.categories')}</span>
      ${
        this.value.length === 0
          ? nothing
          : html`<ul class="chips chosen" aria-label=${say('call-page.categories.chosen')}>${this.value.map((id) => this.#chosen(id))}</ul>`
      }
      <input class="input" name="category" type="search" autocomplete="off" aria-label=${say('call-page.categories.search')}
        placeholder=${say('call-page.categories.search')} .value=${this.search}
        aria-invalid=${this.fault ? 'true' : nothing} aria-describedby=${this.fault ? 'lu-categories-fault' : nothing}
        @input=${(event: InputEvent) => {
          this.search = (event.target as HTMLInputElement).value;
        }} @keydown=${this.#key} />
      ${this.fault ? html`<span class="fault" role="alert" id="lu-categories-fault">${this.fault}</span>` : nothing}
      ${
        offered.length === 0
          ? html`<p class="quiet">${say(this.search ? 'call-page.categories.none' : 'call-page.categories.all')}</p>`
          : html`<ul class="chips" aria-label=${say('call-page.categories.offered')}>${offered.slice(0, MOST_OFFERED).map((one) => this.#chip(one))}</ul>`
      }
      ${offered.length > MOST_OFFERED ? html`<small class="quiet">${say('call-page.categories.more', { count: offered.length - MOST_OFFERED })}</small>` : nothing}
    </div>`;
  }

  #chosen(id: string) {
    const known = this.categories.find((one) => one.id === id);
    const name = known?.name ?? id;
    return html`<li><button type="button" class="chip on" title=${known?.path.join(' › ') ?? ''} aria-label=${say('call-page.categories.remove', { name })}
      @click=${() => this.#set(this.value.filter((one) => one !== id))}><lu-dot color=${known?.shownColor ?? nothing}></lu-dot>${name}<lu-icon name="x"></lu-icon></button></li>`;
  }

  #chip({ id, name, path, shownColor }: CategoryView) {
    return html`<li><button type="button" class="chip" data-category=${id} @click=${() => this.#add(id)}><lu-dot color=${shownColor ?? nothing}></lu-dot>${
      path.length > 1 ? html`<small>${path.slice(0, -1).join(' › ')}</small>` : nothing
    }${name}</button></li>`;
  }

  #key = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      const first = this.#offered[0];
      if (this.search.trim() !== '' && first) this.#add(first.id);
    } else if (event.key === 'Backspace' && this.search === '' && this.value.length > 0) {
      this.#set(this.value.slice(0, -1));
    }
  };

  #add(id: string): void {
    this.search = '';
    this.#set([...this.value, id]);
    this.querySelector('input')?.focus();
  }

  #set(value: readonly string[]): void {
    this.dispatchEvent(new CustomEvent('chosen', { detail: value }));
  }
}

customElements.define('lu-category-choice', CategoryChoice);
