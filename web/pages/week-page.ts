import '../styles/week.css';
import { html, LitElement, nothing } from 'lit';
import type { Place } from '../../model/requests.ts';
import { Refusal } from '../data/http.ts';
import { listen } from '../data/live.ts';
import { may, session } from '../data/session.ts';
import type { WeekView } from '../data/week-types.ts';
import { listWeeks, loadWeek, type WeekSummary } from '../data/weeks.ts';
import '../elements/publish-dialog.ts';
import type { PublishDialog } from '../elements/publish-dialog.ts';
import '../elements/toast.ts';
import type { Toast } from '../elements/toast.ts';
import { navigate, place } from '../router.ts';
import { addDays, chooseWeek, mondayOf } from '../state/mondays.ts';
import { Watch } from '../state/state.ts';
import { say } from '../texts.ts';
import { ChangeFlow, type ChangeHost } from '../week/change-flow.ts';
import '../week/check-card.ts';
import { keysSheet, legend } from '../week/keys-sheet.ts';
import { allPlaces, cellAt, isSame, keyOf, shortName } from '../week/places.ts';
import '../week/proof-badge.ts';
import '../week/reasons-panel.ts';
import '../week/turn-card.ts';
import { DENSE_LINES, type GridKind, type WeekGrid } from '../week/week-grid.ts';
import '../week/week-head.ts';
import type { WeekHead } from '../week/week-head.ts';
import { weekKeys } from '../week/week-keys.ts';

/** How long what has just changed stands out. */
const FRESH_MS = 2000;

/** The week: who is where, why, and changing it by hand. */
export class WeekPage extends LitElement implements ChangeHost {
  static override properties = {
    week: { state: true },
    weeks: { state: true },
    fault: { state: true },
    isMissing: { state: true },
    selected: { state: true },
    onlyMine: { state: true },
    dense: { state: true },
    day: { state: true },
    marked: { state: true },
    fresh: { state: true },
    presence: { state: true },
    isPhone: { state: true },
  };
  declare week: WeekView | null;
  declare weeks: WeekSummary[];
  declare fault: string | null;
  declare isMissing: boolean;
  declare selected: string | null;
  declare onlyMine: boolean;
  declare dense: boolean | null;
  declare day: string | null;
  declare marked: Set<string>;
  declare fresh: Set<string>;
  declare presence: string[];
  declare isPhone: boolean;
  #monday: string | null = null;
  #id: string | null = null;
  readonly #flow = new ChangeFlow(this);
  #stops: (() => void)[] = [];
  #stopKeys: () => void = () => {};
  #narrow = matchMedia('(max-width: 767px)');

  constructor() {
    super();
    Object.assign(this, {
      week: null,
      weeks: [],
      fault: null,
      isMissing: false,
      selected: null,
      onlyMine: false,
      dense: null,
      day: null,
      marked: new Set(),
      fresh: new Set(),
      presence: [],
      isPhone: this.#narrow.matches,
    });
    new Watch(this, session);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#narrow.addEventListener('change', this.#onWidth);
    this.#stopKeys = weekKeys(this.#keys());
    this.#stops.push(place.subscribe(() => void this.#open()));
    void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#narrow.removeEventListener('change', this.#onWidth);
    this.#stopKeys();
    for (const stop of this.#stops.splice(0)) stop();
    this.#listenTo(null);
  }

  #onWidth = (): void => {
    this.isPhone = this.#narrow.matches;
  };

