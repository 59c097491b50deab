import '../styles/week.css';
import { html, LitElement, nothing } from 'lit';
import type { Place } from '../../model/requests.ts';
import { Refusal } from '../data/http.ts';
import { listen, showEditing } from '../data/live.ts';
import { ask } from '../data/requests.ts';
import { may, session } from '../data/session.ts';
import type { ChangeCheckView, WeekView } from '../data/week-types.ts';
import {
  type CellCost,
  type Change,
  checkChange,
  type Edited,
  etagOf,
  listWeeks,
  loadWeek,
  makeChange,
  turnCosts,
  undoChange,
  type WeekSummary,
} from '../data/weeks.ts';
import '../elements/publish-dialog.ts';
import type { PublishDialog } from '../elements/publish-dialog.ts';
import '../elements/toast.ts';
import type { Toast } from '../elements/toast.ts';
import { navigate, place } from '../router.ts';
import { addDays, chooseWeek, mondayOf } from '../state/mondays.ts';
import { Watch } from '../state/state.ts';
import { say, sayDate, sayRange } from '../texts.ts';
import '../week/check-card.ts';
import { allPlaces, cellAt, isSame, keyOf, shortName } from '../week/places.ts';
import '../week/proof-badge.ts';
import '../week/reasons-panel.ts';
import '../week/turn-card.ts';
import { DENSE_LINES, type GridKind, type WeekGrid } from '../week/week-grid.ts';
import { weekKeys } from '../week/week-keys.ts';

/** How long what has just changed stands out. */
const FRESH_MS = 2000;

/** The week: who is where, why, and changing it by hand. */
export class WeekPage extends LitElement {
  static override properties = {
    week: { state: true },
    weeks: { state: true },
    fault: { state: true },
    isMissing: { state: true },
    selected: { state: true },
    onlyMine: { state: true },
    dense: { state: true },
    day: { state: true },
    lifted: { state: true },
    costs: { state: true },
    change: { state: true },
    check: { state: true },
    note: { state: true },
    isBusy: { state: true },
    opened: { state: true },
    marked: { state: true },
    fresh: { state: true },
    presence: { state: true },
    isPhone: { state: true },
    panelOpen: { state: true },
  };
  declare week: WeekView | null;
  declare weeks: WeekSummary[];
  declare fault: string | null;
  declare isMissing: boolean;
  declare selected: string | null;
  declare onlyMine: boolean;
  declare dense: boolean | null;
  declare day: string | null;
  declare lifted: Place | null;
  declare costs: Map<string, CellCost> | null;
  declare change: Change | null;
  declare check: ChangeCheckView | null;
  declare note: string | null;
  declare isBusy: boolean;
  declare opened: Place | null;
  declare marked: Set<string>;
  declare fresh: Set<string>;
  declare presence: string[];
  declare isPhone: boolean;
  declare panelOpen: boolean;
  #monday: string | null = null;
  #id: string | null = null;
  #lastEdit: string | null = null;
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
      lifted: null,
      costs: null,
      change: null,
      check: null,
      note: null,
      isBusy: false,
      opened: null,
      marked: new Set(),
      fresh: new Set(),
      presence: [],
      isPhone: this.#narrow.matches,
      panelOpen: false,
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

