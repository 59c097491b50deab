import '../styles/availability.css';
import { html, nothing } from 'lit';
import type { Absence, Unavailability } from '../../model/types.ts';
import { faultNote } from '../elements/fault-note.ts';
import { LightElement } from '../elements/light-element.ts';
import '../availability/absence-list.ts';
import '../availability/entry-form.ts';
import '../availability/entry-list.ts';
import '../availability/weekly-grid.ts';
import '../availability/weekly-part.ts';
import { isWeekly } from '../availability/weekly-draft.ts';
import type { Written } from '../availability/written.ts';
import { listAbsences, listEntries } from '../data/availability.ts';
import { listPersons, type PersonView } from '../data/persons.ts';
import { may, session } from '../data/session.ts';
import { loadWeekShape, type WeekShape } from '../data/week-shape.ts';
import type { Toast } from '../elements/toast.ts';
import '../elements/toast.ts';
import { navigate, place } from '../router.ts';
import { wordsOf } from '../state/faults.ts';
import { Watch } from '../state/state.ts';
import { say } from '../texts.ts';

/** When somebody can and cannot: every week, and on certain dates. One's own, or of whom one coordinates. */
export class AvailabilityPage extends LightElement {
  static override properties = {
    person: { state: true },
    persons: { state: true },
    shape: { state: true },
    entries: { state: true },
    absences: { state: true },
    fault: { state: true },
  };
  declare person: PersonView | null;
  declare persons: PersonView[];
  declare shape: WeekShape | null;
  declare entries: Unavailability[] | null;
  declare absences: Absence[];
  declare fault: string | null;
  #shownKey: string | null = null;
  #undo: (() => Promise<unknown>) | null = null;
  #stop: (() => void) | null = null;

