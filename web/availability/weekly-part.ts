import { html, nothing } from 'lit';
import type { Unavailability } from '../../model/types.ts';
import { addEntries, removeEntry, writtenOf } from '../data/availability.ts';
import type { PersonView } from '../data/persons.ts';
import type { DayShape } from '../data/week-shape.ts';
import { LightElement } from '../elements/light-element.ts';
import { wordsOf } from '../state/faults.ts';
import { say } from '../texts.ts';
import {
  type Cell,
  cellOf,
  countSlots,
  isWeekly,
  type Kind,
  type Paint,
  paintCell,
  planEntries,
  stateOf,
} from './weekly-draft.ts';
import { ICON_OF } from './weekly-grid.ts';
import { tellWritten } from './written.ts';

const KINDS: readonly Kind[] = ['free', 'rather', 'cannot'];

/** The week as somebody would have it: a brush, the grid, and what is kept of it with a reason. Fires `written`. */
export class WeeklyPart extends LightElement {
  static override properties = {
    person: { attribute: false },
    days: { attribute: false },
    dailyTurns: { attribute: false },
    entries: { attribute: false },
    brush: { state: true },
    paint: { state: true },
    reason: { state: true },
    isBusy: { state: true },
    fault: { state: true },
    needsReason: { state: true },
  };
  declare person: PersonView | null;
  declare days: DayShape[];
  /** Most turns in a day of who has no limit of her own. */
  declare dailyTurns: number;
  declare entries: Unavailability[];
  declare brush: Kind;
  declare paint: Paint;
  declare reason: string;
  declare isBusy: boolean;
  declare fault: string | null;
  /** Keeping was tried without one. */
  declare needsReason: boolean;

  constructor() {
    super();
    this.person = null;
    this.days = [];
    this.dailyTurns = 0;
    this.entries = [];
    this.brush = 'cannot';
    this.paint = new Map();
    this.reason = '';
    this.isBusy = false;
    this.fault = null;
    this.needsReason = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeunload', this.#beforeUnload);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.#beforeUnload);
  }

  #beforeUnload = (event: Event): void => {
    if (this.paint.size > 0) event.preventDefault();
  };

  protected override willUpdate(changed: Map<string, unknown>): void {
    const before = changed.get('person') as PersonView | null | undefined;
    if (before && before.key !== this.person?.key) this.#discard();
  }

  protected override render() {
    return html`
      <div class="brush">
        <span id="brush-label" class="quiet">${say('availability.brush')}</span>
        <div class="segments" role="radiogroup" aria-labelledby="brush-label" @keydown=${this.#brushKey}>
          ${KINDS.map(
            (
              kind,
            ) => html`<button type="button" role="radio" class=${kind} aria-checked=${String(this.brush === kind)}
              tabindex=${this.brush === kind ? 0 : -1} data-kind=${kind}
              @click=${() => {
                this.brush = kind;
              }}><lu-icon name=${ICON_OF[kind]}></lu-icon>${say(`availability.kind.${kind}`)}</button>`,
          )}
        </div>
      </div>
      <p class="quiet hint">${say('availability.hint')}</p>
      <lu-weekly-grid .days=${this.days} .entries=${this.entries} .paint=${this.paint} @paint-cells=${this.#painted}></lu-weekly-grid>
      ${this.#room()} ${this.paint.size > 0 ? this.#keepBar() : nothing}
    `;
  }

  #kindOf = (weekday: DayShape['weekday'], slot: number): Kind =>
    this.paint.get(cellOf(weekday, slot)) ?? stateOf(this.entries, weekday, slot).kind;

  /** What stays free, against what the person owes. */
  #room() {
    const { idealLoad = null, dailyLimit = null } = this.person ?? {};
    const { all, free, rather, room } = countSlots(this.days, this.#kindOf, dailyLimit ?? this.dailyTurns);
    const isShort = idealLoad !== null && room < idealLoad;
    return html`<p class="room ${isShort ? 'callout warn' : 'quiet'}" role="status">
      ${say('availability.room', { free, all, rather })}
      ${idealLoad === null ? nothing : say(isShort ? 'availability.room.short' : 'availability.room.load', { load: idealLoad, room })}
    </p>`;
  }

  #keepBar() {
    const isBlocking = this.#isBlocking();
    const reasons = [...new Set(this.entries.map(({ reason }) => reason).filter(Boolean))];
    return html`<form class="keep" @submit=${this.#keep} novalidate>
      <p><b>${say('availability.changed', { count: this.paint.size })}</b></p>
      ${
        isBlocking
          ? html`<label class="field"><span>${say('availability.reason')}</span>
            <input class="input" name="reason" list="known-reasons" maxlength="300" autocomplete="off" .value=${this.reason}
              aria-invalid=${this.needsReason ? 'true' : nothing} aria-describedby="keep-fault keep-hint"
              @input=${(event: Event) => {
                this.reason = (event.target as HTMLInputElement).value;
                this.needsReason = false;
              }} />
            ${this.needsReason ? html`<span class="fault" id="keep-fault" role="alert">${say('availability.reason.missing')}</span>` : nothing}
            <small id="keep-hint">${say('availability.reason.hint')}</small></label>
            <datalist id="known-reasons">${reasons.map((reason) => html`<option value=${reason}></option>`)}</datalist>`
          : nothing
      }
      ${this.fault ? html`<p class="callout danger" role="alert">${this.fault}</p>` : nothing}
      <div class="acts">
        <button class="button primary" ?disabled=${this.isBusy}>${say('availability.keep')}</button>
        <button type="button" class="button plain" @click=${this.#discard}>${say('availability.discard')}</button>
      </div>
    </form>`;
  }

  /** Whether something new is said that needs a reason; to be free needs none. */
  #isBlocking(): boolean {
    return [...this.paint.values()].some((kind) => kind !== 'free');
  }

  #painted(event: CustomEvent<Cell[]>): void {
    let paint = this.paint;
    for (const cell of event.detail) paint = paintCell(this.entries, paint, cell, this.brush);
    this.paint = paint;
  }

  #brushKey(event: KeyboardEvent): void {
    const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    this.brush = KINDS[(KINDS.indexOf(this.brush) + way + KINDS.length) % KINDS.length]!;
    this.querySelector<HTMLElement>(`[data-kind=${this.brush}]`)?.focus();
  }

  #discard = (): void => {
    this.paint = new Map();
    this.fault = null;
    this.needsReason = false;
    this.reason = '';
  };

  #keep = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.isBusy) return;
    const reason = this.reason.trim();
    if (this.#isBlocking() && reason === '') {
      this.needsReason = true;
      this.querySelector<HTMLElement>('input[name=reason]')?.focus();
      return;
    }
    const { key } = this.person!;
    const count = this.paint.size;
    const { add, remove } = planEntries(this.days, this.entries.filter(isWeekly), this.paint, reason);
    this.isBusy = true;
    this.fault = null;
    try {
      const added = add.length > 0 ? await addEntries(key, add) : [];
      // The new ones stand: should taking the others away fail, somebody is less free than wanted, never more.
      for (const { id } of remove) await removeEntry(id);
      this.#discard();
      tellWritten(this, say('availability.kept', { count }), async () => {
        if (remove.length > 0) await addEntries(key, remove.map(writtenOf));
        for (const { id } of added) await removeEntry(id);
      });
    } catch (error) {
      this.fault = wordsOf(error);
      tellWritten(this, null);
    } finally {
      this.isBusy = false;
    }
  };
}

customElements.define('lu-weekly-part', WeeklyPart);
