import '../styles/week.css';
import { html, nothing } from 'lit';
import type { Place } from '../../model/requests.ts';
import { session } from '../data/session.ts';
import type { WeekView } from '../data/week-types.ts';
import { faultNote } from '../elements/fault-note.ts';
import { LightElement } from '../elements/light-element.ts';
import '../elements/publish-dialog.ts';
import type { PublishDialog } from '../elements/publish-dialog.ts';
import '../elements/toast.ts';
import type { Toast } from '../elements/toast.ts';
import { navigate, place } from '../router.ts';
import { Media } from '../state/media.ts';
import { addDays, mondayOf } from '../state/mondays.ts';
import { Watch } from '../state/state.ts';
import { say } from '../texts.ts';
import { changeCards } from '../week/change-cards.ts';
import { ChangeFlow, type ChangeHost } from '../week/change-flow.ts';
import { emptyWeek } from '../week/empty-week.ts';
import { type GridKind, gridKind } from '../week/grid-kind.ts';
import { type KeyedPage, keyActions } from '../week/key-actions.ts';
import { keysSheet } from '../week/keys-sheet.ts';
import { legend } from '../week/legend.ts';
import { shortName } from '../week/places.ts';
import '../week/proof-badge.ts';
import '../week/reasons-panel.ts';
import { ShownWeek } from '../week/shown-week.ts';
import '../week/week-grid.ts';
import type { WeekGrid } from '../week/week-grid.ts';
import '../week/week-head.ts';
import type { WeekHead } from '../week/week-head.ts';
import { weekKeys } from '../week/week-keys.ts';

