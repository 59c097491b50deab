import '../styles/key-list.css';
import { html, nothing } from 'lit';
import type { ApiKey } from '../../model/identity.ts';
import type { Scope } from '../../model/permissions.ts';
import { addKey, listKeys, revokeKey } from '../data/keys.ts';
import { listPersons } from '../data/persons.ts';
import { say } from '../texts.ts';
import { sayInstant } from './days.ts';
import { Section } from './section.ts';

/** Keys of services: a new one is shown once, a revoked one stays in the list. */
export class KeyList extends Section {
  static override properties = {
    ...Section.properties,
    keys: { state: true },
    fresh: { state: true },
    isCopied: { state: true },
  };
  declare keys: ApiKey[];
  /** The key that was just made; its secret is nowhere else. */
  declare fresh: { name: string; secret: string } | null;
  declare isCopied: boolean;
  #scopes: Scope[] = [];
  #names = new Map<string, string>();

  constructor() {
    super();
    this.keys = [];
    this.fresh = null;
    this.isCopied = false;
  }

  protected override async load(): Promise<void> {
    const [{ keys, scopes }, persons] = await Promise.all([listKeys(), listPersons(true)]);
    this.#names = new Map(persons.map(({ key, name }) => [key, name]));
    this.#scopes = scopes;
    const isOver = ({ revokedAt }: ApiKey) => Number(revokedAt !== null);
    this.keys = keys.sort((a, b) => isOver(a) - isOver(b) || b.createdAt.localeCompare(a.createdAt));
  }

  protected override body() {
    return html`
      <p class="quiet">${say('keys.hint')}</p>
      ${this.fresh ? this.#secret(this.fresh) : nothing} ${this.#form()}
      ${
        this.keys.length > 0
          ? html`<ul class="card rows">${this.keys.map((key) => this.#row(key))}</ul>`
          : html`<p class="card empty">${say('keys.none')}</p>`
      }
    `;
  }

  #secret({ name, secret }: { name: string; secret: string }) {
    const copy = async () => {
      await navigator.clipboard.writeText(secret);
      this.isCopied = true;
    };
    return html`<div class="card secret" role="status">
      <p><b>${say('keys.secret', { name })}</b></p>
      <input class="input" readonly aria-label=${say('keys.secret.label')} .value=${secret}
        @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
      <div class="acts">
        <button class="button primary" @click=${copy}><lu-icon name="copy"></lu-icon>${say(this.isCopied ? 'keys.copied' : 'keys.copy')}</button>
        <button class="button" @click=${() => {
          this.fresh = null;
        }}>${say('keys.kept')}</button>
      </div>
    </div>`;
  }

  #form() {
    const fault = this.refused.scopes;
    return html`<form class="card line" novalidate @submit=${this.#add}>
      ${this.field(
        'name',
        say('keys.name'),
        ({
          described,
          invalid,
        }) => html`<input class="input" id="lu-key-list-name" name="name" maxlength="60" autocomplete="off"
          aria-describedby=${described} aria-invalid=${invalid} />`,
      )}
      <fieldset aria-describedby=${fault ? 'lu-key-list-scopes-fault' : nothing}><legend>${say('keys.scopes')}</legend>
        ${this.#scopes.map((scope) => html`<label class="check"><input type="checkbox" name="scope" value=${scope} />${say(`keys.scope.${scope}`)}</label>`)}
        ${fault ? html`<span class="fault" role="alert" id="lu-key-list-scopes-fault">${fault}</span>` : nothing}
      </fieldset>
      <button class="button primary" ?disabled=${this.isBusy}><lu-icon name="key-round"></lu-icon>${say('keys.make')}</button>
    </form>`;
  }

  #row(key: ApiKey) {
    const { name, scopes, createdAt, createdBy, lastUsedAt, revokedAt } = key;
    return html`<li class=${revokedAt ? 'over' : ''}>
      <span class="grow"><b>${name}</b> ${scopes.map((scope) => html`<span class="tag">${say(`keys.scope.${scope}`)}</span> `)}<br />
        <span class="quiet">${say('keys.made', { day: sayInstant(createdAt), who: this.#names.get(createdBy) ?? createdBy })} ·
          ${lastUsedAt ? say('keys.used', { day: sayInstant(lastUsedAt) }) : say('keys.unused')}</span></span>
      ${
        revokedAt
          ? html`<span class="tag danger">${say('keys.revoked', { day: sayInstant(revokedAt) })}</span>`
          : html`<button class="button danger" aria-label=${say('keys.revoke-one', { name })} @click=${() => void this.#revoke(key)}>${say('keys.revoke')}</button>`
      }
    </li>`;
  }

  async #add(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const said = new FormData(form);
    const name = String(said.get('name')).trim();
    const scopes = said.getAll('scope') as Scope[];
    if (scopes.length === 0) {
      this.refused = { scopes: say('keys.no-scope') };
      return;
    }
    const done = await this.doing(async () => {
      this.fresh = await addKey(name, scopes);
      this.isCopied = false;
    }, ['name', 'scopes']);
    if (!done) return;
    form.reset();
    await this.reload();
    this.querySelector<HTMLInputElement>('.secret input')?.focus();
  }

  async #revoke({ id, name }: ApiKey): Promise<void> {
    const isSure = await this.ask({
      title: say('keys.revoke.ask', { name }),
      text: say('keys.revoke.text'),
      action: say('keys.revoke'),
    });
    if (isSure && (await this.doing(() => revokeKey(id)))) await this.reload();
  }
}

customElements.define('lu-key-list', KeyList);
