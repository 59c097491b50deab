import '../styles/week-grid.css';
import { html, LitElement, nothing, type PropertyValues, svg } from 'lit';
import type { Place } from '../../model/requests.ts';
import type { CellView, DayView, WeekView } from '../data/week-types.ts';
import type { CellCost } from '../data/weeks.ts';
import '../elements/person-badge.ts';
import { initialsIn } from '../state/initials-in.ts';
import { say, sayDate, saySigned } from '../texts.ts';
import { TurnDrag } from './drag.ts';
import { moveFocus } from './move-focus.ts';
import { cellAt, isSame, keyOf, shortName, turnWords } from './places.ts';

export type GridKind = 'roomy' | 'dense' | 'phone';

/** Lines from which on a day by itself is easier to read. */
export const DENSE_LINES = 9;

/**
 * The week as a grid of turns. It shows and tells, and changes nothing itself. Events, each with a place: `turn-open`,
 * `turn-lift`, `turn-drop` (where the lifted one is let go), `turn-hover`; without one: `turn-cancel`.
 */
export class WeekGrid extends LitElement {
  static override properties = {
    week: { attribute: false },
    me: { attribute: false },
    kind: { attribute: false },
    day: { attribute: false },
    selected: { attribute: false },
    lifted: { attribute: false },
    costs: { attribute: false },
    marked: { attribute: false },
    fresh: { attribute: false },
  };
  declare week: WeekView | null;
  declare me: string | null;
  declare kind: GridKind;
  /** The day that is shown where only one is. */
  declare day: string | null;
  /** Others go quiet. */
  declare selected: string | null;
  declare lifted: Place | null;
  /** What swapping the lifted turn with each cell costs, by key. */
  declare costs: Map<string, CellCost> | null;
  /** Cells of which a sentence beside the grid speaks. */
  declare marked: Set<string>;
  /** Cells that have just changed. */
  declare fresh: Set<string>;
  #focused: string | null = null;
  #best = Number.NEGATIVE_INFINITY;
  #initials: ReturnType<typeof initialsIn> = {};
  #drag = new TurnDrag(this);