  constructor() {
    super();
    this.person = null;
    this.persons = [];
    this.shape = null;
    this.entries = null;
    this.absences = [];
    this.fault = null;
    new Watch(this, place, session);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = place.subscribe(() => this.#follow());
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#shownKey = null;
  }

  /** Shows the person whom the address names. */
  #follow(): void {
    const { page, params } = place.value;
    if (page?.tag !== 'lu-availability-page') return;
    const key = params.person ?? session.value?.person.key ?? null;
    if (key === null || key === this.#shownKey) return;
    this.#shownKey = key;
    this.person = null;
    this.entries = null;
    this.querySelector<Toast>('lu-toast')?.hide();
    void this.#load();
  }

  async #load(): Promise<void> {
    const key = this.#shownKey;
    if (key === null) return;
    try {
      const [persons, shape, entries, absences] = await Promise.all([
        may('availability.see') ? listPersons() : [session.value!.person],
        this.shape ?? loadWeekShape(),
        listEntries(key),
        listAbsences(key),
      ]);
      if (key !== this.#shownKey) return;
      this.persons = persons.toSorted((a, b) => a.name.localeCompare(b.name));
      this.person = persons.find((person) => person.key === key) ?? null;
      [this.shape, this.entries, this.absences] = [shape, entries, absences];
      this.fault = null;
    } catch (error) {
      if (key === this.#shownKey) this.fault = wordsOf(error);
    }
  }

  protected override render() {
    const isOwn = this.#shownKey === session.value?.person.key;
    return html`<div class="availability">
      <header class="page-head">
        <h1>${say('page.availability')}</h1>
        ${may('availability.see') && this.persons.length > 0 ? this.#picker() : nothing}
        ${isOwn || !this.person ? nothing : html`<span class="quiet">${say('availability.of', { name: this.person.name })}</span>`}
      </header>
      ${this.fault ? faultNote(this.fault, () => void this.#load()) : nothing}
      ${this.entries && this.shape ? this.#parts(this.entries, this.shape) : this.fault ? nothing : html`<div class="boot skeleton" aria-busy="true"></div>`}
      <lu-toast @undo=${() => void this.#takeBack()}></lu-toast>
    </div>`;
  }

  #picker() {
    return html`<label class="person-picker"><span class="visually-hidden">${say('availability.person')}</span>
      <select class="input" @change=${(event: Event) => {
        const key = (event.target as HTMLSelectElement).value;
        const isOwn = key === session.value?.person.key;
        navigate(isOwn ? '/availability' : `/availability/${encodeURIComponent(key)}`);
      }}>${this.persons.map(
        ({ key, name }) =>
          html`<option value=${key} ?selected=${key === this.#shownKey} .selected=${key === this.#shownKey}>${name}</option>`,
      )}</select></label>`;
  }

  #parts(entries: Unavailability[], { days, dailyTurns }: WeekShape) {
    const key = this.#shownKey!;
    const weekly = entries.filter(isWeekly).sort(byWeekday(days.map(({ weekday }) => weekday)));
    const dated = entries.filter(({ date }) => date !== null).sort((a, b) => a.date!.localeCompare(b.date!));
    const today = new Date().toISOString().slice(0, 10);
    const ahead = dated.filter(({ date }) => date! >= today);
    const past = dated.filter(({ date }) => date! < today).reverse();
    const isActive = this.person !== null;
    return html`
      ${isActive ? nothing : html`<p class="callout warn">${say('availability.archived')}</p>`}
      <div class="parts" @written=${this.#written}>
        <section class="card part" aria-labelledby="weekly-title">
          <h2 id="weekly-title">${say('availability.weekly')}</h2>
          ${
            days.length === 0
              ? html`<p class="callout">${say('availability.no-shape')}</p>`
              : html`<lu-weekly-part .person=${this.person} .days=${days} .dailyTurns=${dailyTurns} .entries=${entries}></lu-weekly-part>`
          }
          <h3>${say('availability.weekly.list')}</h3>
          <lu-entry-list .entries=${weekly} .days=${days} .label=${say('availability.weekly.list')} .empty=${say('availability.weekly.none')}></lu-entry-list>
          <details class="more"><summary>${say('availability.bulk')}</summary>
            <lu-entry-form .mode=${'weekly'} .person=${key} .days=${days}></lu-entry-form></details>
        </section>
        <section class="card part" aria-labelledby="dated-title">
          <h2 id="dated-title">${say('availability.dated')}</h2>
          <p class="quiet">${say('availability.dated.hint')}</p>
          <lu-entry-list .entries=${ahead} .days=${days} .label=${say('availability.dated')} .empty=${say('availability.dated.none')}></lu-entry-list>
          ${
            past.length > 0
              ? html`<details><summary>${say('availability.past', { count: past.length })}</summary>
                <lu-entry-list .entries=${past} .days=${days} .label=${say('availability.past', { count: past.length })}></lu-entry-list></details>`
              : nothing
          }
          <details class="more" ?open=${ahead.length === 0}><summary>${say('availability.dated.add')}</summary>
            <lu-entry-form .mode=${'dated'} .person=${key} .days=${days}></lu-entry-form></details>
          <h3>${say('availability.absences')}</h3>
          <lu-absence-list .person=${key} .absences=${this.absences} .canEdit=${may('absence.edit')}></lu-absence-list>
        </section>
      </div>
    `;
  }

  #written = (event: Event): void => {
    const { text, undo } = (event as CustomEvent<Written>).detail;
    void this.#load();
    if (text === null) return;
    this.#undo = undo;
    this.querySelector<Toast>('lu-toast')!.show(text, undo !== null);
  };

  async #takeBack(): Promise<void> {
    const undo = this.#undo;
    this.#undo = null;
    this.querySelector<Toast>('lu-toast')!.hide();
    if (!undo) return;
    let refused: string | null = null;
    try {
      await undo();
    } catch (error) {
      refused = wordsOf(error);
    }
    await this.#load();
    if (refused) this.fault = refused;
  }
}

/** Weekday by weekday, every working day last. */
function byWeekday(order: readonly string[]): (a: Unavailability, b: Unavailability) => number {
  const rank = ({ weekday }: Unavailability) => (weekday === null ? 99 : order.indexOf(weekday));
  return (a, b) => rank(a) - rank(b) || (b.slots ?? '9').localeCompare(a.slots ?? '9');
}

customElements.define('lu-availability-page', AvailabilityPage);
