import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { GIVEN_ROLES } from '../../model/permissions.ts';
import { listPersons, type PersonView, savePerson } from '../data/persons.ts';
import { loadSession, may, session } from '../data/session.ts';
import '../elements/person-badge.ts';
import { wordsBeside } from '../state/faults.ts';
import { givenRoles } from '../state/person-change.ts';
import { isFound } from '../state/search.ts';
import { say } from '../texts.ts';
import {
  COLUMNS,
  type Column,
  EDITED,
  type EditedField,
  readField,
  rolesInWords,
  sortPersons,
  writtenOf,
} from './person-columns.ts';
import './compare-persons.ts';
import type { ComparePersons } from './compare-persons.ts';
import { Section } from './section.ts';

type Change = Partial<PersonView>;

/** Everybody in one table: sorted, filtered, edited in place, compared. */
export class PersonsTable extends Section {
  static override properties = {
    ...Section.properties,
    persons: { state: true },
    shown: { state: true },
    filter: { state: true },
    sort: { state: true },
    chosen: { state: true },
    cellFaults: { state: true },
  };
  declare persons: Map<string, PersonView>;
  /** Keys of the rows in order. It stays while somebody edits: no row runs away from under a hand. */
  declare shown: string[];
  declare filter: string;
  declare sort: { column: Column; isDown: boolean };
  declare chosen: Set<string>;
  /** What was refused, by "key field". */
  declare cellFaults: Map<string, string>;
  #undo: (() => Promise<void>) | null = null;

  constructor() {
    super();
    this.persons = new Map();
    this.shown = [];
    this.filter = '';
    this.sort = { column: 'name', isDown: false };
    this.chosen = new Set();
    this.cellFaults = new Map();
  }

  protected override async load(): Promise<void> {
    const persons = await listPersons();
    this.persons = new Map(persons.map((person) => [person.key, person]));
    this.chosen = new Set([...this.chosen].filter((key) => this.persons.has(key)));
    this.#arrange();
  }

