import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { GIVEN_ROLES } from '../../model/permissions.ts';
import { LOCALES } from '../../model/types.ts';
import { addPerson, type PersonView, savePerson } from '../data/persons.ts';
import { may, session } from '../data/session.ts';
import { fieldOf, wordsBeside, wordsOf } from '../state/faults.ts';
import { changeOf, listed } from '../state/person-change.ts';
import { say } from '../texts.ts';

const LANGUAGES = { en: 'English', ca: 'Català', es: 'Español', ru: 'Русский' };

/**
 * The dialog in which a person is added or edited: it shows the fields that one may change. Events: `saved` {person,
 * isNew} and `archive` {person}.
 */
export class PersonEditor extends LitElement {
  static override properties = {
    person: { state: true },
    isOpen: { state: true },
    isBusy: { state: true },
    faults: { state: true },
    groups: { attribute: false },
  };
  /** Who is edited; `null`: somebody new. */
  declare person: PersonView | null;
  declare isOpen: boolean;
  declare isBusy: boolean;
  /** What was refused, by field; '': of no field. */
  declare faults: Record<string, string>;
  /** Names of groups that there are. */
  declare groups: readonly string[];

  constructor() {
    super();
    this.person = null;
    this.isOpen = false;
    this.isBusy = false;
    this.faults = {};
    this.groups = [];
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  async open(person: PersonView | null): Promise<void> {
    // The fields begin anew, whatever was written in them before.
    this.isOpen = false;
    await this.updateComplete;
    this.person = person;
    this.faults = {};
    this.isBusy = false;
    this.isOpen = true;
    await this.updateComplete;
    this.querySelector('dialog')!.showModal();
  }

  close(): void {
    this.querySelector('dialog')?.close();
  }

  async #save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.isBusy) return;
    const form = event.target as HTMLFormElement;
    // Half a number is not sent: the browser keeps it to itself.
    const half = [...form.querySelectorAll('input')].find(
      ({ validity }) => validity.badInput || validity.stepMismatch,
    );
    if (half) return this.#refuse(half.name, say('persons.whole-number'));
    const { change, key } = changeOf(new FormData(form), form, this.person);
    this.isBusy = true;
    this.faults = {};
    try {
      const isNew = this.person === null;
      let person = this.person;
      if (isNew) person = await addPerson({ ...change, ...(key && { key }) });
      else if (Object.keys(change).length > 0) person = await savePerson(this.person!.key, change);
      this.close();
      this.dispatchEvent(new CustomEvent('saved', { detail: { person, isNew } }));
    } catch (error) {
      const field = fieldOf(error);
      const input = form.elements.namedItem(field ?? '');
      const isEmpty = input instanceof HTMLInputElement && input.value.trim() === '';
      this.#refuse(field, input ? wordsBeside(error, isEmpty) : wordsOf(error));
    } finally {
      this.isBusy = false;
    }
  }