  constructor() {
    super();
    this.week = null;
    this.me = null;
    this.kind = 'roomy';
    this.day = null;
    this.selected = null;
    this.lifted = null;
    this.costs = null;
    this.marked = new Set();
    this.fresh = new Set();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('week') && this.week) this.#initials = initialsIn(this.week.persons);
    if (changed.has('costs')) {
      const known = [...(this.costs?.values() ?? [])].flatMap(({ cost }) => cost ?? []);
      // What saves nothing stands out for nothing.
      const best = Math.min(0, ...known);
      this.#best = best < 0 ? best : Number.NEGATIVE_INFINITY;
    }
  }

  /** Brings the focus to a turn. */
  async focusTurn(place: Place): Promise<void> {
    if (this.kind !== 'roomy' && this.day !== place.date) {
      this.day = place.date;
      this.#tell('day-change', place);
      await this.updateComplete;
    }
    this.querySelector<HTMLElement>(`[data-place="${keyOf(place)}"]`)?.focus();
  }

  /** The turn that has the focus, or had it last. */
  get focused(): Place | null {
    return this.#focused === null ? null : placeOfKey(this.#focused);
  }

  protected override render() {
    if (!this.week) return nothing;
    if (this.kind === 'phone') return this.#phone(this.week);
    if (this.kind === 'dense') return this.#dense(this.week);
    return this.#roomy(this.week);
  }

  #shownDay(week: WeekView): DayView | null {
    return week.timetable.days.find(({ date }) => date === this.day) ?? week.timetable.days[0] ?? null;
  }

  /** Days side by side, lines under each other in each slot. */
  #roomy(week: WeekView) {
    const { days } = week.timetable;
    const columns = columnsOf(week);
    const slots = Math.max(0, ...days.map((day) => day.slots.length));
    const linesOf = (slot: number) => Math.max(1, ...days.map((day) => day.slots[slot]?.cells.length ?? 0));
    const rows = Array.from({ length: slots }, (_, slot) => linesOf(slot));
    const total = rows.reduce((sum, lines) => sum + lines, 0);
    return html`<table class="week-grid roomy" role="grid" aria-label=${say('week.grid')} @keydown=${this.#onKey} @focusin=${this.#onFocus}>
      <thead><tr role="row"><td class="gutter"></td><td class="gutter"></td>
        ${columns.map((column) =>
          'slots' in column
            ? html`<th role="columnheader" scope="col">${this.#dayHead(week, column)}</th>`
            : html`<th role="columnheader" scope="col" class="closed">${sayDate(column.date, 'short')}</th>`,
        )}</tr></thead>
      ${rows.map((lines, slot) => {
        const first = days.find((day) => day.slots[slot])?.slots[slot];
        return html`<tbody>${Array.from({ length: lines }, (_, line) => line).map(
          (line) => html`<tr role="row">
            ${
              line === 0
                ? html`<th role="rowheader" scope="rowgroup" class="gutter time" rowspan=${lines}><b>${first?.start}</b><span>${first?.end}</span></th>`
                : nothing
            }
            <td class="gutter line">${line + 1}</td>
            ${columns.map((column) => {
              if ('slots' in column) {
                const isNow = week.now?.date === column.date && week.now.slot === slot;
                return html`<td role="gridcell" class=${isNow ? 'now' : ''}>${this.#turn(week, { date: column.date, slot, line })}</td>`;
              }
              if (slot > 0 || line > 0) return nothing;
              return html`<td class="closed" rowspan=${total + rows.length}><span>${say('week.closed', { name: column.name })}</span></td>`;
            })}
          </tr>`,
        )}</tbody>`;
      })}
    </table>`;
  }

  /** One day, its slots side by side, under a strip of all days. */
  #dense(week: WeekView) {
    const shown = this.#shownDay(week);
    if (!shown) return nothing;
    const lines = Math.max(0, ...shown.slots.map(({ cells }) => cells.length));
    return html`
      <div class="strip" role="tablist" aria-label=${say('week.day')}>
        ${week.timetable.days.map((day) => this.#stripDay(day, day === shown))}
      </div>
      <div class="scroll"><table class="week-grid dense" role="grid" aria-label=${sayDate(shown.date, 'long')} @keydown=${this.#onKey} @focusin=${this.#onFocus}>
        <thead><tr role="row"><td class="gutter"></td>${shown.slots.map(
          ({ start, end }, slot) =>
            html`<th role="columnheader" scope="col" class=${isNowIn(week, shown.date, slot) ? 'now' : ''} title=${`${start}–${end}`}>${start}</th>`,
        )}</tr></thead>
        <tbody>${Array.from({ length: lines }, (_, line) => line).map(
          (line) =>
            html`<tr role="row"><td class="gutter line">${line + 1}</td>${shown.slots.map(
              (_, slot) =>
                html`<td role="gridcell" class=${isNowIn(week, shown.date, slot) ? 'now' : ''}>${this.#turn(week, { date: shown.date, slot, line })}</td>`,
            )}</tr>`,
        )}</tbody>
      </table></div>`;
  }

  #stripDay(day: DayView, isShown: boolean) {
    const holes = holesOf(day);
    return html`<button role="tab" aria-selected=${String(isShown)} @click=${() => this.#showDay(day.date)}>
      <span><b>${sayDate(day.date, 'short')}</b><em class=${holes > 0 ? 'holes' : ''}>${holes > 0 ? say('week.holes', { count: holes }) : say('week.full')}</em></span>
      ${marksOf(day, this.me)}
    </button>`;
  }

  /** One day, two turns a row. */
  #phone(week: WeekView) {
    const shown = this.#shownDay(week);
    if (!shown) return nothing;
    return html`
      <div class="days" role="tablist" aria-label=${say('week.day')}>
        ${columnsOf(week).map((column) =>
          'slots' in column
            ? html`<button role="tab" aria-selected=${String(column === shown)} @click=${() => this.#showDay(column.date)}>
                <span>${sayDate(column.date, 'weekday')}</span><b>${sayDate(column.date, 'day')}</b>
                <i>${column.slots.some(({ cells }) => cells.some(({ person }) => person === this.me)) ? html`<span class="dot"></span>` : nothing}
                ${holesOf(column) > 0 ? html`<span class="square"></span>` : nothing}</i></button>`
            : html`<span class="closed"><span>${sayDate(column.date, 'weekday')}</span><s>${sayDate(column.date, 'day')}</s></span>`,
        )}
      </div>
      <div class="week-grid phone" role="grid" aria-label=${sayDate(shown.date, 'long')} @keydown=${this.#onKey} @focusin=${this.#onFocus}>
        ${shown.slots.map(({ start, end, cells }, slot) => {
          const filled = cells.filter(({ person }) => person !== null).length;
          const isNow = isNowIn(week, shown.date, slot);
          return html`<section role="rowgroup" class=${isNow ? 'now' : ''}>
            <h2 role="row"><span role="rowheader"><b class="number">${start}–${end}</b>${isNow ? html` <em>${say('week.now')}</em>` : nothing}</span>
              <span role="gridcell" class="quiet">${filled} / ${cells.length}</span></h2>
            <div class="pairs" role="row">${cells.map((_, line) => html`<div role="gridcell">${this.#turn(week, { date: shown.date, slot, line })}</div>`)}</div>
          </section>`;
        })}
      </div>`;
  }

  #dayHead(week: WeekView, day: DayView) {
    const holes = holesOf(day);
    const isToday = week.now?.date === day.date || day.date === localToday();
    return html`<span class="day-head"><b>${sayDate(day.date, 'weekday')}</b> ${sayDate(day.date, 'day')}
      ${isToday ? html`<em class="tag today">${say('week.today')}</em>` : nothing}
      ${holes > 0 ? html`<em class="tag danger">${say('week.holes', { count: holes })}</em>` : nothing}</span>`;
  }

  #turn(week: WeekView, place: Place) {
    const cell = cellAt(week, place);
    if (!cell) return nothing;
    const key = keyOf(place);
    const isHers =
      this.lifted !== null && cell.person !== null && cell.person === cellAt(week, this.lifted)?.person;
    const cost = this.lifted && !isHers ? (this.costs?.get(key) ?? null) : null;
    const isLifted = isSame(this.lifted, place);
    const liftedWords = isLifted ? say('week.lifted', { name: shortName(week, cell.person ?? '') }) : '';
    const words = [turnWords(week, this.me, place), costWords(cost), liftedWords].filter(Boolean).join(', ');
    const focusKey = this.#focused ?? firstKey(week);
    return html`<button class=${this.#classesOf(cell, key, cost, isLifted)} data-place=${key} aria-label=${words}
      tabindex=${key === focusKey ? 0 : -1} title=${words} @click=${() => this.#press(place)}
      @pointerenter=${() => this.#tell('turn-hover', place)} @pointerdown=${(event: PointerEvent) => this.#drag.begin(event, place)}>
      ${isLifted ? html`<span class="name">${liftedWords}</span>` : this.#inside(week, cell, cost)}
    </button>`;
  }

  #inside(week: WeekView, cell: CellView, cost: CellCost | null) {
    const marks = html`<span class="marks">
      ${cell.undesired ? html`<span class="wave"></span>` : nothing}
      ${cell.fixed ? html`<lu-icon name="pin"></lu-icon>` : nothing}
      ${cell.forced ? html`<lu-icon name="triangle-alert"></lu-icon>` : nothing}
      ${cost ? (cost.cost === null ? html`<lu-icon name="ban"></lu-icon>` : html`<b class="cost number" data-text=${saySigned(cost.cost)}></b>`) : nothing}
      ${cell.person !== null && cell.person === this.me && !cost ? html`<span class="you" data-text=${say('week.you')}></span>` : nothing}
    </span>`;
    if (cell.person === null)
      return html`<lu-icon name="triangle-alert"></lu-icon><span class="name">${say('week.hole')}</span>${marks}`;
    const person = this.#initials[cell.person];
    // A dense day has a spine in their place.
    const badge =
      this.kind === 'dense'
        ? nothing
        : html`<lu-badge .name=${person?.name ?? cell.person} .coat=${person?.coat ?? null} .initials=${person?.initials ?? null}></lu-badge>`;
    return html`${badge}
      <span class="name">${shortName(week, cell.person)}</span>${marks}`;
  }

  #classesOf(cell: CellView, key: string, cost: CellCost | null, isLifted: boolean): string {
    const person = cell.person === null ? null : (this.week?.persons[cell.person] ?? null);
    const isQuiet = this.selected !== null && cell.person !== this.selected;
    return [
      'turn',
      person ? `coat-${(((person.coat ?? 1) - 1) % 28) + 1}` : '',
      cell.person === null ? 'hole' : '',
      cell.person !== null && cell.person === this.me ? 'mine' : '',
      cell.pinned ? 'past' : '',
      isQuiet ? 'quiet' : '',
      isLifted ? 'lifted' : '',
      cost && cost.cost === null && !isLifted ? 'refused' : '',
      cost && cost.cost !== null && cost.cost === this.#best ? 'best' : '',
      cost && cost.cost !== null && cost.cost < 0 ? 'saves' : '',
      this.marked.has(key) ? 'marked' : '',
      this.fresh.has(key) ? 'fresh' : '',
    ]
      .filter(Boolean)
      .join(' ');
  }

  #press(place: Place): void {
    if (this.#drag.hasJustDropped) return;
    if (this.lifted === null) this.#tell('turn-open', place);
    else if (isSame(this.lifted, place)) this.dispatchEvent(new CustomEvent('turn-cancel'));
    else this.#tell('turn-drop', place);
  }

  #showDay(date: string): void {
    this.day = date;
    this.dispatchEvent(new CustomEvent('day-change', { detail: { date, slot: 0, line: 0 } }));
  }

  #onFocus = (event: FocusEvent): void => {
    const key = (event.target as HTMLElement).dataset.place;
    if (!key || key === this.#focused) return;
    this.#focused = key;
    this.requestUpdate();
  };

  #onKey = (event: KeyboardEvent): void => {
    if (moveFocus(this, event)) event.preventDefault();
  };

  #tell(name: string, place: Place): void {
    this.dispatchEvent(new CustomEvent(name, { detail: place }));
  }
}

