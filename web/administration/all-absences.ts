import { html, nothing } from 'lit';
import { ABSENCE_KINDS, type Absence, type AbsenceKind } from '../../model/types.ts';
import { listAllAbsences } from '../data/absences.ts';
import { addAbsence, removeAbsence } from '../data/availability.ts';
import { listPersons, type PersonView } from '../data/persons.ts';
import '../elements/person-badge.ts';
import { isFound } from '../state/search.ts';
import { currentLocale, say } from '../texts.ts';
import { countDays, sayDays, today } from './days.ts';
import { Section } from './section.ts';

/** Whole days away of everybody: those that last or come, those past, a new one. */
export class AllAbsences extends Section {
  static override properties = {
    ...Section.properties,
    absences: { state: true },
    persons: { state: true },
    filter: { state: true },
  };
  declare absences: Absence[];
  /** The archived too: they were away once. */
  declare persons: PersonView[];
  declare filter: string;

  constructor() {
    super();
    this.absences = [];
    this.persons = [];
    this.filter = '';
  }

  protected override async load(): Promise<void> {
    const [absences, persons] = await Promise.all([listAllAbsences(), listPersons(true)]);
    const { compare } = new Intl.Collator(currentLocale());
    this.persons = persons.sort((a, b) => compare(a.name, b.name));
    this.absences = absences.sort((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to));
  }

  protected override body() {
    const found = this.absences.filter(({ person }) => isFound(this.filter, [person, this.#nameOf(person)]));
    const coming = found.filter(({ to }) => to >= today());
    const past = found.filter(({ to }) => to < today()).reverse();
    return html`
      ${this.#form()}
      <input class="input filter" type="search" aria-label=${say('absences.filter')} placeholder=${say('absences.filter')}
        .value=${this.filter} @input=${(event: Event) => {
          this.filter = (event.target as HTMLInputElement).value;
        }} />
      ${coming.length > 0 ? this.#list(coming) : html`<p class="card empty">${say('absences.none')}</p>`}
      ${
        past.length > 0
          ? html`<details><summary>${say('administration.past', { count: past.length })}</summary>${this.#list(past)}</details>`
          : nothing
      }
    `;
  }

  #form() {
    return html`<form class="card line" novalidate @submit=${this.#add}>
      ${this.field(
        'person',
        say('absences.person'),
        ({
          described,
          invalid,
        }) => html`<select class="input" id="lu-all-absences-person" name="person" aria-describedby=${described} aria-invalid=${invalid}>
          <option value="">${say('absences.choose')}</option>
          ${this.persons.filter(({ active }) => active).map(({ key, name }) => html`<option value=${key}>${name}</option>`)}
        </select>`,
      )}
      ${(['from', 'to'] as const).map((name) =>
        this.field(
          name,
          say(`absences.${name}`),
          ({
            described,
            invalid,
          }) => html`<input class="input" type="date" id=${`lu-all-absences-${name}`} name=${name}
            aria-describedby=${described} aria-invalid=${invalid} @change=${name === 'from' ? this.#begun : nothing} />`,
        ),
      )}
      ${this.field(
        'kind',
        say('absences.kind'),
        ({
          described,
          invalid,
        }) => html`<select class="input" id="lu-all-absences-kind" name="kind" aria-describedby=${described} aria-invalid=${invalid}>
          ${ABSENCE_KINDS.map((kind) => html`<option value=${kind}>${say(`absences.kind.${kind}`)}</option>`)}
        </select>`,
      )}
      <button class="button primary" ?disabled=${this.isBusy}><lu-icon name="plus"></lu-icon>${say('administration.add')}</button>
    </form>`;
  }

  /** Most are away one day, or from it on. */
  #begun(event: Event): void {
    const to = this.querySelector<HTMLInputElement>('input[name=to]')!;
    const from = (event.target as HTMLInputElement).value;
    if (to.value === '' || to.value < from) to.value = from;
  }

  #list(absences: Absence[]) {
    return html`<ul class="card rows">${absences.map((absence) => this.#row(absence))}</ul>`;
  }

  #row(absence: Absence) {
    const { person, from, to, kind, source } = absence;
    const name = this.#nameOf(person);
    const days = sayDays(from, to);
    return html`<li>
      <lu-badge .name=${name} .coat=${this.persons.find(({ key }) => key === person)?.coat ?? null}></lu-badge>
      <b>${name}</b> <span class="grow">${days} <span class="quiet">${say('absences.days', { count: countDays(from, to) })}</span></span>
      <span class="tag">${say(`absences.kind.${kind}`)}</span>
      ${source === 'hand' ? nothing : html`<span class="tag">${say('administration.source', { source })}</span>`}
      <button class="button plain icon" aria-label=${say('absences.delete-one', { name, days })} title=${say('administration.delete')}
        @click=${() => void this.#delete(absence)}><lu-icon name="trash-2"></lu-icon></button>
    </li>`;
  }

  #nameOf(person: string): string {
    return this.persons.find(({ key }) => key === person)?.name ?? person;
  }

  async #add(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const said = new FormData(form);
    const text = (name: string) => String(said.get(name));
    const absence = {
      person: text('person'),
      from: text('from'),
      to: text('to'),
      kind: text('kind') as AbsenceKind,
    };
    if (!(await this.doing(() => addAbsence(absence), ['person', 'from', 'to', 'kind']))) return;
    form.reset();
    await this.reload();
  }

  async #delete({ id, person, from, to, source }: Absence): Promise<void> {
    const imported = source === 'hand' ? '' : ` ${say('absences.imported', { source })}`;
    const isSure = await this.ask({
      title: say('absences.delete.ask', { name: this.#nameOf(person) }),
      text: say('absences.delete.text', { days: sayDays(from, to) }) + imported,
      action: say('administration.delete'),
    });
    if (isSure && (await this.doing(() => removeAbsence(id)))) await this.reload();
  }
}

customElements.define('lu-all-absences', AllAbsences);
