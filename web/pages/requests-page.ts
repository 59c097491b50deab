import '../styles/desk.css';
import { html, nothing } from 'lit';
import { SERVICE_REQUEST_STATES } from '../../model/service-requests.ts';
import { loadNames, nameOf, names } from '../call/names.ts';
import { sayMoment } from '../call/sayings.ts';
import { listen } from '../data/live.ts';
import { type ListedRequest, listServiceRequests } from '../data/service-requests.ts';
import { session } from '../data/session.ts';
import { faultNote } from '../elements/fault-note.ts';
import { LightElement } from '../elements/light-element.ts';
import { navigate, place } from '../router.ts';
import { wordsOf } from '../state/faults.ts';
import { Watch } from '../state/state.ts';
import { say } from '../texts.ts';

const FILTERS = ['status', 'assignee', 'text'] as const;

/** Requests of customers, the newest first; the filter stands in the address. */
export class RequestsPage extends LightElement {
  static override properties = {
    requests: { state: true },
    next: { state: true },
    fault: { state: true },
  };
  declare requests: ListedRequest[] | null;
  declare next: string | null;
  declare fault: string | null;
  #stops: (() => void)[] = [];

  constructor() {
    super();
    this.requests = null;
    this.next = null;
    this.fault = null;
    new Watch(this, names, session);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void loadNames();
    void this.#load();
    this.#stops = [
      place.subscribe(() => void this.#load()),
      listen('desk', (message) => {
        if (message.type !== 'desk' || message.what === 'service-request') void this.#load();
      }),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
  }

  get #filter(): URLSearchParams {
    const { query } = place.value;
    return new URLSearchParams(
      FILTERS.flatMap((name) => (query.get(name) ? [[name, query.get(name)!]] : [])),
    );
  }

  async #load(before?: string): Promise<void> {
    if (place.value.page?.path !== '/requests') return;
    const filter = this.#filter;
    if (before) filter.set('before', before);
    try {
      const { requests, next } = await listServiceRequests(filter);
      this.requests = before ? [...(this.requests ?? []), ...requests] : requests;
      this.next = next;
      this.fault = null;
    } catch (error) {
      this.fault = wordsOf(error);
    }
  }

  protected override render() {
    return html`<header class="page-head"><h1>${say('page.requests')}</h1></header>
      <div class="desk-page requests-page">${this.#form()}
        ${this.fault ? faultNote(this.fault, () => void this.#load()) : nothing} ${this.#list()}</div>`;
  }

  #form() {
    const filter = this.#filter;
    const me = session.value?.person.key ?? '';
    const option = (name: string, value: string, word: string) =>
      html`<option value=${value} ?selected=${(filter.get(name) ?? '') === value}>${word}</option>`;
    return html`<form class="desk-filter" @submit=${this.#search} @change=${this.#search}>
      <label class="field"><span>${say('requests-page.status')}</span><select class="input" name="status">
        ${option('status', '', say('requests-page.status.open'))}${SERVICE_REQUEST_STATES.map((state) => option('status', state, say(`requests-page.status.${state}`)))}${option('status', 'all', say('requests-page.status.all'))}
      </select></label>
      <label class="field"><span>${say('requests-page.assignee')}</span><select class="input" name="assignee">
        ${option('assignee', '', say('requests-page.assignee.any'))}${option('assignee', me, say('requests-page.assignee.me'))}${option('assignee', 'nobody', say('requests-page.assignee.nobody'))}
      </select></label>
      <label class="field"><span>${say('requests-page.text')}</span><input class="input" name="text" type="search" maxlength="100" autocomplete="off" .value=${filter.get('text') ?? ''} /></label>
      <button class="button"><lu-icon name="search"></lu-icon>${say('requests-page.search')}</button>
    </form>`;
  }

  #list() {
    const { requests } = this;
    if (requests === null) return this.fault ? nothing : html`<div class="skeleton" aria-busy="true"></div>`;
    if (requests.length === 0) return html`<p class="card empty">${say('requests-page.none')}</p>`;
    return html`<ul class="card desk-list">${requests.map(
      ({ number, subject, status, customer, assignee, createdAt, priority }) => html`<li>
        <a class="grow" href=${`/requests/${number}`}><b class="number">${number}</b> ${subject}</a>
        <span class="tag ${status === 'new' ? 'warn' : ''}">${say(`requests-page.status.${status}`)}</span>
        ${priority === 'high' ? html`<span class="tag danger">${say('requests-page.priority.high')}</span>` : nothing}
        ${customer ? html`<span>${customer.name}</span>` : nothing}<span class="quiet">${assignee ? nameOf(assignee) : say('requests-page.assignee.nobody')}</span>
        <time class="number quiet" datetime=${createdAt}>${sayMoment(createdAt)}</time></li>`,
    )}</ul>
    ${this.next ? html`<button class="button" @click=${() => void this.#load(this.next!)}><lu-icon name="chevron-down"></lu-icon>${say('requests-page.older')}</button>` : nothing}`;
  }

  #search = (event: Event): void => {
    event.preventDefault();
    const said = new FormData(event.currentTarget as HTMLFormElement);
    const filter = new URLSearchParams(
      FILTERS.flatMap((name) => {
        const value = String(said.get(name) ?? '').trim();
        return value === '' ? [] : [[name, value]];
      }),
    );
    navigate(filter.size > 0 ? `/requests?${filter}` : '/requests', { replace: true });
  };
}

customElements.define('lu-requests-page', RequestsPage);