  get #toast(): Toast {
    return this.querySelector<Toast>('lu-toast')!;
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
      this.#tell(error);
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
      this.#show(week);
      this.fault = null;
      this.isMissing = false;
    } catch (error) {
      if (error instanceof Refusal && error.status === 404) {
        this.week = null;
        this.isMissing = true;
      } else this.#tell(error);
    }
  }

  /** Somebody changed the week: what differs stands out for a moment. */
  async #refresh(by: string): Promise<void> {
    const before = this.week;
    await this.#load();
    const after = this.week;
    if (!before || !after) return;
    if (by && by !== this.#me && before.version !== after.version) {
      this.#toast.show(say('week.changed', { person: shortName(after, by) }));
    }
    if (this.change) void this.#ask(this.change);
    else if (this.lifted) void this.#lift(this.lifted);
  }

  #show(week: WeekView): void {
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

  #tell(error: unknown): void {
    this.fault = error instanceof Refusal && error.status > 0 ? error.message : say('shell.unreachable');
  }

  // Changing turns.

  async #lift(from: Place): Promise<void> {
    const week = this.week;
    if (!week?.can.edit || cellAt(week, from)?.person == null || cellAt(week, from)?.pinned) return;
    this.lifted = from;
    this.opened = null;
    this.change = null;
    this.check = null;
    showEditing({ week: week.week, date: from.date });
    try {
      const cells = await turnCosts(week, from);
      if (isSame(this.lifted, from)) this.costs = new Map(cells.map((cell) => [keyOf(cell), cell]));
    } catch (error) {
      this.#cancel();
      this.#tell(error);
    }
  }

  #cancel = (): void => {
    const back = this.lifted ?? this.opened;
    this.lifted = null;
    this.costs = null;
    this.change = null;
    this.check = null;
    this.note = null;
    this.opened = null;
    showEditing(null);
    if (back) void this.#grid?.focusTurn(back);
  };

  #drop(to: Place): void {
    const from = this.lifted;
    if (!from || isSame(from, to)) this.#cancel();
    else void this.#ask({ swap: { one: from, other: to } });
  }

  async #ask(change: Change): Promise<void> {
    this.change = change;
    try {
      this.check = await checkChange(this.week!, change);
      await this.updateComplete;
      this.querySelector<HTMLElement>('lu-check-card .button.primary, lu-check-card .button')?.focus();
    } catch (error) {
      this.#cancel();
      this.#tell(error);
    }
  }

  async #confirm(options: { force?: boolean; reason?: string }): Promise<void> {
    const { week, change } = this;
    if (!week || !change) return;
    this.isBusy = true;
    try {
      const edited = await makeChange(week, etagOf(week), { ...change, ...options });
      this.#cancel();
      this.#done(week, change, edited);
    } catch (error) {
      if (error instanceof Refusal && error.status === 409 && error.body.week) {
        const now = error.body.week as WeekView;
        const by = now.log[0]?.by ?? '';
        this.#show(now);
        this.note = say('week.check.faster', { person: shortName(now, by) });
        void this.#ask(change);
      } else {
        this.#cancel();
        this.#tell(error);
      }
    } finally {
      this.isBusy = false;
    }
  }

  #done(before: WeekView, change: Change, edited: Edited): void {
    this.#show(edited);
    this.#lastEdit = edited.editId;
    if ('put' in change) {
      this.#toast.show(say('week.done.put'), true);
      return;
    }
    const [one, other] = [change.swap.one, change.swap.other].map((at) => cellAt(before, at)?.person ?? null);
    const isSwap = one !== null && other !== null && one !== undefined && other !== undefined;
    const names = { one: one ? shortName(before, one) : '', other: other ? shortName(before, other) : '' };
    this.#toast.show(isSwap ? say('week.done.swap', names) : say('week.done.put'), true);
  }

  async #askThem(): Promise<void> {
    const { week, change, check } = this;
    if (!week || !change || !check) return;
    const asked = check.needsConsent;
    const wish =
      'swap' in change
        ? { kind: 'swap' as const, turn: change.swap.one, other: change.swap.other }
        : {
            kind: 'cover' as const,
            turn: { date: change.put.date, slot: change.put.slot, line: change.put.line },
          };
    try {
      await ask({ ...wish, week: week.week, asked });
      this.#cancel();
      const person = asked.map((key) => shortName(week, key)).join(', ');
      this.#toast.show(say('week.check.asked', { person }));
    } catch (error) {
      this.#cancel();
      this.#tell(error);
    }
  }

  async #undo(editId: string | null): Promise<void> {
    if (!editId || !this.week) return;
    try {
      this.#show(await undoChange(this.week, editId));
      this.#lastEdit = null;
      this.#toast.show(say('week.undone'));
    } catch (error) {
      this.#tell(error);
    }
  }

  #keys() {
    const focused = () => this.#grid?.focused ?? this.opened;
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
      s: () => focused() && void this.#lift(focused()!),
      c: () => {
        this.opened = focused();
      },
      i: () => {
        this.opened = focused();
      },
      m: () => next((at) => personAt(at) === this.#me),
      h: () => next((at) => personAt(at) === null),
      z: () =>
        void this.#undo(this.#lastEdit ?? this.week?.log.find(({ canUndo }) => canUndo)?.editId ?? null),
      t: () => navigate('/week'),
      '[': () => this.#go(-7),
      ']': () => this.#go(7),
      '/': () => this.querySelector<HTMLElement>('#find-person')?.focus(),
      '?': () => this.querySelector<HTMLDialogElement>('dialog.keys')?.showModal(),
      Escape: () => this.#cancel(),
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
      <lu-toast @undo=${() => void this.#undo(this.#lastEdit)}></lu-toast>
      <lu-publish-dialog @published=${(event: CustomEvent<{ count: number }>) => {
        this.#toast.show(say('planner.published', { count: event.detail.count }));
        void this.#open();
      }}></lu-publish-dialog>
      ${this.#keysSheet()}
    `;
  }

  #head() {
    const week = this.week;
    const monday = this.#monday ?? mondayOf(new Date());
    const last = week?.timetable.days.at(-1)?.date ?? addDays(monday, 4);
    return html`<header class="page-head week-head">
      <button class="button plain icon" aria-label=${say('week.before')} @click=${() => this.#go(-7)}><lu-icon name="chevron-left"></lu-icon></button>
      <h1>${say('week.title', { number: weekNumber(monday) })}</h1>
      <button class="button plain icon" aria-label=${say('week.choose')} popovertarget="week-picker"><lu-icon name="chevron-down"></lu-icon></button>
      <div id="week-picker" class="menu picker" popover>${this.#picker()}</div>
      <button class="button plain icon" aria-label=${say('week.after')} @click=${() => this.#go(7)}><lu-icon name="chevron-right"></lu-icon></button>
      <span class="quiet">${sayRange(monday, last)}</span>
      ${week ? html`<span class="tag ${week.state === 'published' ? 'accent' : ''}">${say(`week.state.${week.state}`, { version: week.version })}</span>` : nothing}
      ${this.presence.length > 0 && week ? html`<span class="quiet presence">${say('week.presence', { persons: this.presence.map((key) => shortName(week, key)).join(', ') })}</span>` : nothing}
      <div class="end acts">${week ? this.#tools(week) : nothing}</div>
    </header>`;
  }

  #tools(week: WeekView) {
    const names = Object.entries(week.persons).sort(([, a], [, b]) => a.name.localeCompare(b.name));
    const kind = this.#kind(week);
    return html`
      <label class="find"><lu-icon name="search"></lu-icon><span class="visually-hidden">${say('week.find')}</span>
        <input id="find-person" class="input" list="persons" placeholder=${say('week.find')} @input=${this.#find} /><kbd>/</kbd></label>
      <datalist id="persons">${names.map(([, { name }]) => html`<option value=${name}></option>`)}</datalist>
      <div class="segments" role="group">
        <button aria-pressed=${String(!this.onlyMine)} @click=${() => this.#only(false)}>${say('week.everyone')}</button>
        <button aria-pressed=${String(this.onlyMine)} @click=${() => this.#only(true)}>${say('week.mine')}</button>
      </div>
      ${
        kind !== 'phone'
          ? html`<button class="button icon" aria-pressed=${String(kind === 'dense')} title=${say(kind === 'dense' ? 'week.roomy' : 'week.dense')} aria-label=${say(kind === 'dense' ? 'week.roomy' : 'week.dense')}
              @click=${() => {
                this.dense = kind !== 'dense';
              }}><lu-icon name="rows-3"></lu-icon></button>
            <button class="button icon" title=${say('week.print')} aria-label=${say('week.print')} @click=${() => print()}><lu-icon name="printer"></lu-icon></button>`
          : nothing
      }
      ${week.can.publish ? html`<button class="button primary" @click=${() => void this.querySelector<PublishDialog>('lu-publish-dialog')!.ask(week)}>${say('week.publish')}</button>` : nothing}
    `;
  }

  #find = (event: Event): void => {
    const wanted = (event.target as HTMLInputElement).value.trim().toLocaleLowerCase();
    const found = Object.entries(this.week?.persons ?? {}).find(
      ([key, { name }]) => name.toLocaleLowerCase() === wanted || key === wanted,
    );
    this.onlyMine = false;
    this.selected = found?.[0] ?? null;
  };

  #only(mine: boolean): void {
    this.onlyMine = mine;
    this.selected = mine ? this.#me : null;
  }

  #picker() {
    return html`<ul>${this.weeks.slice(0, 30).map(
      ({
        week,
        id,
        state,
        version,
      }) => html`<li><a href=${state === 'draft' ? `/week/${week}?id=${id}` : `/week/${week}`} aria-current=${id === this.week?.id ? 'page' : nothing}
        @click=${() => this.querySelector<HTMLElement>('#week-picker')?.hidePopover()}>
        <b>${say('week.title', { number: weekNumber(week) })}</b> <span>${sayDate(week, 'month')}</span>
        <span class="tag ${state === 'published' ? 'accent' : ''}">${say(`week.state.${state}`, { version })}</span></a></li>`,
    )}</ul>`;
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
    return html`<div class="week ${kind}">
      <div class="main">
        ${kind === 'phone' ? html`<details class="card proof-line"><summary><lu-proof .week=${week}></lu-proof></summary>${this.#panel(week)}</details>` : nothing}
        ${this.lifted && !this.change ? html`<p class="lift-hint" role="status">${say('week.lift.hint')}</p>` : nothing}
        <lu-week-grid .week=${week} .me=${this.#me} .kind=${kind} .day=${this.day} .selected=${this.selected} .lifted=${this.lifted}
          .costs=${this.costs} .marked=${this.marked} .fresh=${this.fresh}
          @turn-open=${(event: CustomEvent<Place>) => {
            this.opened = event.detail;
          }}
          @turn-lift=${(event: CustomEvent<Place>) => void this.#lift(event.detail)}
          @turn-drop=${(event: CustomEvent<Place>) => this.#drop(event.detail)} @turn-cancel=${this.#cancel}
          @day-change=${(event: CustomEvent<Place>) => {
            this.day = event.detail.date;
          }}></lu-week-grid>
        ${kind === 'phone' ? nothing : this.#legend()}
      </div>
      ${kind === 'phone' ? nothing : html`<aside class="card side"><header><lu-proof .week=${week}></lu-proof></header>${this.#panel(week)}</aside>`}
      ${this.opened ? this.#turnCard(week, this.opened) : nothing}
      ${
        this.check && this.change
          ? html`<lu-check-card .week=${week} .check=${this.check} .change=${this.change} .note=${this.note} .isBusy=${this.isBusy}
              @confirm=${(event: CustomEvent<{ force?: boolean; reason?: string }>) => void this.#confirm(event.detail)}
              @ask=${() => void this.#askThem()} @cancel=${this.#cancel}></lu-check-card>`
          : nothing
      }
    </div>`;
  }

  #panel(week: WeekView) {
    return html`<lu-reasons .week=${week} @undo=${(event: CustomEvent<string>) => void this.#undo(event.detail)}
      @rule-hover=${(event: CustomEvent<Set<string>>) => {
        this.marked = event.detail;
      }}></lu-reasons>`;
  }

  #turnCard(week: WeekView, at: Place) {
    return html`<lu-turn-card .week=${week} .place=${at} .me=${this.#me} @cancel=${this.#cancel}
      @lift=${() => void this.#lift(at)}
      @put=${(event: CustomEvent<{ person: string | null }>) => {
        this.opened = null;
        void this.#ask({ put: { ...at, person: event.detail.person } });
      }}></lu-turn-card>`;
  }

  #legend() {
    const keys = [
      ['s', 'week.key.swap'],
      ['c', 'week.key.cover'],
      ['z', 'week.key.undo'],
      ['?', 'week.key.keys'],
    ] as const;
    return html`<p class="legend">
      <span><i class="mine"></i>${say('week.legend.mine')}</span><span><i class="hole"></i>${say('week.legend.hole')}</span>
      <span>~ ${say('week.legend.undesired')}</span><span><lu-icon name="pin"></lu-icon>${say('week.legend.fixed')}</span>
      <span class="end">${keys.map(([key, text]) => html`<kbd>${key}</kbd> ${say(text)} `)}</span></p>`;
  }

  #empty() {
    return html`<div class="card empty-week"><lu-icon name="calendar-x"></lu-icon>
      <p>${say(this.weeks.length > 0 ? 'week.gone' : 'week.empty')}</p>
      ${may('plan.run') ? html`<a class="button primary" href="/planner">${say('week.empty.plan')}</a>` : html`<a class="button" href="/week">${say('shell.to-week')}</a>`}</div>`;
  }

  #keysSheet() {
    const keys = [
      ['← ↑ → ↓', 'week.keys.arrows'],
      ['s', 'week.keys.s'],
      ['c', 'week.keys.c'],
      ['i', 'week.keys.i'],
      ['m h', 'week.keys.mh'],
      ['z', 'week.keys.z'],
      ['[ ] t', 'week.keys.week'],
      ['/', 'week.keys.find'],
    ] as const;
    return html`<dialog class="keys" aria-labelledby="keys-title"><h2 id="keys-title">${say('week.keys.title')}</h2>
      <dl>${keys.map(([key, text]) => html`<div><dt>${key.split(' ').map((one) => html`<kbd>${one}</kbd> `)}</dt><dd>${say(text)}</dd></div>`)}</dl>
      <label class="check"><input type="checkbox" .checked=${localStorage.getItem('lineup-letters') !== 'off'} @change=${(event: Event) => localStorage.setItem('lineup-letters', (event.target as HTMLInputElement).checked ? 'on' : 'off')} />${say('week.keys.enable')}</label>
      <form method="dialog"><button class="button primary">${say('shell.close')}</button></form></dialog>`;
  }
}

/** The ISO number of the week that a Monday begins. */
function weekNumber(monday: string): number {
  const thursday = new Date(`${addDays(monday, 3)}T00:00Z`);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.floor((thursday.getTime() - first) / (7 * 86_400_000)) + 1;
}

customElements.define('lu-week-page', WeekPage);
