import { html, nothing } from 'lit';
import { LOCALES, type Locale } from '../../model/types.ts';
import { session, signOut } from '../data/session.ts';
import { LANGUAGES } from '../state/languages.ts';
import { chooseTheme, type Theme, theme } from '../state/theme.ts';
import { currentLocale, loadTexts, say } from '../texts.ts';
import type { MySessions } from './my-sessions.ts';

const THEMES: readonly { theme: Theme; icon: string }[] = [
  { theme: 'system', icon: 'monitor' },
  { theme: 'light', icon: 'sun' },
  { theme: 'dark', icon: 'moon' },
];

/** What one chooses for oneself in this browser, and the ways out. `id`: of the menu that it stands in. */
export function settings(id: string) {
  return html`
    <div class="settings">
      <span class="label">${say('shell.theme')}</span>
      <div class="segments" role="group" aria-label=${say('shell.theme')}>
        ${THEMES.map((one) => {
          const name = say(`shell.theme.${one.theme}`);
          return html`<button aria-pressed=${String(theme.value === one.theme)} title=${name} aria-label=${name}
            @click=${() => chooseTheme(one.theme)}><lu-icon name=${one.icon}></lu-icon></button>`;
        })}
      </div>
      <label class="label" for=${`${id}-language`}>${say('shell.language')}</label>
      <select id=${`${id}-language`} class="input" @change=${chooseLanguage}>
        ${LOCALES.map((one) => html`<option value=${one} lang=${one} ?selected=${one === currentLocale()}>${LANGUAGES[one]}</option>`)}
      </select>
      ${session.value!.demo ? html`<p class="quiet">${say('shell.demo')}</p>` : nothing}
      <button class="button" @click=${() => void signOut()}><lu-icon name="log-out"></lu-icon>${say('shell.sign-out')}</button>
      <button class="button plain" @click=${showMySessions}>${say('sessions.title')}</button>
      <button class="button plain" @click=${() => void signOut(true)}>${say('shell.sign-out-everywhere')}</button>
    </div>
  `;
}

async function chooseLanguage(event: Event): Promise<void> {
  await loadTexts((event.target as HTMLSelectElement).value as Locale, true);
  // Everything that is drawn was said in another language.
  location.reload();
}

/** Rarely wanted: it is loaded when it is. */
async function showMySessions(): Promise<void> {
  await import('./my-sessions.ts');
  await document.querySelector<MySessions>('lu-my-sessions')!.open();
}