  get #me(): string | null {
    return session.value?.person.key ?? null;
  }

  get #grid(): WeekGrid | null {
    return this.querySelector<WeekGrid>('lu-week-grid');
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

  /** Goes where the address says. */
  async #open(): Promise<void> {
    if (place.value.page?.tag !== 'lu-week-page') return;
    const { params, query } = place.value;
    this.#id = query.get('id');
    try {
      const listed = listWeeks().then((weeks) => {
        this.weeks = weeks;
      });
      if (params.week === undefined) await listed;
      const monday = params.week ?? this.#usualWeek();
      this.isMissing = monday === null;
      if (monday === null) return;
      this.#monday = monday;
      this.#listenTo(monday);
      await Promise.all([listed, this.#load()]);
    } catch (error) {
      this.tell(error);
    }
  }

  #stopWeek: () => void = () => {};

  /** What is in force counts, before any draft. */
  #usualWeek(): string | null {
    const inForce = this.weeks.filter(({ state }) => state !== 'draft');
    return chooseWeek((inForce.length > 0 ? inForce : this.weeks).map(({ week }) => week));
  }

  #listenTo(monday: string | null): void {
    this.#stopWeek();
    if (monday === null) return;
    const stop = listen(`week:${monday}`, (message) => {
      if (message.type === 'presence') {
        this.presence = message.people.map(({ person }) => person).filter((person) => person !== this.#me);
      }
      if (message.type !== 'week') return;
      const isOurs =
        this.week?.id === message.id && this.week.version >= message.version && message.version >= 0;
      if (!isOurs) void this.#refresh(message.by);
    });
    this.#stopWeek = stop;
  }

  async #load(): Promise<void> {
    try {
      const { week } = await loadWeek(this.#monday!, this.#id);
      this.show(week);
      this.fault = null;
      this.isMissing = false;
    } catch (error) {
      if (error instanceof Refusal && error.status === 404) {
        this.week = null;
        this.isMissing = true;
      } else this.tell(error);
    }
  }

  /** Somebody changed the week: what differs stands out for a moment. */
  async #refresh(by: string): Promise<void> {
    const before = this.week;
    await this.#load();
    const after = this.week;
    if (!before || !after) return;
    if (by && by !== this.#me && before.version !== after.version) {
      this.toast(say('week.changed', { person: shortName(after, by) }));
    }
    this.#flow.renew();
  }

  show(week: WeekView): void {
    const before = this.week;
    this.week = week;
    this.day ??= week.now?.date ?? week.timetable.days[0]?.date ?? null;
    if (!before || before.id !== week.id || before.version === week.version) return;
    const differs = (at: Place) => cellAt(before, at)?.person !== cellAt(week, at)?.person;
    this.fresh = new Set(allPlaces(week).filter(differs).map(keyOf));
    setTimeout(() => {
      this.fresh = new Set();
    }, FRESH_MS);
  }

  tell(error: unknown): void {
    this.fault = error instanceof Refusal && error.status > 0 ? error.message : say('shell.unreachable');
  }

  #keys() {
    const flow = this.#flow;
    const focused = () => this.#grid?.focused ?? flow.opened;
    const next = (wanted: (at: Place) => boolean) => {
      const week = this.week;
      if (!week) return;
      const places = allPlaces(week);
      const here = focused();
      const from = here ? places.findIndex((at) => isSame(at, here)) + 1 : 0;
      const found = [...places.slice(from), ...places.slice(0, from)].find(wanted);
      if (found) void this.#grid?.focusTurn(found);
    };
    const personAt = (at: Place) => (this.week ? (cellAt(this.week, at)?.person ?? null) : null);
    return {
      s: () => focused() && void flow.lift(focused()!),
      c: () => flow.open(focused()),
      i: () => flow.open(focused()),
      m: () => next((at) => personAt(at) === this.#me),
      h: () => next((at) => personAt(at) === null),
      z: () => void flow.undo(),
      t: () => navigate('/week'),
      '[': () => this.#go(-7),
      ']': () => this.#go(7),
      '/': () => this.querySelector<WeekHead>('lu-week-head')?.focusSearch(),
      '?': () => this.querySelector<HTMLDialogElement>('dialog.keys')?.showModal(),
      Escape: () => flow.cancel(),
    };
  }

  #go(days: number): void {
    if (this.#monday) navigate(`/week/${addDays(this.#monday, days)}`);
  }

  protected override render() {
    return html`
      ${this.#head()}
      ${this.fault ? html`<p class="callout danger" role="alert">${this.fault} <button class="button" @click=${() => void this.#open()}>${say('shell.again')}</button></p>` : nothing}
      ${this.week ? this.#body(this.week) : this.isMissing ? this.#empty() : html`<div class="boot skeleton" aria-busy="true"></div>`}
      <lu-toast @undo=${() => void this.#flow.undo()}></lu-toast>
      <lu-publish-dialog @published=${(event: CustomEvent<{ count: number }>) => {
        this.toast(say('planner.published', { count: event.detail.count }));
        void this.#open();
      }}></lu-publish-dialog>
      ${keysSheet()}
    `;
  }

  #head() {
    const { week, weeks, presence, onlyMine } = this;
    const monday = this.#monday ?? mondayOf(new Date());
    const kind = week ? this.#kind(week) : 'roomy';
    return html`<lu-week-head .week=${week} .monday=${monday} .weeks=${weeks} .presence=${presence} .kind=${kind} .onlyMine=${onlyMine}
      @go=${(event: CustomEvent<number>) => this.#go(event.detail)}
      @select=${(event: CustomEvent<string | null>) => this.#select(event.detail, false)}
      @only-mine=${(event: CustomEvent<boolean>) => this.#select(event.detail ? this.#me : null, event.detail)}
      @dense=${(event: CustomEvent<boolean>) => {
        this.dense = event.detail;
      }}
      @publish=${(event: CustomEvent<WeekView>) => void this.querySelector<PublishDialog>('lu-publish-dialog')!.ask(event.detail)}></lu-week-head>`;
  }

  #select(person: string | null, onlyMine: boolean): void {
    this.selected = person;
    this.onlyMine = onlyMine;
  }

  #kind(week: WeekView): GridKind {
    if (this.isPhone) return 'phone';
    const lines = Math.max(
      0,
      ...week.timetable.days.flatMap(({ slots }) => slots.map(({ cells }) => cells.length)),
    );
    return (this.dense ?? lines >= DENSE_LINES) ? 'dense' : 'roomy';
  }

  #body(week: WeekView) {
    const kind = this.#kind(week);
    const { lifted, costs, opened, change, check, note, isBusy } = this.#flow;
    return html`<div class="week ${kind}">
      <div class="main">
        ${kind === 'phone' ? html`<details class="card proof-line"><summary><lu-proof .week=${week}></lu-proof></summary>${this.#panel(week)}</details>` : nothing}
        ${lifted && !change ? html`<p class="lift-hint" role="status">${say('week.lift.hint')}</p>` : nothing}
        <lu-week-grid .week=${week} .me=${this.#me} .kind=${kind} .day=${this.day} .selected=${this.selected} .lifted=${lifted}
          .costs=${costs} .marked=${this.marked} .fresh=${this.fresh}
          @turn-open=${(event: CustomEvent<Place>) => this.#flow.open(event.detail)}
          @turn-lift=${(event: CustomEvent<Place>) => void this.#flow.lift(event.detail)}
          @turn-drop=${(event: CustomEvent<Place>) => this.#flow.drop(event.detail)} @turn-cancel=${() => this.#flow.cancel()}
          @day-change=${(event: CustomEvent<Place>) => {
            this.day = event.detail.date;
          }}></lu-week-grid>
        ${kind === 'phone' ? nothing : legend()}
      </div>
      ${kind === 'phone' ? nothing : html`<aside class="card side"><header><lu-proof .week=${week}></lu-proof></header>${this.#panel(week)}</aside>`}
      ${opened ? this.#turnCard(week, opened) : nothing}
      ${
        check && change
          ? html`<lu-check-card .week=${week} .check=${check} .change=${change} .note=${note} .isBusy=${isBusy}
              @confirm=${(event: CustomEvent<{ force?: boolean; reason?: string }>) => void this.#flow.confirm(event.detail)}
              @ask=${() => void this.#flow.askThem()} @cancel=${() => this.#flow.cancel()}></lu-check-card>`
          : nothing
      }
    </div>`;
  }

  #panel(week: WeekView) {
    return html`<lu-reasons .week=${week} @undo=${(event: CustomEvent<string>) => void this.#flow.undo(event.detail)}
      @rule-hover=${(event: CustomEvent<Set<string>>) => {
        this.marked = event.detail;
      }}></lu-reasons>`;
  }

  #turnCard(week: WeekView, at: Place) {
    return html`<lu-turn-card .week=${week} .place=${at} .me=${this.#me} @cancel=${() => this.#flow.cancel()}
      @lift=${() => void this.#flow.lift(at)}
      @put=${(event: CustomEvent<{ person: string | null }>) => this.#flow.put(at, event.detail.person)}></lu-turn-card>`;
  }

  #empty() {
    return html`<div class="card empty-week"><lu-icon name="calendar-x"></lu-icon>
      <p>${say(this.weeks.length > 0 ? 'week.gone' : 'week.empty')}</p>
      ${may('plan.run') ? html`<a class="button primary" href="/planner">${say('week.empty.plan')}</a>` : html`<a class="button" href="/week">${say('shell.to-week')}</a>`}</div>`;
  }
}

customElements.define('lu-week-page', WeekPage);
