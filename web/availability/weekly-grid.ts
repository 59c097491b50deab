import { html, nothing } from 'lit';
import type { Unavailability, Weekday } from '../../model/types.ts';
import type { DayShape } from '../data/week-shape.ts';
import { LightElement } from '../elements/light-element.ts';
import { sayWeekday } from '../state/weekdays.ts';
import { say } from '../texts.ts';
import { type Cell, cellOf, type Kind, type Paint, stateOf } from './weekly-draft.ts';

export const ICON_OF: Record<Kind, string> = { free: 'check', rather: 'hand', cannot: 'ban' };

/**
 * Weekday × slot. The brush is laid on by dragging, by a click, with the space bar, or on a whole row or column by its
 * head. Fires `paint-cells` with the cells.
 */
export class WeeklyGrid extends LightElement {
  static override properties = {
    days: { attribute: false },
    entries: { attribute: false },
    paint: { attribute: false },
    at: { state: true },
  };
  declare days: DayShape[];
  declare entries: Unavailability[];
  declare paint: Paint;
  /** The one cell that the Tab key reaches. */
  declare at: Cell | null;
  #isPainting = false;
  #over: AbortController | null = null;

  constructor() {
    super();
    this.days = [];
    this.entries = [];
    this.paint = new Map();
    this.at = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#over?.abort();
  }

  protected override render() {
    const rows = Math.max(0, ...this.days.map(({ slots }) => slots.length));
    const times = timesOf(this.days);
    return html`<table class="weekly" role="grid" aria-label=${say('availability.weekly')}
      @pointerdown=${this.#down} @keydown=${this.#key}>
      <thead><tr><td></td>${this.days.map(
        ({ weekday, slots }) => html`<th scope="col"><button type="button" class="head"
          @click=${() => this.#fire([...slots.keys()].map((slot) => cellOf(weekday, slot)))}>${sayWeekday(weekday, 'short')}
          <span class="visually-hidden">${say('availability.paint-day', { day: sayWeekday(weekday) })}</span></button></th>`,
      )}</tr></thead>
      <tbody>${Array.from({ length: rows }, (_, slot) => this.#row(slot, times?.[slot] ?? null))}</tbody>
    </table>`;
  }

  #row(slot: number, time: string | null) {
    const able = this.days.filter(({ slots }) => slots[slot]);
    const [start = '', end = ''] = (time ?? '').split('–');
    return html`<tr>
      <th scope="row"><button type="button" class="head number"
        @click=${() => this.#fire(able.map(({ weekday }) => cellOf(weekday, slot)))}>${
          time ? html`<b>${start}</b><small>${end}</small>` : slot + 1
        } <span class="visually-hidden">${say('availability.paint-slot')}</span></button></th>
      ${this.days.map(({ weekday, slots }) =>
        slots[slot] ? this.#cell(weekday, slot, slots[slot], time === null) : html`<td class="none"></td>`,
      )}
    </tr>`;
  }

