import { html, nothing } from 'lit';
import type { NotedContract } from '../data/call-notes.ts';
import {
  type ContractView,
  type CustomerDetails,
  customerDetails,
  type FoundCustomer,
  fillLink,
  type LinkView,
  listLinks,
  notedContractOf,
  visitLink,
} from '../data/customers.ts';
import { faultNote } from '../elements/fault-note.ts';
import { LightElement } from '../elements/light-element.ts';
import { wordsOf } from '../state/faults.ts';
import { say } from '../texts.ts';
import { sayAmount, sayDay } from './sayings.ts';
import './customer-timeline.ts';

const TABS = ['contracts', 'invoices', 'history'] as const;
type Tab = (typeof TABS)[number];
type Loaded = Extract<CustomerDetails, { what: 'contracts' | 'invoices' }>;

/** A customer: what stands out first, then who it is, then contracts, invoices and history. Event: `contract`. */
export class CustomerCard extends LightElement {
  static override properties = {
    customer: { attribute: false },
    contract: { attribute: false },
    canBind: { attribute: false },
    tab: { state: true },
    details: { state: true },
    fault: { state: true },
    links: { state: true },
  };
  declare customer: FoundCustomer;
  /** The one that the note is about. */
  declare contract: NotedContract | null;
  /** A contract can be chosen. */
  declare canBind: boolean;
  declare tab: Tab;
  declare details: Partial<Record<Tab, Loaded>>;
  declare fault: string | null;
  declare links: LinkView[];
  #shown = '';

  constructor() {
    super();
    this.contract = null;
    this.canBind = false;
    this.tab = 'contracts';
    this.details = {};
    this.fault = null;
    this.links = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A card without its ways out is a card all the same.
    listLinks().then(
      (links) => {
        this.links = links;
      },
      () => {},
    );
  }

  protected override willUpdate(): void {
    if (this.customer.id === this.#shown) return;
    this.#shown = this.customer.id;
    this.details = {};
    this.fault = null;
    if (this.isConnected) void this.#load();
  }

  async #load(): Promise<void> {
    const { tab, customer } = this;
    if (tab === 'history' || this.details[tab]) return;
    if (tab === 'contracts' && customer.contracts.length > 0) return;
    try {
      const { details } = await customerDetails(customer, tab);
      if (this.customer.id !== customer.id) return;
      if (details.what === tab) this.details = { ...this.details, [tab]: details };
      this.fault = null;
    } catch (error) {
      if (this.customer.id === customer.id) this.fault = wordsOf(error);
    }
  }

