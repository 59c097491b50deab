import '../styles/desk.css';
import { html, nothing } from 'lit';
import { loadNames, nameOf, names } from '../call/names.ts';
import { sayMoment } from '../call/sayings.ts';
import { listen } from '../data/live.ts';
import {
  type RequestEvent,
  readServiceRequest,
  type ServiceRequestView,
  stepServiceRequest,
} from '../data/service-requests.ts';
import { may, session } from '../data/session.ts';
import { faultNote } from '../elements/fault-note.ts';
import { LightElement } from '../elements/light-element.ts';
import { place } from '../router.ts';
import { wordsOf } from '../state/faults.ts';
import { Watch } from '../state/state.ts';
import { say } from '../texts.ts';

type Step = Exclude<RequestEvent, 'edit' | 'assign'>;

/** One request: what it is about, what was done, and what can be done now, by button. */
export class RequestPage extends LightElement {
  static override properties = {
    request: { state: true },
    fault: { state: true },
    isBusy: { state: true },
  };
  declare request: ServiceRequestView | null;
  declare fault: string | null;
  declare isBusy: boolean;
  #stops: (() => void)[] = [];

  constructor() {
    super();
    this.request = null;
    this.fault = null;
    this.isBusy = false;
    new Watch(this, names, session);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void loadNames();
    void this.#load();
    this.#stops = [
      place.subscribe(() => void this.#load()),
      listen('desk', (message) => {
        if (message.type !== 'desk' || message.id === this.request?.id) void this.#load();
      }),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
  }

  async #load(): Promise<void> {
    const { request } = place.value.params;
    if (request === undefined) return;
    try {
      this.request = await readServiceRequest(request);
      this.fault = null;
    } catch (error) {
      this.fault = wordsOf(error);
    }
  }

  protected override render() {
    const { request, fault } = this;
    return html`<p><a href="/requests">${say('requests-page.back')}</a></p>
      ${fault ? faultNote(fault, () => void this.#load()) : nothing}
      ${request ? this.#page(request) : fault ? nothing : html`<div class="skeleton" aria-busy="true"></div>`}`;
  }

  #page(request: ServiceRequestView) {
    const { number, subject, status, text } = request;
    return html`<header class="page-head"><h1><span class="number">${number}</span> ${subject}</h1>
        <span class="tag accent request-status">${say(`requests-page.status.${status}`)}</span></header>
      <div class="desk-page request-page">
        <section class="card">${facts(request)}${text ? html`<p class="request-text">${text}</p>` : nothing}</section>
        ${request.can.length > 0 && may('service-request.edit') ? this.#acts(request) : nothing}
        <section class="card" aria-labelledby="lu-request-notes"><h2 id="lu-request-notes">${say('requests-page.notes')}</h2>
          <ol class="timeline">${request.notes.map(
            ({
              at,
              by,
              event,
              text: said,
            }) => html`<li><time class="number quiet" datetime=${at}>${sayMoment(at)}</time>
              <span><b>${nameOf(by)}</b> ${say(`requests-page.event.${event}`)} ${event === 'assign' ? (said ? nameOf(said) : say('requests-page.assignee.nobody')) : said ? html`<br /><span class="request-text">${said}</span>` : nothing}</span></li>`,
          )}</ol></section>
      </div>`;
  }

  #acts({ can, assignee }: ServiceRequestView) {
    const steps = can.filter((event): event is Step => event !== 'edit' && event !== 'assign');
    const me = session.value?.person.key;
    const people = [...names.value].filter(
      ([key]) => may('service-request.assign') || key === me || key === assignee,
    );
    return html`<form class="card acts-form" novalidate @submit=${(event: SubmitEvent) => event.preventDefault()}>
      <label class="field"><span>${say('requests-page.said')}</span><textarea class="input" name="said" rows="2" maxlength="20000"></textarea>
        <small>${say('requests-page.said.hint')}</small></label>
      <div class="acts">${steps.map(
        (event) =>
          html`<button class="button" type="button" data-event=${event} ?disabled=${this.isBusy} @click=${() => void this.#step({ event })}>${say(`requests-page.do.${event}`)}</button>`,
      )}</div>
      ${
        can.includes('assign')
          ? html`<div class="acts"><label class="field"><span>${say('requests-page.assign-to')}</span><select class="input" name="assignee">
              <option value="" ?selected=${assignee === null}>${say('requests-page.assignee.nobody')}</option>
              ${people.map(([key, name]) => html`<option value=${key} ?selected=${key === assignee}>${name}</option>`)}</select></label>
            <button class="button assign" type="button" ?disabled=${this.isBusy} @click=${this.#assign}>${say('requests-page.do.assign')}</button></div>`
          : nothing
      }</form>`;
  }

  #assign = (): void => {
    const chosen = this.querySelector<HTMLSelectElement>('[name=assignee]')!.value;
    void this.#step({ event: 'assign', assignee: chosen || null });
  };

  async #step(step: { event: RequestEvent; assignee?: string | null }): Promise<void> {
    const field = this.querySelector<HTMLTextAreaElement>('[name=said]')!;
    const text = field.value.trim();
    this.isBusy = true;
    try {
      this.request = await stepServiceRequest(this.request!, { ...step, ...(text ? { text } : {}) });
      if (step.event !== 'assign') field.value = '';
      this.fault = null;
    } catch (error) {
      const words = wordsOf(error);
      await this.#load();
      this.fault = words;
      field.focus();
    } finally {
      this.isBusy = false;
    }
  }
}

function facts({
  customer,
  contract,
  phone,
  channel,
  priority,
  assignee,
  createdAt,
  call,
}: ServiceRequestView) {
  const rows = [
    [say('requests-page.customer'), customer?.name],
    [say('requests-page.contract'), contract?.number],
    [say('requests-page.phone'), phone],
    [say('requests-page.channel'), say(`requests-page.channel.${channel}`)],
    [say('requests-page.priority'), say(`requests-page.priority.${priority}`)],
    [say('requests-page.assignee'), assignee ? nameOf(assignee) : say('requests-page.assignee.nobody')],
    [say('requests-page.created'), sayMoment(createdAt)],
  ] as const;
  return html`<dl class="request-facts">${rows.map(([word, value]) => (value ? html`<div><dt>${word}</dt><dd>${value}</dd></div>` : nothing))}
    ${call ? html`<div><dt>${say('requests-page.call')}</dt><dd><a href=${`/call?call=${encodeURIComponent(call)}`}>${say('call-page.open')}</a></dd></div>` : nothing}</dl>`;
}

customElements.define('lu-request-page', RequestPage);
