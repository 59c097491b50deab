import '../styles/sign-in.css';
import { html, nothing } from 'lit';
import type { WebTextKey } from '../../model/texts/web/index.ts';
import { LOCALES, type Locale } from '../../model/types.ts';
import { type Organisation, type SignInMethod, signInAs, signInMethods } from '../data/session.ts';
import { LightElement } from '../elements/light-element.ts';
import { wordsOf } from '../state/faults.ts';
import { LANGUAGES } from '../state/languages.ts';
import '../elements/person-badge.ts';
import { place } from '../router.ts';
import { Watch } from '../state/state.ts';
import { chooseTheme, type Theme, theme } from '../state/theme.ts';
import { currentLocale, loadTexts, say } from '../texts.ts';

const THEMES: readonly { theme: Theme; icon: string }[] = [
  { theme: 'system', icon: 'monitor' },
  { theme: 'light', icon: 'sun' },
  { theme: 'dark', icon: 'moon' },
];
/** Persons of the demo that are shown first: one with each role, and some more. */
const SHOWN = 6;

type DemoPerson = Extract<SignInMethod, { kind: 'demo' }>['persons'][number];

/** Who are you? In the demo one chooses; elsewhere an OpenID provider says. */
export class SignInPage extends LightElement {
  static override properties = {
    organisation: { state: true },
    methods: { state: true },
    fault: { state: true },
    all: { state: true },
  };
  declare organisation: Organisation | null;
  declare methods: SignInMethod[] | null;
  declare fault: string | null;
  declare all: boolean;

  constructor() {
    super();
    this.organisation = null;
    this.methods = null;
    this.fault = null;
    this.all = false;
    new Watch(this, theme, place);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      const { organisation, methods } = await signInMethods();
      this.organisation = organisation;
      this.methods = methods;
      document.title = `${say('page.sign-in')} · ${organisation.name}`;
    } catch {
      this.fault = say('shell.unreachable');
    }
  }

  async #enter(person: string): Promise<void> {
    try {
      await signInAs(person);
    } catch (error) {
      this.fault = wordsOf(error);
    }
  }

  protected override render() {
    const refused = place.value.query.get('refused');
    const demo = this.methods?.find((method) => method.kind === 'demo');
    const providers = this.methods?.filter((method) => method.kind === 'oidc') ?? [];
    return html`
      <div class="sign-in">
        <header><img src=${this.organisation?.logo ?? '/mark.svg'} alt="" height="28" /><b>${this.organisation?.name ?? ''}</b></header>
        <main id="page">
          <h1>${say('sign-in.title')}</h1>
          ${refused ? html`<p class="callout danger" role="alert">${say(`sign-in.refused.${refused}` as WebTextKey)}</p>` : nothing}
          ${this.fault ? html`<p class="callout danger" role="alert">${this.fault}</p>` : nothing}
          ${demo ? this.#people(demo.persons) : nothing}
          ${providers.map(
            ({ label, url }) =>
              html`<a class="button ${demo ? '' : 'primary'}" href=${`${url}?next=${encodeURIComponent(place.value.query.get('next') ?? '/')}`}>${label}</a>`,
          )}
          ${this.methods?.length === 0 ? html`<p class="callout">${say('sign-in.none')}</p>` : nothing}
        </main>
        <footer>${this.#languages()} ${this.#themes()}</footer>
      </div>
    `;
  }

  #people(persons: DemoPerson[]) {
    const weight = ({ roles }: DemoPerson) =>
      roles.includes('admin') ? 0 : roles.includes('supervisor') ? 1 : 2;
    const ranked = [...persons].sort((a, b) => weight(a) - weight(b));
    const leaders = ranked.filter((person) => weight(person) < 2).slice(0, 2);
    const shown = [
      ...leaders,
      ...ranked.filter((person) => !leaders.includes(person) && weight(person) === 2),
    ];
    const rest = shown.length - SHOWN;
    return html`
      <p class="quiet">${say('sign-in.demo')}</p>
      <div class="people">
        ${(this.all ? ranked : shown.slice(0, SHOWN)).map(
          (person) => html`<button @click=${() => void this.#enter(person.key)}>
            <lu-badge size="large" .name=${person.name} .coat=${person.coat}></lu-badge>
            <span><b>${person.name}</b><small>${say(`sign-in.${['admin', 'supervisor', 'agent'][weight(person)]}` as WebTextKey)}</small></span>
          </button>`,
        )}
      </div>
      ${
        rest > 0 && !this.all
          ? html`<button class="button" @click=${() => {
              this.all = true;
            }}>${say('sign-in.everybody', { count: persons.length - SHOWN })}</button>`
          : nothing
      }
    `;
  }

  #languages() {
    return html`<div class="segments" role="group" aria-label=${say('shell.language')}>
      ${LOCALES.map(
        (one) =>
          html`<button lang=${one} aria-pressed=${String(one === currentLocale())} @click=${() => void this.#speak(one)}>${LANGUAGES[one]}</button>`,
      )}
    </div>`;
  }

  #themes() {
    return html`<div class="segments" role="group" aria-label=${say('shell.theme')}>
      ${THEMES.map(
        (
          one,
        ) => html`<button aria-pressed=${String(theme.value === one.theme)} aria-label=${say(`shell.theme.${one.theme}`)}
          @click=${() => chooseTheme(one.theme)}><lu-icon name=${one.icon}></lu-icon></button>`,
      )}
    </div>`;
  }

  async #speak(locale: Locale): Promise<void> {
    await loadTexts(locale, true);
    this.requestUpdate();
  }
}

customElements.define('lu-sign-in-page', SignInPage);
