import '../styles/my-sessions.css';
import { html, nothing } from 'lit';
import { listSessions, type SignedIn, signOutThere } from '../data/session.ts';
import { LightElement } from '../elements/light-element.ts';
import { wordsOf } from '../state/faults.ts';
import { say, tag } from '../texts.ts';
import { browserName } from './browser-name.ts';

/** The dialog that shows where I am signed in, and signs me out elsewhere. */
export class MySessions extends LightElement {
  static override properties = { sessions: { state: true }, fault: { state: true } };
  declare sessions: SignedIn[] | null;
  declare fault: string | null;

  constructor() {
    super();
    this.sessions = null;
    this.fault = null;
  }

  async open(): Promise<void> {
    this.sessions = null;
    this.fault = null;
    await this.updateComplete;
    this.querySelector('dialog')!.showModal();
    await this.#load();
  }

  async #load(): Promise<void> {
    try {
      this.sessions = await listSessions();
    } catch (error) {
      this.fault = wordsOf(error);
    }
  }

  async #end(id: string): Promise<void> {
    this.fault = null;
    try {
      await signOutThere(id);
    } catch (error) {
      this.fault = wordsOf(error);
    }
    await this.#load();
  }

  protected override render() {
    return html`<dialog class="my-sessions" aria-labelledby="my-sessions-title">
      <h2 id="my-sessions-title">${say('sessions.title')}</h2>
      ${this.fault ? html`<p class="callout danger" role="alert">${this.fault}</p>` : nothing}
      ${this.sessions ? html`<ul>${this.sessions.map((one) => this.#session(one))}</ul>` : html`<div class="skeleton" aria-busy="true"></div>`}
      <form method="dialog"><button class="button">${say('shell.close')}</button></form>
    </dialog>`;
  }

  #session({ id, userAgent, lastSeenAt, isHere }: SignedIn) {
    const name = browserName(userAgent) ?? say('sessions.unknown');
    const at = new Intl.DateTimeFormat(tag(), { dateStyle: 'medium', timeStyle: 'short' });
    const seen = say('sessions.seen', { time: at.format(new Date(lastSeenAt)) });
    const end = say('sessions.end');
    return html`<li><span title=${userAgent}><b>${name}</b><small>${seen}</small></span>
      ${
        isHere
          ? html`<span class="tag ok">${say('sessions.here')}</span>`
          : html`<button class="button" aria-label=${`${end}: ${name}, ${seen}`} @click=${() => void this.#end(id)}>${end}</button>`
      }</li>`;
  }
}

customElements.define('lu-my-sessions', MySessions);
