import '../styles/persons.css';
import { html, nothing } from 'lit';
import { archivePerson, freshPerson, listPersons, type PersonView, savePerson } from '../data/persons.ts';
import { loadSession, may, session } from '../data/session.ts';
import { faultNote } from '../elements/fault-note.ts';
import { LightElement } from '../elements/light-element.ts';
import '../elements/ask-dialog.ts';
import type { AskDialog } from '../elements/ask-dialog.ts';
import '../elements/person-badge.ts';
import '../elements/person-editor.ts';
import type { PersonEditor } from '../elements/person-editor.ts';
import '../elements/toast.ts';
import type { Toast } from '../elements/toast.ts';
import { wordsOf } from '../state/faults.ts';
import { givenRoles } from '../state/person-change.ts';
import { isFound } from '../state/search.ts';
import { Watch } from '../state/state.ts';
import { currentLocale, say } from '../texts.ts';

/** Who there is: cards that can be searched, and for some edited. */
export class PersonsPage extends LightElement {
  static override properties = {
    persons: { state: true },
    search: { state: true },
    isArchiveShown: { state: true },
    fault: { state: true },
    refused: { state: true },
  };
  /** `null`: not known yet. */
  declare persons: PersonView[] | null;
  declare search: string;
  declare isArchiveShown: boolean;
  declare fault: string | null;
  /** What was refused on somebody's card. */
  declare refused: { key: string; words: string } | null;

  constructor() {
    super();
    this.persons = null;
    this.search = '';
    this.isArchiveShown = false;
    this.fault = null;
    this.refused = null;
    new Watch(this, session);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    const isArchiveShown = this.isArchiveShown;
    try {
      const persons = await listPersons(isArchiveShown);
      if (isArchiveShown !== this.isArchiveShown) return;
      const { compare } = new Intl.Collator(currentLocale());
      this.persons = persons.sort((a, b) => Number(b.active) - Number(a.active) || compare(a.name, b.name));
      this.fault = null;
    } catch (error) {
      this.fault = wordsOf(error);
    }
  }

