import '../styles/week-grid.css';
import { nothing, type PropertyValues } from 'lit';
import type { Place } from '../../model/requests.ts';
import type { WeekView } from '../data/week-types.ts';
import type { CellCost } from '../data/weeks.ts';
import { LightElement } from '../elements/light-element.ts';
import { initialsIn } from '../state/initials-in.ts';
import { shownDay } from './days.ts';
import { denseGrid } from './dense-grid.ts';
import { TurnDrag } from './drag.ts';
import type { GridKind } from './grid-kind.ts';
import { moveFocus } from './move-focus.ts';
import { phoneGrid } from './phone-grid.ts';
import { isSame, keyOf, placeOfKey } from './places.ts';
import { roomyGrid } from './roomy-grid.ts';
import type { GridLook } from './turn-cell.ts';

/**
 * The week as a grid of turns. It shows and tells, and changes nothing itself. Events, each with a place: `turn-open`,
 * `turn-lift`, `turn-drop` (where the lifted one is let go), `turn-hover`, `day-change`; without one: `turn-cancel`.
 */
export class WeekGrid extends LightElement {
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
  declare costs: ReadonlyMap<string, CellCost> | null;
  /** Cells of which a sentence beside the grid speaks. */
  declare marked: ReadonlySet<string>;
  /** Cells that have just changed. */
  declare fresh: ReadonlySet<string>;
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
    this.addEventListener('keydown', this.#onKey);
    this.addEventListener('focusin', this.#onFocus);
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
    const { week, kind } = this;
    if (!week) return nothing;
    const look = this.#look(week);
    if (kind === 'roomy') return roomyGrid(look);
    const day = shownDay(week, this.day);
    if (!day) return nothing;
    return kind === 'phone' ? phoneGrid(look, day) : denseGrid(look, day);
  }

  #look(week: WeekView): GridLook {
    const { me, kind, selected, lifted, costs, marked, fresh } = this;
    const first = { date: week.timetable.days[0]?.date ?? '', slot: 0, line: 0 };
    return {
      ...{ week, me, kind, selected, lifted, costs, marked, fresh },
      best: this.#best,
      initials: this.#initials,
      reached: this.#focused ?? keyOf(first),
      press: (place) => this.#press(place),
      hover: (place) => this.#tell('turn-hover', place),
      grab: (event, place) => this.#drag.begin(event, place),
      showDay: (date) => {
        this.day = date;
        this.#tell('day-change', { date, slot: 0, line: 0 });
      },
    };
  }

  #press(place: Place): void {
    if (this.#drag.hasJustDropped) return;
    if (this.lifted === null) this.#tell('turn-open', place);
    else if (isSame(this.lifted, place)) this.dispatchEvent(new CustomEvent('turn-cancel'));
    else this.#tell('turn-drop', place);
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

customElements.define('lu-week-grid', WeekGrid);