/** The week: who is where, why, and changing it by hand. */
export class WeekPage extends LightElement implements ChangeHost, KeyedPage {
  static override properties = {
    selected: { state: true },
    onlyMine: { state: true },
    dense: { state: true },
    day: { state: true },
    marked: { state: true },
  };
  /** Whose turns stand out. */
  declare selected: string | null;
  declare onlyMine: boolean;
  /** How it is wanted; `null`: as fits the week. */
  declare dense: boolean | null;
  declare day: string | null;
  /** Cells of which a sentence beside the grid speaks. */
  declare marked: Set<string>;
  readonly #shown = new ShownWeek(this, (by) => {
    if (by) this.toast(say('week.changed', { person: shortName(this.week!, by) }));
    this.#flow.renew();
  });
  readonly #flow = new ChangeFlow(this);
  #stops: (() => void)[] = [];
  readonly #narrow = new Media(this, '(max-width: 767px)');

  constructor() {
    super();
    this.selected = null;
    this.onlyMine = false;
    this.dense = null;
    this.day = null;
    this.marked = new Set();
    new Watch(this, session);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stops.push(
      weekKeys(keyActions(this, this.#flow)),
      place.subscribe(() => this.#open()),
    );
    this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops.splice(0)) stop();
  }

  /** Goes where the address says. */
  #open(): void {
    const { page, params, query } = place.value;
    if (page?.tag === 'lu-week-page') void this.#shown.open(params.week, query.get('id'));
  }

  get week(): WeekView | null {
    return this.#shown.week;
  }

  show(week: WeekView): void {
    this.#shown.show(week);
  }

  tell(error: unknown): void {
    this.#shown.tell(error);
  }

  toast(text: string, canUndo = false): void {
    this.querySelector<Toast>('lu-toast')!.show(text, canUndo);
  }

  focusTurn(at: Place): void {
    void this.#grid?.focusTurn(at);
  }

  focusCheck(): void {
    this.querySelector<HTMLElement>('lu-check-card .button.primary, lu-check-card .button')?.focus();
  }

  get me(): string | null {
    return session.value?.person.key ?? null;
  }

  get #grid(): WeekGrid | null {
    return this.querySelector<WeekGrid>('lu-week-grid');
  }

  get focused(): Place | null {
    return this.#grid?.focused ?? this.#flow.opened;
  }

  focusSearch(): void {
    this.querySelector<WeekHead>('lu-week-head')?.focusSearch();
  }

  showKeys(): void {
    this.querySelector<HTMLDialogElement>('dialog.keys')?.showModal();
  }

  go(days: number): void {
    const { monday } = this.#shown;
    if (monday) navigate(`/week/${addDays(monday, days)}`);
  }

  #select(person: string | null, onlyMine: boolean): void {
    this.selected = person;
    this.onlyMine = onlyMine;
  }

  protected override render() {
    const { week, weeks, fault, isMissing } = this.#shown;
    return html`
      ${this.#head(week)}
      ${fault ? faultNote(fault, () => this.#open()) : nothing}
      ${week ? this.#body(week) : isMissing ? emptyWeek(weeks.length > 0) : html`<div class="boot skeleton" aria-busy="true"></div>`}
      <lu-toast @undo=${() => void this.#flow.undo()}></lu-toast>
      <lu-publish-dialog @published=${(event: CustomEvent<{ count: number }>) => {
        this.toast(say('planner.published', { count: event.detail.count }));
        this.#open();
      }}></lu-publish-dialog>
      ${keysSheet()}
    `;
  }

  #head(week: WeekView | null) {
    const { weeks, presence, monday } = this.#shown;
    const kind = week ? this.#kind(week) : 'roomy';
    return html`<lu-week-head .week=${week} .monday=${monday ?? mondayOf(new Date())} .weeks=${weeks} .presence=${presence}
      .kind=${kind} .onlyMine=${this.onlyMine}
      @go=${(event: CustomEvent<number>) => this.go(event.detail)}
      @select=${(event: CustomEvent<string | null>) => this.#select(event.detail, false)}
      @only-mine=${(event: CustomEvent<boolean>) => this.#select(event.detail ? this.me : null, event.detail)}
      @dense=${(event: CustomEvent<boolean>) => {
        this.dense = event.detail;
      }}
      @publish=${(event: CustomEvent<WeekView>) => void this.querySelector<PublishDialog>('lu-publish-dialog')!.ask(event.detail)}></lu-week-head>`;
  }

  #kind(week: WeekView): GridKind {
    return gridKind(week, { isPhone: this.#narrow.matches, dense: this.dense });
  }

  #body(week: WeekView) {
    const kind = this.#kind(week);
    const flow = this.#flow;
    const { lifted, change } = flow;
    const day = this.day ?? week.now?.date ?? week.timetable.days[0]?.date ?? null;
    return html`<div class="week ${kind}">
      <div class="main">
        ${kind === 'phone' ? html`<details class="card proof-line"><summary><lu-proof .week=${week}></lu-proof></summary>${this.#panel(week)}</details>` : nothing}
        ${lifted && !change ? html`<p class="lift-hint" role="status">${say('week.lift.hint')}</p>` : nothing}
        <lu-week-grid .week=${week} .me=${this.me} .kind=${kind} .day=${day} .selected=${this.selected} .lifted=${lifted}
          .costs=${flow.costs} .marked=${this.marked} .fresh=${this.#shown.fresh}
          @turn-open=${(event: CustomEvent<Place>) => flow.open(event.detail)}
          @turn-lift=${(event: CustomEvent<Place>) => void flow.lift(event.detail)}
          @turn-drop=${(event: CustomEvent<Place>) => flow.drop(event.detail)} @turn-cancel=${() => flow.cancel()}
          @day-change=${(event: CustomEvent<Place>) => {
            this.day = event.detail.date;
          }}></lu-week-grid>
        ${kind === 'phone' ? nothing : legend()}
      </div>
      ${kind === 'phone' ? nothing : html`<aside class="card side"><header><lu-proof .week=${week}></lu-proof></header>${this.#panel(week)}</aside>`}
      ${changeCards(week, flow, this.me)}
    </div>`;
  }

  #panel(week: WeekView) {
    return html`<lu-reasons .week=${week} @undo=${(event: CustomEvent<string>) => void this.#flow.undo(event.detail)}
      @rule-hover=${(event: CustomEvent<Set<string>>) => {
        this.marked = event.detail;
      }}></lu-reasons>`;
  }
}

customElements.define('lu-week-page', WeekPage);
