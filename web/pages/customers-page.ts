import '../styles/desk.css';
import { html, nothing } from 'lit';
import '../call/customer-card.ts';
import '../call/customer-search.ts';
import type { FoundCustomer } from '../data/customers.ts';
import { LightElement } from '../elements/light-element.ts';
import { say } from '../texts.ts';

/** Customers by one field, and what is known of one of them. */
export class CustomersPage extends LightElement {
  static override properties = { customer: { state: true } };
  declare customer: FoundCustomer | null;

  constructor() {
    super();
    this.customer = null;
  }

  protected override render() {
    return html`<header class="page-head"><h1>${say('page.customers')}</h1></header>
      <div class="desk-page customers-page">
        <p class="quiet">${say('customers-page.hint')}</p>
        <lu-customer-search @chosen=${(event: CustomEvent<FoundCustomer>) => {
          this.customer = event.detail;
        }}></lu-customer-search>
        ${this.customer ? html`<lu-customer-card .customer=${this.customer}></lu-customer-card>` : nothing}
      </div>`;
  }
}

customElements.define('lu-customers-page', CustomersPage);