  #cell(weekday: Weekday, slot: number, { start, end }: { start: string; end: string }, showsTime: boolean) {
    const cell = cellOf(weekday, slot);
    const painted = this.paint.get(cell);
    const { kind, reasons } = painted
      ? { kind: painted, reasons: [] as string[] }
      : stateOf(this.entries, weekday, slot);
    const first = this.at ?? cellOf(this.days[0]!.weekday, 0);
    const words = [
      `${sayWeekday(weekday)} ${start}–${end}: ${say(`availability.kind.${kind}`)}`,
      ...reasons,
      ...(painted ? [say('availability.not-kept')] : []),
    ];
    return html`<td role="gridcell" class="slot ${kind} ${painted ? 'fresh' : ''}" data-cell=${cell}
      tabindex=${cell === first ? 0 : -1} aria-label=${words.join(', ')} title=${reasons.length > 0 ? reasons.join(', ') : nothing}
      @focus=${() => {
        this.at = cell;
      }}><span><lu-icon name=${ICON_OF[kind]}></lu-icon><em>${say(`availability.kind.${kind}`)}</em></span>
      ${showsTime ? html`<small class="number">${start}–${end}</small>` : nothing}</td>`;
  }

  #fire(cells: Cell[]): void {
    this.dispatchEvent(new CustomEvent('paint-cells', { detail: cells }));
  }

  /** A finger that goes up or down scrolls; one that goes aside, or only taps, paints. */
  #down(event: PointerEvent): void {
    const start = cellUnder(event.target as Element | null);
    if (!start || event.button !== 0) return;
    this.#over?.abort();
    const over = new AbortController();
    this.#over = over;
    const done = new Set<Cell>();
    const paint = (cell: Cell | null) => {
      if (!cell || done.has(cell)) return;
      done.add(cell);
      this.#fire([cell]);
    };
    this.#isPainting = event.pointerType !== 'touch';
    if (this.#isPainting) paint(start);
    const move = (moved: PointerEvent) => {
      if (moved.pointerId !== event.pointerId) return;
      this.#isPainting = true;
      paint(start);
      // Events come seldom while the hand is quick: what lies between them is painted as well.
      for (const { clientX, clientY } of moved.getCoalescedEvents?.() ?? [moved]) {
        paint(cellUnder(document.elementFromPoint(clientX, clientY), this));
      }
      paint(cellUnder(document.elementFromPoint(moved.clientX, moved.clientY), this));
    };
    const { signal } = over;
    addEventListener('pointermove', move, { signal });
    addEventListener('pointercancel', () => over.abort(), { signal });
    addEventListener(
      'pointerup',
      () => {
        paint(start);
        over.abort();
      },
      { signal },
    );
  }

  #key(event: KeyboardEvent): void {
    const cell = cellUnder(event.target as Element | null);
    if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      this.#fire([cell]);
      return;
    }
    const [weekday, slot] = cell.split('/') as [Weekday, string];
    const column = this.days.findIndex((day) => day.weekday === weekday);
    const next = stepFrom(this.days, column, Number(slot), event.key);
    if (!next) return;
    event.preventDefault();
    // With Shift the brush goes along.
    if (event.shiftKey) this.#fire([cell, next]);
    this.querySelector<HTMLElement>(`[data-cell="${next}"]`)?.focus();
  }
}

function stepFrom(days: readonly DayShape[], column: number, slot: number, key: string): Cell | null {
  const last = days.length - 1;
  const [toColumn, toSlot] =
    key === 'ArrowLeft'
      ? [column - 1, slot]
      : key === 'ArrowRight'
        ? [column + 1, slot]
        : key === 'ArrowUp'
          ? [column, slot - 1]
          : key === 'ArrowDown'
            ? [column, slot + 1]
            : key === 'Home'
              ? [0, slot]
              : key === 'End'
                ? [last, slot]
                : [-1, -1];
  const day = days[toColumn];
  return day?.slots[toSlot] ? cellOf(day.weekday, toSlot) : null;
}

function cellUnder(element: Element | null, within?: Element): Cell | null {
  const found = element?.closest<HTMLElement>('[data-cell]');
  return found && (!within || within.contains(found)) ? (found.dataset.cell as Cell) : null;
}

/** "09:00–10:15" for each slot where all days have the same, as far as they go; `null`: they differ. */
export function timesOf(days: readonly DayShape[]): string[] | null {
  const longest = days.reduce<DayShape | null>(
    (most, day) => (day.slots.length > (most?.slots.length ?? 0) ? day : most),
    null,
  );
  if (!longest) return null;
  const times = longest.slots.map(({ start, end }) => `${start}–${end}`);
  const isSame = days.every(({ slots }) =>
    slots.every(({ start, end }, slot) => times[slot] === `${start}–${end}`),
  );
  return isSame ? times : null;
}

customElements.define('lu-weekly-grid', WeeklyGrid);
