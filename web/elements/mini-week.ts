import '../styles/mini-week.css';
import { html, nothing } from 'lit';
import { say, sayDate } from '../texts.ts';
import { LightElement } from './light-element.ts';

export interface MiniWeekView {
  days: { date: string; slots: { cells: (string | null)[] }[] }[];
}

/** A whole week as initials, small enough to lie beside another; what differs from that one is outlined. */
export class MiniWeek extends LightElement {
  static override properties = {
    week: { attribute: false },
    other: { attribute: false },
    persons: { attribute: false },
  };
  declare week: MiniWeekView | null;
  declare other: MiniWeekView | null;
  declare persons: Record<string, { name: string; coat: number | null; initials: string }>;

  constructor() {
    super();
    this.week = null;
    this.other = null;
    this.persons = {};
  }

  protected override render() {
    if (!this.week) return nothing;
    return html`<div class="mini-week">
      ${this.week.days.map(
        ({ date, slots }, d) => html`<div class="mini-day"><b>${sayDate(date, 'weekday')}</b>
          ${slots.map(
            ({ cells }, s) =>
              html`<div class="mini-slot">${cells.map((key, line) => this.#cell(key, this.#differs(d, s, line, key)))}</div>`,
          )}</div>`,
      )}
    </div>`;
  }

  #differs(day: number, slot: number, _line: number, key: string | null): boolean {
    const there = this.other?.days[day]?.slots[slot]?.cells;
    // Which line somebody has is no difference, but whether she is there.
    return there !== undefined && key !== null && !there.includes(key);
  }

  #cell(key: string | null, differs: boolean) {
    if (key === null) return html`<span class="mini hole" title=${say('planner.holes')}>!</span>`;
    const { name, coat, initials } = this.persons[key] ?? {
      name: key,
      coat: null,
      initials: key.slice(0, 2),
    };
    const classes = `mini coat-${(((coat ?? 1) - 1) % 28) + 1} ${differs ? 'differs' : ''}`;
    return html`<span class=${classes} title=${differs ? `${name}: ${say('planner.differs')}` : name}>${initials}</span>`;
  }
}

customElements.define('lu-mini-week', MiniWeek);
