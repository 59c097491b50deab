import { html, nothing } from 'lit';
import { addPerson, freshPerson, type PersonView, savePerson } from '../data/persons.ts';
import { may } from '../data/session.ts';
import { fieldOf, wordsBeside, wordsOf } from '../state/faults.ts';
import { changeOf } from '../state/person-change.ts';
import { say } from '../texts.ts';
import { LightElement } from './light-element.ts';
import { personFields } from './person-fields.ts';

/**
 * The dialog in which a person is added or edited: it shows the fields that one may change. Events: `saved` {person,
 * isNew}, `archive` {person}, and `overtaken` {person} where somebody else was faster.
 */
export class PersonEditor extends LightElement {
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
      else if (Object.keys(change).length > 0) person = await savePerson(this.person!, change);
      this.close();
      this.dispatchEvent(new CustomEvent('saved', { detail: { person, isNew } }));
    } catch (error) {
      const fresh = freshPerson(error);
      if (fresh) this.#overtake(fresh);
      const field = fieldOf(error);
      const input = form.elements.namedItem(field ?? '');
      const isEmpty = input instanceof HTMLInputElement && input.value.trim() === '';
      this.#refuse(field, input ? wordsBeside(error, isEmpty) : wordsOf(error));
    } finally {
      this.isBusy = false;
    }
  }

  /** Fields that somebody else has changed show it; what was written in the others stays. */
  #overtake(fresh: PersonView): void {
    this.person = fresh;
    this.dispatchEvent(new CustomEvent('overtaken', { detail: { person: fresh } }));
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
    return html`<dialog class="person-editor" aria-labelledby="person-editor-title" @close=${this.#closed}>
      <form novalidate @submit=${this.#save}>
        <h2 id="person-editor-title">${title}</h2>
        ${may('person.edit') ? nothing : html`<p class="quiet">${say('persons.own')}</p>`}
        ${this.faults[''] ? html`<p class="callout danger" role="alert" tabindex="-1">${this.faults['']}</p>` : nothing}
        <div class="fields">${personFields(this)}</div>
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
}

customElements.define('lu-person-editor', PersonEditor);