  #arrange(): void {
    const found = [...this.persons.values()].filter((person) =>
      isFound(this.filter, [
        person.key,
        person.name,
        person.extension,
        rolesInWords(person),
        ...person.groups,
      ]),
    );
    this.shown = sortPersons(found, this.sort).map(({ key }) => key);
  }

  #sortBy(column: Column): void {
    this.sort = { column, isDown: this.sort.column === column && !this.sort.isDown };
    this.#arrange();
  }

  protected override body() {
    if (this.persons.size === 0) return html`<p class="card empty">${say('persons.none')}</p>`;
    const count = this.chosen.size;
    return html`
      <div class="tools">
        <input class="input filter" type="search" aria-label=${say('admin-persons.filter')} placeholder=${say('admin-persons.filter')}
          .value=${this.filter} @input=${(event: Event) => {
            this.filter = (event.target as HTMLInputElement).value;
            this.#arrange();
          }} />
        <span class="quiet" role="status">${say('persons.count', { count: this.shown.length })}</span>
        <button class="button" ?disabled=${count < 2} @click=${() => this.#compare()}><lu-icon name="columns-3"></lu-icon>${say('admin-persons.compare', { count })}</button>
        ${
          count > 0
            ? html`<button class="button plain" @click=${() => {
                this.chosen = new Set();
              }}>${say('admin-persons.unchoose')}</button>`
            : nothing
        }
      </div>
      <p class="quiet">${say('admin-persons.hint')}</p>
      ${
        this.shown.length === 0
          ? html`<p class="card empty">${say('persons.not-found', { search: this.filter })}</p>`
          : html`<div class="card table-box"><table class="persons-table">
            <thead><tr><td class="choose"></td>${COLUMNS.map(({ column, title }) => this.#head(column, say(title)))}</tr></thead>
            <tbody>${repeat(
              this.shown,
              (key) => key,
              (key) => this.#row(this.persons.get(key)!),
            )}</tbody>
          </table></div>`
      }
      <lu-compare-persons></lu-compare-persons>
    `;
  }

  #head(column: Column, title: string) {
    const isSorted = this.sort.column === column;
    const order = isSorted ? (this.sort.isDown ? 'descending' : 'ascending') : nothing;
    return html`<th scope="col" aria-sort=${order}><button @click=${() => this.#sortBy(column)}>${title}
      ${isSorted ? html`<lu-icon name=${this.sort.isDown ? 'arrow-down' : 'arrow-up'}></lu-icon>` : nothing}</button></th>`;
  }

  #row(person: PersonView) {
    const { key, name, coat } = person;
    const choose = (event: Event) => {
      const chosen = new Set(this.chosen);
      if ((event.target as HTMLInputElement).checked) chosen.add(key);
      else chosen.delete(key);
      this.chosen = chosen;
    };
    return html`<tr data-key=${key} class=${this.chosen.has(key) ? 'chosen' : ''}>
      <td class="choose"><label><input type="checkbox" aria-label=${say('admin-persons.choose', { name })}
        .checked=${this.chosen.has(key)} @change=${choose} /></label></td>
      <th scope="row"><span><lu-badge .name=${name} .coat=${coat}></lu-badge>${name}</span></th>
      ${EDITED.map(({ field, title, isNumber }) => this.#cell(person, field, say(title), isNumber))}
      ${this.#roles(person)}
    </tr>`;
  }

  #cell(person: PersonView, field: EditedField, title: string, isNumber: boolean) {
    const fault = this.cellFaults.get(`${person.key} ${field}`);
    const id = `fault-${person.key}-${field}`;
    return html`<td data-label=${title}>
      <input class="input ${isNumber ? 'number' : ''}" data-field=${field} inputmode=${isNumber || field === 'extension' ? 'numeric' : nothing}
        autocomplete="off" aria-label=${`${title}, ${person.name}`} .value=${writtenOf(person, field)}
        aria-invalid=${fault ? 'true' : nothing} aria-describedby=${fault ? id : nothing}
        @change=${(event: Event) => void this.#edit(person.key, field, event.target as HTMLInputElement)}
        @keydown=${(event: KeyboardEvent) => this.#key(event, person.key, field)} />
      ${fault ? html`<span class="fault" role="alert" id=${id}>${fault}</span>` : nothing}
    </td>`;
  }

  #roles(person: PersonView) {
    const title = say('persons.roles');
    const fault = this.cellFaults.get(`${person.key} roles`);
    if (!may('person.manage')) return html`<td data-label=${title}>${rolesInWords(person)}</td>`;
    const held = givenRoles(person);
    return html`<td data-label=${title} class="roles">
      ${GIVEN_ROLES.map(
        (
          role,
        ) => html`<label class="check"><input type="checkbox" aria-label=${`${say(`shell.role.${role}`)}, ${person.name}`}
          .checked=${held.includes(role)} @change=${(event: Event) => void this.#giveRole(person, role, event.target as HTMLInputElement)} />${say(`shell.role.${role}`)}</label>`,
      )}
      ${fault ? html`<span class="fault" role="alert">${fault}</span>` : nothing}
    </td>`;
  }

  /** Arrows and Enter go from row to row, Escape takes back what was not saved. */
  #key(event: KeyboardEvent, key: string, field: EditedField): void {
    const input = event.target as HTMLInputElement;
    if (event.key === 'Escape') {
      input.value = writtenOf(this.persons.get(key)!, field);
      this.#refuse(key, field, null);
      return;
    }
    const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.isComposing) return;
    event.preventDefault();
    const next = this.shown[this.shown.indexOf(key) + step];
    const rows = [...this.querySelectorAll<HTMLElement>('tr[data-key]')];
    const row = rows.find(({ dataset }) => dataset.key === next);
    const target = row?.querySelector<HTMLInputElement>(`[data-field=${field}]`);
    if (!target) {
      input.blur();
      return;
    }
    target.focus();
    target.select();
  }

  async #edit(key: string, field: EditedField, input: HTMLInputElement): Promise<void> {
    const person = this.persons.get(key)!;
    const change = readField(field, input.value);
    if (!change) return this.#refuse(key, field, say('persons.whole-number'));
    if (JSON.stringify(change[field]) === JSON.stringify(person[field])) {
      input.value = writtenOf(person, field);
      return this.#refuse(key, field, null);
    }
    if (await this.#save(key, field, change)) this.#offerUndo(person, field, { [field]: person[field] });
    // As the server keeps it: groups in their order.
    if (!this.cellFaults.has(`${key} ${field}`)) input.value = writtenOf(this.persons.get(key)!, field);
  }

  async #giveRole(person: PersonView, role: string, input: HTMLInputElement): Promise<void> {
    const before = givenRoles(this.persons.get(person.key)!);
    const roles = input.checked ? [...before, role] : before.filter((one) => one !== role);
    if (await this.#save(person.key, 'roles', { roles })) {
      this.#offerUndo(person, 'roles', { roles: before });
    } else {
      input.checked = !input.checked;
    }
  }

  async #save(key: string, field: string, change: Change): Promise<boolean> {
    try {
      const saved = await savePerson(key, change);
      this.persons = new Map(this.persons).set(key, saved);
      this.#refuse(key, field, null);
    } catch (error) {
      this.#refuse(key, field, wordsBeside(error, false));
      return false;
    }
    // One's own roles decide what this page shows.
    if (key === session.value?.person.key) await loadSession();
    return true;
  }

  #offerUndo({ key, name }: PersonView, field: EditedField | 'roles', before: Change): void {
    const person = this.persons.get(key)!;
    const value = field === 'roles' ? rolesInWords(person) : writtenOf(person, field);
    const title = COLUMNS.find(({ column }) => column === field)!.title;
    this.#undo = async () => {
      if (await this.#save(key, field, before)) this.toast.hide();
    };
    const words = { name, field: say(title), value: value || say('admin-persons.nothing') };
    this.toast.show(say('admin-persons.saved', words), true);
  }

  protected override undo(): void {
    void this.#undo?.();
    this.#undo = null;
  }

  #refuse(key: string, field: string, words: string | null): void {
    const faults = new Map(this.cellFaults);
    if (words === null) faults.delete(`${key} ${field}`);
    else faults.set(`${key} ${field}`, words);
    this.cellFaults = faults;
  }

  #compare(): void {
    const chosen = sortPersons([...this.persons.values()], this.sort).filter(({ key }) =>
      this.chosen.has(key),
    );
    void this.querySelector<ComparePersons>('lu-compare-persons')!.open(chosen);
  }
}

customElements.define('lu-persons-table', PersonsTable);
