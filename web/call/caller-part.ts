import { html, nothing } from 'lit';
import { say } from '../texts.ts';
import './customer-card.ts';
import './customer-search.ts';
import type { NotedContract } from '../data/call-notes.ts';
import type { FoundCustomer } from '../data/customers.ts';
import type { Match, OpenCall } from './open-call.ts';
import { sayNumber } from './sayings.ts';

export interface CallerOptions {
  isSearching: boolean;
  onSearch(): void;
  onRetry(): void;
}

/** Who calls: the number at once, then who that is or may be, or why nobody knows and what to do. */
export function callerPart(open: OpenCall, { isSearching, onSearch, onRetry }: CallerOptions) {
  const { card, customer } = open;
  const caller = card?.caller ?? null;
  const isLooking = caller?.step === 'looking' || caller?.step === 'number';
  const maybe = customer ? [] : open.candidates;
  return html`<section class="caller" aria-label=${say('call-page.caller')}>
    <p class="caller-number"><b class="number">${sayNumber(caller?.shown || open.number)}</b>
      ${card?.callerName ? html`<span>${card.callerName}</span>` : nothing}
      ${card ? html`<span class="tag ${card.state === 'ringing' ? 'warn' : 'accent'}">${say(`call-page.state.${card.state}`)}</span>` : nothing}
      ${open.gone ? html`<span class="tag">${say(`call-page.gone.${open.gone}`)}</span>` : nothing}
      ${card?.queue ? html`<span class="tag">${card.queue}</span>` : nothing}
      ${card?.isEmulated ? html`<span class="tag">${say('call-page.emulated')}</span>` : nothing}</p>
    <div role="status">
      ${isLooking && !caller?.advice ? html`<p class="quiet looking">${say('call-page.looking')}</p>` : nothing}
      ${caller?.advice && !customer ? html`<p class="callout ${caller.step === 'down' ? 'danger' : caller.step === 'not-found' ? 'warn' : ''} advice" data-step=${caller.step}><span>${caller.advice}</span></p>` : nothing}
    </div>
    ${(caller?.troubles ?? []).map(({ text }) => html`<p class="callout danger trouble">${text}</p>`)}
    ${(caller?.stale ?? []).map(({ directory }) => html`<p class="callout warn">${say('call-page.stale', { directory })}</p>`)}
    ${maybe.length > 0 ? html`<ul class="maybe" aria-label=${say('call-page.maybe')}>${maybe.map((match) => candidate(match, open))}</ul>` : nothing}
    ${
      customer
        ? html`<lu-customer-card .customer=${customer} .contract=${open.fields.contract} .canBind=${true}
          @contract=${(event: CustomEvent<NotedContract | null>) => open.write({ contract: event.detail })}></lu-customer-card>`
        : nothing
    }
    <p class="acts">
      <button class="button search" aria-expanded=${isSearching} @click=${onSearch}><lu-icon name="search"></lu-icon>${say(customer ? 'call-page.search-other' : 'call-page.search')}</button>
      ${customer ? html`<button class="button unbind" @click=${() => open.unbind()}><lu-icon name="user-minus"></lu-icon>${say('call-page.unbind')}</button>` : nothing}
      ${caller?.step === 'down' || (!card && open.fault) ? html`<button class="button" @click=${onRetry}><lu-icon name="refresh-cw"></lu-icon>${say('shell.again')}</button>` : nothing}
    </p>
    ${
      isSearching
        ? html`<lu-customer-search @chosen=${(event: CustomEvent<FoundCustomer>) => {
            open.choose(event.detail);
            onSearch();
          }}></lu-customer-search>`
        : nothing
    }
  </section>`;
}

function candidate({ customer, evidence, alerts, certainty }: Match, open: OpenCall) {
  return html`<li><button type="button" class="card found-one" data-customer=${customer.id} @click=${() => open.choose({ ...customer, alerts })}>
    <b>${customer.name}</b> <span class="tag ${certainty === 'known' ? 'ok' : 'warn'}">${say(`call-page.certainty.${certainty}`)}</span>
    ${evidence.map(({ text }) => html`<small>${text}</small>`)}<small class="number quiet">${[customer.taxId, customer.city].filter(Boolean).join(' · ')}</small>
  </button></li>`;
}