  #showArchive(event: Event): void {
    this.isArchiveShown = (event.target as HTMLInputElement).checked;
    void this.#load();
  }

  protected override render() {
    const found = this.persons?.filter(({ key, name, groups }) =>
      isFound(this.search, [key, name, ...groups]),
    );
    return html`
      <header class="page-head">
        <h1>${say('page.persons')}</h1>
        <span class="quiet" role="status">${found ? say('persons.count', { count: found.length }) : nothing}</span>
        ${
          may('person.manage')
            ? html`<button class="button primary end" @click=${() => void this.#editor.open(null)}>
                <lu-icon name="user-plus"></lu-icon>${say('persons.add')}</button>`
            : nothing
        }
      </header>
      <div class="persons-tools">
        <input class="input" type="search" aria-label=${say('persons.search')} placeholder=${say('persons.search')} .value=${this.search}
          @input=${(event: Event) => {
            this.search = (event.target as HTMLInputElement).value;
          }} />
        <label class="check"><input type="checkbox" .checked=${this.isArchiveShown} @change=${this.#showArchive} />${say('persons.archived')}</label>
      </div>
      ${this.fault ? faultNote(this.fault, () => void this.#load()) : nothing}
      ${found ? this.#cards(found) : this.fault ? nothing : html`<div class="skeleton" aria-busy="true"></div>`}
      <lu-person-editor .groups=${groupsOf(this.persons ?? [])} @saved=${this.#saved} @archive=${this.#archive} @overtaken=${() => void this.#load()}></lu-person-editor>
      <lu-ask-dialog></lu-ask-dialog>
      <lu-toast></lu-toast>
    `;
  }

  #cards(found: PersonView[]) {
    if (this.persons?.length === 0) return html`<p class="card empty">${say('persons.none')}</p>`;
    if (found.length === 0) {
      return html`<p class="card empty">${say('persons.not-found', { search: this.search })}</p>`;
    }
    return html`<ul class="person-cards">${found.map((person) => this.#card(person))}</ul>`;
  }

  #card(person: PersonView) {
    const { key, name, coat, groups, table, extension, idealLoad, active } = person;
    const isMine = key === session.value?.person.key;
    const facts = [
      [say('persons.table'), table],
      [say('persons.extension'), extension],
      [say('persons.ideal-load'), idealLoad],
    ] as const;
    const known = facts.filter(([, value]) => value !== null);
    return html`<li class="card person ${active ? '' : 'archived'}" data-key=${key}>
      <header>
        <lu-badge size="large" .name=${name} .coat=${coat}></lu-badge>
        <h2>${name}</h2>
        ${this.#act(person, isMine)}
      </header>
      <p class="tags">
        ${isMine ? html`<span class="tag accent">${say('persons.you')}</span>` : nothing}
        ${active ? nothing : html`<span class="tag warn">${say('persons.in-archive')}</span>`}
        ${givenRoles(person).map((role) => html`<span class="tag ok">${say(`shell.role.${role as 'admin' | 'supervisor'}`)}</span>`)}
        ${groups.map((group) => html`<span class="tag">${group}</span>`)}
      </p>
      ${
        known.length > 0
          ? html`<dl>${known.map(([label, value]) => html`<div><dt>${label}</dt><dd class="number">${value}</dd></div>`)}</dl>`
          : nothing
      }
      ${this.refused?.key === key ? html`<p class="fault" role="alert">${this.refused.words}</p>` : nothing}
    </li>`;
  }

  #act(person: PersonView, isMine: boolean) {
    const { name, active } = person;
    if (!active) {
      if (!may('person.manage')) return nothing;
      return html`<button class="button" aria-label=${say('persons.bring-back-one', { name })} @click=${() => void this.#bringBack(person)}>
        <lu-icon name="archive-restore"></lu-icon>${say('persons.bring-back')}</button>`;
    }
    if (!may('person.edit') && !(isMine && may('person.edit.own'))) return nothing;
    return html`<button class="button plain icon" aria-label=${say('persons.edit-one', { name })} title=${say('persons.edit')}
      @click=${() => void this.#editor.open(person)}><lu-icon name="pencil"></lu-icon></button>`;
  }

  get #editor(): PersonEditor {
    return this.querySelector<PersonEditor>('lu-person-editor')!;
  }

  get #toast(): Toast {
    return this.querySelector<Toast>('lu-toast')!;
  }

  async #saved({ detail }: CustomEvent<{ person: PersonView; isNew: boolean }>): Promise<void> {
    const { key, name } = detail.person;
    this.#toast.show(say(detail.isNew ? 'persons.added' : 'persons.saved', { name }));
    await this.#load();
    // One's own name and roles stand beside every page.
    if (key === session.value?.person.key) await loadSession();
  }

  async #archive({ detail: { person } }: CustomEvent<{ person: PersonView }>): Promise<void> {
    const { key, name } = person;
    this.#editor.close();
    const isSure = await this.querySelector<AskDialog>('lu-ask-dialog')!.ask({
      title: say('persons.archive.ask', { name }),
      text: say('persons.archive.text'),
      action: say('persons.archive'),
    });
    if (!isSure) return;
    await this.#change(key, async () => {
      const { length: count } = (await archivePerson(person)).freedTurns;
      return count === 0
        ? say('persons.archive.done', { name })
        : say('persons.archive.freed', { name, count });
    });
  }

  #bringBack(person: PersonView): Promise<void> {
    const { key, name } = person;
    return this.#change(key, async () => {
      await savePerson(person, { active: true });
      return say('persons.brought-back', { name });
    });
  }

  /** `work` answers in words what was done. */
  async #change(key: string, work: () => Promise<string>): Promise<void> {
    this.refused = null;
    try {
      this.#toast.show(await work());
      await this.#load();
    } catch (error) {
      if (freshPerson(error)) await this.#load();
      this.refused = { key, words: wordsOf(error) };
    }
  }
}

function groupsOf(persons: readonly PersonView[]): string[] {
  return [...new Set(persons.flatMap(({ groups }) => groups))].sort();
}

customElements.define('lu-persons-page', PersonsPage);
