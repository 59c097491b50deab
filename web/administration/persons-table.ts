import '../styles/persons-table.css';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PersonView } from '../data/persons.ts';
import { givenRoles } from '../state/person-change.ts';
import { isFound } from '../state/search.ts';
import { say } from '../texts.ts';
import { columnHead } from './column-head.ts';
import {
  COLUMNS,
  type Column,
  type EditedField,
  readField,
  rolesInWords,
  sortPersons,
  writtenOf,
} from './person-columns.ts';
import './compare-persons.ts';
import type { ComparePersons } from './compare-persons.ts';
import { KeptPersons } from './kept-persons.ts';
import { personRow, type RowEvents } from './person-row.ts';
import { Section } from './section.ts';

/** Everybody in one table: sorted, filtered, edited in place, compared. */
export class PersonsTable extends Section {
  static override properties = {
    ...Section.properties,
    shown: { state: true },
    filter: { state: true },
    sort: { state: true },
    chosen: { state: true },
  };
  /** Keys of the rows in order. It stays while somebody edits: no row runs away from under a hand. */
  declare shown: string[];
  declare filter: string;
  declare sort: { column: Column; isDown: boolean };
  declare chosen: Set<string>;
  #undo: (() => Promise<void>) | null = null;
  readonly #kept = new KeptPersons(this);

  constructor() {
    super();
    this.shown = [];
    this.filter = '';
    this.sort = { column: 'name', isDown: false };
    this.chosen = new Set();
  }

  protected override async load(): Promise<void> {
    await this.#kept.load();
    this.chosen = new Set([...this.chosen].filter((key) => this.#kept.byKey.has(key)));
    this.#arrange();
  }

  #arrange(): void {
    const found = [...this.#kept.byKey.values()].filter((person) =>
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
    if (this.#kept.byKey.size === 0) return html`<p class="card empty">${say('persons.none')}</p>`;
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
            <thead><tr><td class="choose"></td>${COLUMNS.map((one) => columnHead(one, this.sort, (column) => this.#sortBy(column)))}</tr></thead>
            <tbody>${repeat(
              this.shown,
              (key) => key,
              (key) => this.#row(key),
            )}</tbody>
          </table></div>`
      }
      <lu-compare-persons></lu-compare-persons>
    `;
  }

  #row(key: string) {
    const isChosen = this.chosen.has(key);
    return personRow({
      person: this.#kept.byKey.get(key)!,
      isChosen,
      faults: this.#kept.faults,
      events: this.#rowEvents,
    });
  }

  readonly #rowEvents: RowEvents = {
    choose: (key, isChosen) => {
      const chosen = new Set(this.chosen);
      if (isChosen) chosen.add(key);
      else chosen.delete(key);
      this.chosen = chosen;
    },
    edit: (key, field, input) => void this.#edit(key, field, input),
    takeBack: (key, field) => this.#kept.refuse(key, field, null),
    giveRole: (key, role, input) => void this.#giveRole(key, role, input),
  };

  async #edit(key: string, field: EditedField, input: HTMLInputElement): Promise<void> {
    const person = this.#kept.byKey.get(key)!;
    const change = readField(field, input.value);
    if (!change) return this.#kept.refuse(key, field, say('persons.whole-number'));
    if (JSON.stringify(change[field]) === JSON.stringify(person[field])) {
      input.value = writtenOf(person, field);
      return this.#kept.refuse(key, field, null);
    }
    const outcome = await this.#kept.save(key, field, change);
    if (outcome === 'saved') this.#offerUndo(person, field, { [field]: person[field] });
    // As the server keeps it: groups in their order, or what somebody else has written meanwhile.
    if (outcome !== 'refused') input.value = writtenOf(this.#kept.byKey.get(key)!, field);
  }

  async #giveRole(key: string, role: string, input: HTMLInputElement): Promise<void> {
    const person = this.#kept.byKey.get(key)!;
    const before = givenRoles(person);
    const roles = input.checked ? [...before, role] : before.filter((one) => one !== role);
    const outcome = await this.#kept.save(key, 'roles', { roles });
    if (outcome === 'saved') this.#offerUndo(person, 'roles', { roles: before });
    else input.checked = givenRoles(this.#kept.byKey.get(key)!).includes(role);
  }

  #offerUndo({ key, name }: PersonView, field: EditedField | 'roles', before: Partial<PersonView>): void {
    const person = this.#kept.byKey.get(key)!;
    const value = field === 'roles' ? rolesInWords(person) : writtenOf(person, field);
    const title = COLUMNS.find(({ column }) => column === field)!.title;
    this.#undo = async () => {
      if ((await this.#kept.save(key, field, before)) === 'saved') this.toast.hide();
    };
    const words = { name, field: say(title), value: value || say('admin-persons.nothing') };
    this.toast.show(say('admin-persons.saved', words), true);
  }

  protected override undo(): void {
    void this.#undo?.();
    this.#undo = null;
  }

  #compare(): void {
    const chosen = sortPersons([...this.#kept.byKey.values()], this.sort).filter(({ key }) =>
      this.chosen.has(key),
    );
    void this.querySelector<ComparePersons>('lu-compare-persons')!.open(chosen);
  }
}

customElements.define('lu-persons-table', PersonsTable);