  protected override render() {
    const { customer, tab } = this;
    return html`<article class="customer card" data-customer=${customer.id} aria-labelledby="lu-customer-name">
      ${
        customer.alerts.length > 0
          ? html`<ul class="alerts" aria-label=${say('call-page.alerts')}>${customer.alerts.map(
              ({
                level,
                text,
                contract,
              }) => html`<li class="callout ${CALLOUTS[level]}"><lu-icon name=${level === 'info' ? 'circle-alert' : 'triangle-alert'}></lu-icon>
                <span>${text}${contract ? html` <small class="number">${contract}</small>` : nothing}</span></li>`,
            )}</ul>`
          : nothing
      }
      ${this.#head(customer)} ${this.#ways(customer)}
      <div class="customer-tabs" role="tablist" aria-label=${say('call-page.tabs')} @keydown=${this.#keys}>${TABS.map(
        (one) => html`<button type="button" role="tab" id=${`lu-tab-${one}`} aria-controls="lu-tab-panel"
          aria-selected=${one === tab} tabindex=${one === tab ? '0' : '-1'} @click=${() => this.#show(one)}>${say(`call-page.tab.${one}`)}</button>`,
      )}</div>
      <div class="customer-tab" role="tabpanel" id="lu-tab-panel" aria-labelledby=${`lu-tab-${tab}`} tabindex="0">
        ${this.fault ? faultNote(this.fault, () => void this.#load()) : this.#panel()}</div>
    </article>`;
  }

  #head({
    name,
    taxId,
    memberNumber,
    language,
    city,
    address,
    emails,
    phones,
    flags,
    comment,
    openInvoices,
  }: FoundCustomer) {
    const facts = [taxId, memberNumber, language, [address, city].filter(Boolean).join(', ')].filter(Boolean);
    return html`<header><h2 id="lu-customer-name">${name}</h2>
      <p class="number quiet">${facts.join(' · ')}</p>
      ${flags.length > 0 ? html`<p class="tags">${flags.map((flag) => html`<span class="tag accent">${flag}</span>`)}</p>` : nothing}
      <ul class="ways">${phones.map(({ raw, e164, holder }) => html`<li><lu-icon name="phone"></lu-icon><span class="number">${e164 ?? raw}</span>${holder ? html` <small>${holder}</small>` : nothing}</li>`)}
        ${emails.map((email) => html`<li><lu-icon name="mail"></lu-icon><a href=${`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>${email}</a></li>`)}</ul>
      ${openInvoices ? html`<p>${say('call-page.open-invoices', { count: openInvoices.count, amount: sayAmount(openInvoices.amountCents), overdue: openInvoices.overdue })}</p>` : nothing}
      ${comment ? html`<p class="comment">${comment}</p>` : nothing}</header>`;
  }

  /** Ways out of the house; the customer's own account opens after it is written down. */
  #ways(customer: FoundCustomer) {
    const open = this.links.flatMap((link) => {
      if (link.url === null)
        return html`<button type="button" class="button" @click=${() => void this.#visit(link.name)}><lu-icon name="external-link"></lu-icon>${link.label}</button>`;
      const url = fillLink(link.url, customer);
      return url === null
        ? []
        : html`<a class="button" target="_blank" rel="noopener noreferrer" href=${url}><lu-icon name="external-link"></lu-icon>${link.label}</a>`;
    });
    return open.length > 0 ? html`<p class="acts links">${open}</p>` : nothing;
  }

  async #visit(name: string): Promise<void> {
    try {
      window.open(await visitLink(name, this.customer), '_blank', 'noopener,noreferrer');
      this.fault = null;
    } catch (error) {
      this.fault = wordsOf(error);
    }
  }

  #panel() {
    if (this.tab === 'history')
      return html`<lu-customer-timeline .customer=${this.customer}></lu-customer-timeline>`;
    const loaded = this.details[this.tab];
    if (this.tab === 'contracts') {
      const contracts = loaded?.what === 'contracts' ? loaded.contracts : this.customer.contracts;
      if (contracts.length === 0 && !loaded) return html`<div class="skeleton" aria-busy="true"></div>`;
      if (contracts.length === 0) return html`<p class="quiet">${say('call-page.contracts.none')}</p>`;
      return html`<ul class="contracts">${contracts.map((one) => this.#contract(one))}</ul>`;
    }
    if (loaded?.what !== 'invoices') return html`<div class="skeleton" aria-busy="true"></div>`;
    if (loaded.invoices.length === 0) return html`<p class="quiet">${say('call-page.invoices.none')}</p>`;
    return html`<ul class="invoices">${loaded.invoices.map(
      ({
        number,
        date,
        dueOn,
        amountCents,
        openCents,
      }) => html`<li><b class="number">${number}</b><span>${sayDay(date)}</span>
        <span class="number">${sayAmount(amountCents)}</span>${openCents > 0 ? html`<span class="tag danger">${say('call-page.invoice.open', { amount: sayAmount(openCents), day: sayDay(dueOn) })}</span>` : nothing}</li>`,
    )}</ul>`;
  }

  #contract(contract: ContractView) {
    const { id, number, address, state, tariff, power, supplyCode, isActive, endedOn, debtCents } = contract;
    const isChosen = this.contract?.id === id;
    return html`<li class=${isActive ? '' : 'over'}><span><b class="number">${number}</b>
        ${isActive ? nothing : html`<span class="tag">${say('call-page.contract.ended', { day: sayDay(endedOn) })}</span>`}
        ${debtCents > 0 ? html`<span class="tag danger">${sayAmount(debtCents)}</span>` : nothing}</span>
      <span>${address}</span><small class="number quiet">${[supplyCode, tariff, power, state].filter(Boolean).join(' · ')}</small>
      ${
        this.canBind
          ? html`<button type="button" class="button" aria-pressed=${isChosen} aria-label=${`${say('call-page.contract.choose')}: ${number}`}
            @click=${() => this.#bind(isChosen ? null : notedContractOf(contract))}>${isChosen ? html`<lu-icon name="check"></lu-icon>` : nothing}${say('call-page.contract.choose')}</button>`
          : nothing
      }</li>`;
  }

  #bind(contract: NotedContract | null): void {
    this.dispatchEvent(new CustomEvent('contract', { detail: contract }));
  }

  #show(tab: Tab): void {
    this.tab = tab;
    this.fault = null;
    void this.#load();
  }

  #keys = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.#show(TABS[(TABS.indexOf(this.tab) + step + TABS.length) % TABS.length]!);
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('[aria-selected=true]')?.focus());
  };
}

const CALLOUTS = { danger: 'danger', warning: 'warn', info: '' } as const;

customElements.define('lu-customer-card', CustomerCard);
