import { html, nothing } from 'lit';
import { SEARCH_FIELDS, type SearchField } from '../../model/customers.ts';
import { type CustomerSearchView, type FoundCustomer, searchCustomers } from '../data/customers.ts';
import { faultNote } from '../elements/fault-note.ts';
import { LightElement } from '../elements/light-element.ts';
import { wordsOf } from '../state/faults.ts';
import { say } from '../texts.ts';

/** One field for customers; by what is searched is guessed, or said. Event: `chosen` with the customer. */
export class CustomerSearch extends LightElement {
  static override properties = {
    found: { state: true },
    fault: { state: true },
    isBusy: { state: true },
  };
  declare found: CustomerSearchView | null;
  declare fault: string | null;
  declare isBusy: boolean;
  #latest: AbortController | null = null;

  constructor() {
    super();
    this.found = null;
    this.fault = null;
    this.isBusy = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#latest?.abort();
  }

  override focus(): void {
    this.querySelector('input')?.focus();
  }

  protected override render() {
    return html`<form class="customer-search" role="search" novalidate @submit=${this.#submit}>
        <label class="field"><span>${say('customers-page.text')}</span>
          <input class="input" name="text" type="search" maxlength="200" autocomplete="off" spellcheck="false" /></label>
        <label class="field"><span>${say('customers-page.by')}</span>
          <select class="input" name="field">${SEARCH_FIELDS.map((field) => html`<option value=${field}>${say(`customers-page.by.${field}`)}</option>`)}</select></label>
        <button class="button primary" ?disabled=${this.isBusy}><lu-icon name="search"></lu-icon>${say('customers-page.search')}</button>
      </form>
      ${this.fault ? faultNote(this.fault, () => this.querySelector('form')!.requestSubmit()) : nothing}
      <div role="status">${this.found ? this.#results(this.found) : nothing}</div>`;
  }

  #results({ field, customers, advice, troubles, stale }: CustomerSearchView) {
    return html`<p class="quiet">${say('customers-page.found', { count: customers.length, by: say(`customers-page.by.${field}`) })}</p>
      ${advice ? html`<p class="callout ${troubles.length > 0 ? 'danger' : 'warn'} advice">${advice}</p>` : nothing}
      ${troubles.map(({ text }) => html`<p class="callout danger trouble">${text}</p>`)}
      ${stale.map(({ directory }) => html`<p class="callout warn">${say('call-page.stale', { directory })}</p>`)}
      <ul class="found">${customers.map((customer) => this.#row(customer))}</ul>`;
  }

  #row(customer: FoundCustomer) {
    const { name, taxId, city, memberNumber, alerts } = customer;
    return html`<li><button type="button" class="card found-one" data-customer=${customer.id} @click=${() => this.#choose(customer)}>
      <b>${name}</b><small class="number">${[taxId, memberNumber, city].filter(Boolean).join(' · ')}</small>
      ${alerts.length > 0 ? html`<span class="tags">${alerts.map(({ text, level }) => html`<span class="tag ${level === 'danger' ? 'danger' : 'warn'}">${text}</span>`)}</span>` : nothing}
    </button></li>`;
  }

  #choose(customer: FoundCustomer): void {
    this.dispatchEvent(new CustomEvent('chosen', { detail: customer }));
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const said = new FormData(event.target as HTMLFormElement);
    const text = String(said.get('text')).trim();
    if (text === '') return this.focus();
    this.#latest?.abort();
    const mine = new AbortController();
    this.#latest = mine;
    this.isBusy = true;
    this.fault = null;
    try {
      this.found = await searchCustomers(text, said.get('field') as SearchField, mine.signal);
      await this.updateComplete;
      this.querySelector<HTMLElement>('.found-one')?.focus();
    } catch (error) {
      if (!mine.signal.aborted) this.fault = wordsOf(error);
    } finally {
      if (this.#latest === mine) this.isBusy = false;
    }
  };
}

customElements.define('lu-customer-search', CustomerSearch);