  async #refuse(field: string | null, words: string): Promise<void> {
    const input = this.querySelector<HTMLElement>(`[name="${field}"]`);
    this.faults = { [input ? field! : '']: words };
    await this.updateComplete;
    (input ?? this.querySelector<HTMLElement>('form > [role=alert]'))?.focus();
  }

  #closed(): void {
    this.isOpen = false;
  }

  protected override render() {
    if (!this.isOpen) return nothing;
    const { person } = this;
    const title = person ? say('persons.edit-one', { name: person.name }) : say('persons.add');
    const mayAll = may('person.edit');
    return html`<dialog class="person-editor" aria-labelledby="person-editor-title" @close=${this.#closed}>
      <form novalidate @submit=${this.#save}>
        <h2 id="person-editor-title">${title}</h2>
        ${mayAll ? nothing : html`<p class="quiet">${say('persons.own')}</p>`}
        ${this.faults[''] ? html`<p class="callout danger" role="alert" tabindex="-1">${this.faults['']}</p>` : nothing}
        <div class="fields">${this.#open(person)} ${mayAll ? this.#coordinated(person) : nothing} ${may('person.manage') ? this.#managed(person) : nothing}</div>
        <div class="acts">
          <button class="button primary" ?disabled=${this.isBusy}>${say(person ? 'shell.save' : 'persons.add')}</button>
          <button class="button plain" type="button" @click=${() => this.close()}>${say('shell.cancel')}</button>
          ${person?.active && may('person.manage') ? this.#archive(person) : nothing}
        </div>
      </form>
    </dialog>`;
  }

  #archive(person: PersonView) {
    const ask = () => this.dispatchEvent(new CustomEvent('archive', { detail: { person } }));
    return html`<button class="button danger end" type="button" @click=${ask}>
      <lu-icon name="archive"></lu-icon>${say('persons.archive')}</button>`;
  }

  /** A field with its label, its hint, and what was refused of it. */
  #field(
    name: string,
    label: string,
    control: (described: string | typeof nothing, invalid: string | typeof nothing) => TemplateResult,
    hint = '',
  ) {
    const fault = this.faults[name];
    const described = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ');
    return html`<div class="field">
      <label for=${`person-${name}`}>${label}</label>
      ${control(described || nothing, fault ? 'true' : nothing)}
      ${hint ? html`<small id=${`${name}-hint`}>${hint}</small>` : nothing}
      ${fault ? html`<span class="fault" role="alert" id=${`${name}-fault`}>${fault}</span>` : nothing}
    </div>`;
  }

  #text(name: string, label: string, value: string, hint = '', most = 100) {
    return this.#field(
      name,
      label,
      (
        described,
        invalid,
      ) => html`<input class="input" id=${`person-${name}`} name=${name} maxlength=${most} autocomplete="off"
        .value=${value} aria-describedby=${described} aria-invalid=${invalid} />`,
      hint,
    );
  }

  #number(name: string, label: string, value: number | null, hint = '') {
    return this.#field(
      name,
      label,
      (
        described,
        invalid,
      ) => html`<input class="input number" id=${`person-${name}`} name=${name} type="number" step="1"
        .value=${value === null ? '' : String(value)} aria-describedby=${described} aria-invalid=${invalid} />`,
      hint,
    );
  }

  #open(person: PersonView | null) {
    const own = person?.key === session.value?.person.key;
    return html`
      ${this.#text('name', say('persons.name'), person?.name ?? '')}
      ${person === null ? this.#text('key', say('persons.key'), '', say('persons.key.hint'), 60) : nothing}
      ${this.#field(
        'locale',
        say('persons.locale'),
        (
          described,
          invalid,
        ) => html`<select class="input" id="person-locale" name="locale" aria-describedby=${described} aria-invalid=${invalid}>
          <option value="">${say('persons.locale.none')}</option>
          ${LOCALES.map((one) => html`<option value=${one} lang=${one} ?selected=${one === person?.locale}>${LANGUAGES[one]}</option>`)}
        </select>`,
      )}
      ${
        person || own || may('person.edit')
          ? this.#field(
              'color',
              say('persons.color'),
              (described, invalid) => html`<input class="input" id="person-color" name="color" type="color"
                .value=${person?.color ?? '#888888'} aria-describedby=${described} aria-invalid=${invalid} />`,
            )
          : nothing
      }
    `;
  }

  #coordinated(person: PersonView | null) {
    return html`
      ${this.#text('extension', say('persons.extension'), person?.extension ?? '', '', 15)}
      ${this.#number('table', say('persons.table'), person?.table ?? null, say('persons.table.hint'))}
      ${this.#number('idealLoad', say('persons.ideal-load'), person?.idealLoad ?? null, say('persons.ideal-load.hint'))}
      ${this.#number('dailyLimit', say('persons.daily-limit'), person?.dailyLimit ?? null, say('persons.daily-limit.hint'))}
      <div class="wide">
        ${this.#field(
          'groups',
          say('persons.groups'),
          (
            described,
            invalid,
          ) => html`<input class="input" id="person-groups" name="groups" autocomplete="off"
            .value=${person?.groups.join(', ') ?? ''} aria-describedby=${described} aria-invalid=${invalid} />`,
          say('persons.groups.hint'),
        )}
        ${this.#suggestions()}
      </div>
      <label class="check wide"><input type="checkbox" name="lunchExempt" .checked=${person?.lunchExempt ?? false} />${say('persons.lunch-exempt')}</label>
    `;
  }

  /** Groups that there are, to be put in or taken out by a click. */
  #suggestions() {
    if (this.groups.length === 0) return nothing;
    const toggle = (group: string) => {
      const input = this.querySelector<HTMLInputElement>('#person-groups')!;
      const said = listed(input.value);
      const next = said.includes(group) ? said.filter((one) => one !== group) : [...said, group];
      input.value = next.join(', ');
    };
    return html`<div class="suggestions" role="group" aria-label=${say('persons.groups')}>
      ${this.groups.map((group) => html`<button class="tag" type="button" @click=${() => toggle(group)}>${group}</button>`)}
    </div>`;
  }

  #managed(person: PersonView | null) {
    return html`
      <div class="wide">${this.#text('email', say('persons.email'), person?.email ?? '', '', 200)}</div>
      <fieldset class="wide" aria-describedby=${this.faults.roles ? 'roles-fault' : nothing}>
        <legend>${say('persons.roles')}</legend>
        ${GIVEN_ROLES.map(
          (role) => html`<label class="check"><input type="checkbox" name="roles" value=${role}
            .checked=${person?.roles.includes(role) ?? false} />${say(`shell.role.${role}`)}</label>`,
        )}
        ${this.faults.roles ? html`<span class="fault" role="alert" id="roles-fault">${this.faults.roles}</span>` : nothing}
      </fieldset>
    `;
  }
}

customElements.define('lu-person-editor', PersonEditor);