/** Days and closed days in calendar order. */
function columnsOf({ timetable }: WeekView): (DayView | { date: string; name: string })[] {
  return [...timetable.days, ...timetable.closedDays].sort((a, b) => a.date.localeCompare(b.date));
}

/** One mark a turn: staffed, mine, or a hole. Drawn as three paths, since a big week has a thousand of them. */
function marksOf({ slots }: DayView, me: string | null) {
  const lines = Math.max(1, ...slots.map(({ cells }) => cells.length));
  const paths = { staffed: '', mine: '', hole: '' };
  slots.forEach(({ cells }, slot) => {
    cells.forEach(({ person }, line) => {
      const kind = person === null ? 'hole' : person === me ? 'mine' : 'staffed';
      paths[kind] += `M${slot * 10} ${line * 10}h9v9h-9z`;
    });
  });
  return html`<svg class="marks" viewBox="0 0 ${slots.length * 10} ${lines * 10}" preserveAspectRatio="none" aria-hidden="true">
    ${Object.entries(paths).map(([kind, path]) => svg`<path class=${kind} d=${path}></path>`)}</svg>`;
}

function holesOf({ slots }: DayView): number {
  return slots.reduce((sum, { cells }) => sum + cells.filter(({ person }) => person === null).length, 0);
}

function isNowIn({ now }: WeekView, date: string, slot: number): boolean {
  return now?.date === date && now.slot === slot;
}

function firstKey({ timetable }: WeekView): string {
  return keyOf({ date: timetable.days[0]?.date ?? '', slot: 0, line: 0 });
}

function placeOfKey(key: string): Place {
  const [date, slot, line] = key.split('/') as [string, string, string];
  return { date, slot: Number(slot), line: Number(line) };
}

function costWords(cost: CellCost | null): string {
  if (!cost) return '';
  if (cost.cost === null) return say('week.not-here', { rule: cost.rule ?? '' });
  return say('week.cost-here', { cost: saySigned(cost.cost) });
}

function localToday(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
}

customElements.define('lu-week-grid', WeekGrid);
