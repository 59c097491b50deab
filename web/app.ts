import './styles/base.css';
import './styles/elements.css';
import './styles/shell.css';
import { html, nothing } from 'lit';
import type { Locale } from '../model/types.ts';
import { sessionEnded } from './data/http.ts';
import { connect, disconnect, listen, onLine, renew } from './data/live.ts';
import { loadSession, onOtherTab, session } from './data/session.ts';
import { LightElement } from './elements/light-element.ts';
import './elements/icon.ts';
import { followLinks, navigate, type Page, place } from './router.ts';
import { Watch } from './state/state.ts';
import { showTheme } from './state/theme.ts';
import { currentLocale, isLocaleChosen, loadTexts, preferredLocale, say } from './texts.ts';

/** The frame of all pages: who is signed in, where one can go, what is wrong with the line. */
export class App extends LightElement {
  static override properties = { ready: { state: true }, cutSince: { state: true }, told: { state: true } };
  declare ready: boolean;
  declare cutSince: string | null;
  declare told: string | null;
  #loaded = new Set<Page>();

  constructor() {
    super();
    this.ready = false;
    this.cutSince = null;
    this.told = null;
    new Watch(this, session, place);
  }

  // Styles of pages are one sheet for all.

  override async connectedCallback(): Promise<void> {
    super.connectedCallback();
    showTheme();
    followLinks();
    // None of these waits for another.
    void place.value.page?.load();
    const known = loadSession();
    known.catch(() => {});
    await loadTexts(preferredLocale());
    place.subscribe(() => void this.#openPage());
    session.subscribe(() => void this.#openPage());
    sessionEnded.addEventListener('ended', () => this.#leave());
    listen('me', (message) => {
      if (message.type === 'session') this.#leave();
    });
    onOtherTab((person) => void this.#otherTab(person));
    onLine((state) => {
      this.cutSince = state === 'cut' ? new Date().toTimeString().slice(0, 5) : null;
    });
    addEventListener('offline', () => {
      this.cutSince ??= new Date().toTimeString().slice(0, 5);
    });
    addEventListener('online', renew);
    await this.#load(known);
  }

  async #load(known = loadSession()): Promise<void> {
    try {
      await known;
      const own = session.value?.person.locale as Locale | null | undefined;
      if (own && !isLocaleChosen() && own !== currentLocale()) await loadTexts(own);
      this.ready = true;
      await this.#openPage();
    } catch {
      this.told = say('shell.unreachable');
    }
  }

  /** Sends whom nobody knows to the sign-in, and loads what the place needs. */
  async #openPage(): Promise<void> {
    const known = session.value;
    const { page } = place.value;
    if (known === undefined) return;
    if (known === null) {
      disconnect();
      if (page?.path !== '/login') {
        const next = location.pathname + location.search;
        return navigate(next === '/' ? '/login' : `/login?next=${encodeURIComponent(next)}`, {
          replace: true,
        });
      }
    } else {
      connect();
      document.title = known.organisation.name;
      if (location.pathname === '/') return navigate('/week', { replace: true });
      if (page?.path === '/login') {
        const next = place.value.query.get('next');
        return navigate(next?.startsWith('/') && !next.startsWith('//') ? next : '/week', { replace: true });
      }
    }
    if (page && !this.#loaded.has(page)) {
      await page.load();
      this.#loaded.add(page);
    }
    if (page && known) document.title = `${say(page.title)} · ${known.organisation.name}`;
    this.requestUpdate();
  }

  #leave(): void {
    if (!session.value) return;
    this.told = say('shell.ended');
    session.set(null);
  }

  async #otherTab(person: string | null): Promise<void> {
    const before = session.value?.person.key ?? null;
    if (before === person) return;
    await loadSession();
    const now = session.value?.person;
    this.told = now ? say('shell.other-person', { name: now.name }) : say('shell.ended');
  }

  protected override render() {
    if (!this.ready) return this.told ? this.#unreachable() : html`<div class="boot" aria-busy="true"></div>`;
    const { page } = place.value;
    if (!session.value || page?.path === '/login' || page?.isBare)
      return html`${this.#notes()}${this.#page(page)}`;
    return html`
      <a class="skip" href="#page">${say('shell.skip.page')}</a>
      <div class="frame">
        <lu-navigation></lu-navigation>
        <main id="page" tabindex="-1"><lu-call-banner></lu-call-banner>${this.#notes()}${this.#page(page)}</main>
      </div>
    `;
  }

  #page(page: Page | null) {
    if (!page) {
      return html`<div class="missing card">
        <h1>${say('page.missing')}</h1>
        <p>${say('shell.missing')}</p>
        <a class="button primary" href="/week">${say('shell.to-week')}</a>
      </div>`;
    }
    const known = session.value;
    if (known && page.permission && !known.permissions.includes(page.permission)) {
      return html`<div class="missing card"><h1>${say(page.title)}</h1>
        <p>${say('shell.not-yours')}</p>
        <a class="button primary" href="/week">${say('shell.to-week')}</a></div>`;
    }
    if (!this.#loaded.has(page)) return html`<div class="boot" aria-busy="true"></div>`;
    // One element per page; the same page at another address keeps its element.
    const existing = this.querySelector(`:scope ${page.tag}`);
    return existing ?? document.createElement(page.tag);
  }

  #notes() {
    return html`
      ${
        this.cutSince
          ? html`<p class="note warn" role="status"><lu-icon name="wifi-off"></lu-icon>${say('shell.offline', { time: this.cutSince })}</p>`
          : nothing
      }
      ${
        this.told
          ? html`<p class="note" role="status">${this.told}
            <button class="button plain icon" aria-label=${say('shell.close')} @click=${() => {
              this.told = null;
            }}><lu-icon name="x"></lu-icon></button></p>`
          : nothing
      }
    `;
  }

  #unreachable() {
    return html`<div class="missing card"><h1>${say('shell.unreachable')}</h1>
      <button class="button primary" @click=${() => {
        this.told = null;
        void this.#load();
      }}>${say('shell.again')}</button></div>`;
  }
}

customElements.define('lu-app', App);
void import('./elements/navigation.ts');
void import('./elements/call-banner.ts');
