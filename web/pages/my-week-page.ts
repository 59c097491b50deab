import '../styles/mine.css';
import { html, LitElement, nothing } from 'lit';
import type { Place } from '../../model/requests.ts';
import { Refusal } from '../data/http.ts';
import { listen } from '../data/live.ts';
import {
  answer,
  ask,
  listNotices,
  listRequests,
  type NoticeView,
  type RequestView,
  seeNotice,
  withdraw,
} from '../data/requests.ts';
import { session } from '../data/session.ts';
import type { WeekView } from '../data/week-types.ts';
import { type CoverView, listWeeks, loadWeek, suggestCover, turnReasons } from '../data/weeks.ts';
import '../elements/calendar-link.ts';
import '../elements/person-badge.ts';
import { chooseWeek } from '../state/mondays.ts';
import { say, sayDate, sayRange, saySigned } from '../texts.ts';

interface MyTurn extends Place {
  start: string;
  end: string;
  lineName: string;
  isOver: boolean;
  isNow: boolean;
}

/** Phone first: my turns, why they are mine, somebody to take one over, what others ask of me. */
export class MyWeekPage extends LitElement {
  static override properties = {
    week: { state: true },
    isEmpty: { state: true },
    requests: { state: true },
    notices: { state: true },
    reasons: { state: true },
    leaving: { state: true },
    people: { state: true },
    chosen: { state: true },
    fault: { state: true },
  };
  declare week: WeekView | null;
  declare isEmpty: boolean;
  declare requests: RequestView[];
  declare notices: NoticeView[];
  /** Why a turn is mine, by its place. */
  declare reasons: Map<string, string[]>;
  /** The turn for which somebody else is looked for. */
  declare leaving: MyTurn | null;
  declare people: CoverView[] | null;
  declare chosen: Set<string>;
  declare fault: string | null;
  #stops: (() => void)[] = [];

  constructor() {
    super();
    this.week = null;
    this.isEmpty = false;
    this.requests = [];
    this.notices = [];
    this.reasons = new Map();
    this.leaving = null;
    this.people = null;
    this.chosen = new Set();
    this.fault = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
    this.#stops = [listen('weeks', () => void this.#load()), listen('me', () => void this.#load())];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
  }

  async #load(): Promise<void> {
    try {
      const weeks = (await listWeeks()).filter(({ state }) => state === 'published');
      const monday = chooseWeek(weeks.map(({ week }) => week));
      [this.requests, this.notices] = await Promise.all([listRequests(), listNotices()]);
      if (monday === null) this.isEmpty = true;
      else this.week = (await loadWeek(monday)).week;
      this.fault = null;
    } catch (error) {
      this.#tell(error);
    }
  }

  #tell(error: unknown): void {
    if (error instanceof Refusal && error.status > 0) this.fault = error.message;
    else this.fault = say('shell.unreachable');
  }

  #turns(): MyTurn[] {
    const me = session.value?.person.key;
    const { timetable, now } = this.week!;
    return timetable.days.flatMap(({ date, slots }) =>
      slots.flatMap(({ start, end, cells }, slot) =>
        cells.flatMap(({ person, pinned }, line) => {
          if (person !== me) return [];
          const isNow = now?.date === date && now.slot === slot;
          const lineName = timetable.lines[line] ?? `L${line + 1}`;
          return [{ date, slot, line, start, end, lineName, isOver: pinned === true && !isNow, isNow }];
        }),
      ),
    );
  }

  protected override render() {
    if (this.isEmpty)
      return html`<h1>${say('page.mine')}</h1><p class="card empty">${say('mine.no-week')}</p>`;
    if (!this.week) return this.fault ? this.#faultNote() : html`<div class="boot" aria-busy="true"></div>`;
    const turns = this.#turns();
    const { loads, timetable, week } = this.week;
    const load = loads[session.value!.person.key];
    const last = timetable.days.at(-1)?.date ?? week;
    const ahead = turns.filter((turn) => !turn.isOver && !turn.isNow);
    return html`
      <div class="mine">
        <header>
          <h1>${say('page.mine')}</h1>
          <p class="quiet">${sayRange(week, last)} · ${say('mine.turns', { turns: load?.turns ?? 0, owed: load?.owed ?? 0 })}</p>
        </header>
        ${this.fault ? this.#faultNote() : nothing} ${this.#asked()}
        ${turns.filter((turn) => turn.isNow).map((turn) => this.#now(turn))}
        ${turns.length === 0 ? html`<p class="card empty">${say('mine.none')}</p>` : nothing}
        ${[...new Set(ahead.map(({ date }) => date))].map(
          (date) =>
            html`<section><h2>${sayDate(date, 'long')}</h2>${ahead.filter((turn) => turn.date === date).map((turn) => this.#turn(turn))}</section>`,
        )}
        ${this.#done(turns.filter((turn) => turn.isOver))} ${this.#news()}
        <lu-calendar-link></lu-calendar-link>
      </div>
      ${this.#sheet()}
    `;
  }

  #faultNote() {
    return html`<p class="callout danger" role="alert">${this.fault}
      <button class="button" @click=${() => void this.#load()}>${say('shell.again')}</button></p>`;
  }

  #now({ start, end, lineName }: MyTurn) {
    return html`<section class="now"><p><span>${say('mine.now')}</span></p>
      <p><b class="number">${start}–${end}</b><span>${lineName}</span></p></section>`;
  }

  #turn(turn: MyTurn) {
    const { date, slot, line, start, end, lineName } = turn;
    const reasons = this.reasons.get(keyOf(turn));
    const open = this.requests.find(
      ({ state, turn: asked, asker }) =>
        state === 'open' &&
        asker === session.value?.person.key &&
        asked.date === date &&
        asked.slot === slot &&
        asked.line === line,
    );
    return html`<article class="card turn">
      <p><b class="number">${start}–${end}</b> <span class="quiet">${lineName}</span></p>
      <div class="acts">
        <button class="button plain" aria-expanded=${String(reasons !== undefined)} @click=${() => void this.#why(turn)}>${say('mine.why')}</button>
        ${open ? nothing : html`<button class="button" @click=${() => void this.#leave(turn)}>${say('mine.cannot')}</button>`}
      </div>
      ${reasons ? html`<ul class="reasons">${reasons.map((text) => html`<li>${text}</li>`)}</ul>` : nothing}
      ${
        open
          ? html`<p class="callout warn">${say('mine.asked', { count: open.asked === 'all' ? 99 : open.asked.length })}
            <button class="button" @click=${() => void this.#withdraw(open.id)}>${say('mine.withdraw')}</button></p>`
          : nothing
      }
    </article>`;
  }

  #done(turns: MyTurn[]) {
    if (turns.length === 0) return nothing;
    return html`<section><h2>${say('mine.done')}</h2>${turns.map(
      ({ date, start, end, lineName }) => html`<p class="card done"><lu-icon name="check"></lu-icon>
        <span>${sayDate(date, 'weekday')} <span class="number">${start}–${end}</span></span> <span class="quiet">${lineName}</span></p>`,
    )}</section>`;
  }

  #asked() {
    const open = this.requests.filter(({ can }) => can.answer);
    if (open.length === 0) return nothing;
    return html`<section><h2>${say('mine.requests')}</h2>${open.map(
      (request) => html`<article class="card request">
        <p>${this.#wordsOf(request)}</p>
        ${request.message ? html`<p class="quiet">“${request.message}”</p>` : nothing}
        <div class="acts">
          <button class="button primary" @click=${() => void this.#answer(request.id, 'yes')}>${say('mine.yes')}</button>
          <button class="button" @click=${() => void this.#answer(request.id, 'no')}>${say('mine.no')}</button>
        </div>
      </article>`,
    )}</section>`;
  }

  #wordsOf({ asker, turn, turnIs, other, otherIs }: RequestView): string {
    const name = this.week?.persons[asker]?.short ?? asker;
    const about = {
      name,
      day: sayDate(turn.date, 'long'),
      time: turnIs?.time ?? '',
      line: turnIs?.line ?? '',
    };
    if (!other) return say('mine.request.cover', about);
    const otherTurn = { otherTime: otherIs?.time ?? '', otherLine: otherIs?.line ?? '' };
    return say('mine.request.swap', { ...about, ...otherTurn, otherDay: sayDate(other.date, 'long') });
  }

  #news() {
    const fresh = this.notices.filter(({ seenAt }) => seenAt === null).slice(0, 5);
    if (fresh.length === 0) return nothing;
    return html`<section><h2>${say('mine.notices')}</h2>${fresh.map(
      ({ id, text }) => html`<p class="card done"><lu-icon name="bell"></lu-icon><span>${text}</span>
        <button class="button plain icon" aria-label=${say('shell.close')} @click=${() => void this.#see(id)}><lu-icon name="x"></lu-icon></button></p>`,
    )}</section>`;
  }

  #sheet() {
    const turn = this.leaving;
    if (!turn) return nothing;
    const able = this.people?.filter(({ isAllowed }) => isAllowed) ?? [];
    const others = (this.people?.length ?? 0) - able.length;
    return html`<dialog class="cover" @close=${this.#closeSheet} aria-labelledby="cover-title">
      <h2 id="cover-title">${say('mine.cover.title', { day: sayDate(turn.date, 'long') })}</h2>
      <p class="quiet">${say('mine.cover.hint', { time: `${turn.start}–${turn.end}`, line: turn.lineName })}</p>
      ${this.people === null ? html`<div class="boot" aria-busy="true"></div>` : nothing}
      <ul>
        ${able.map(({ person, cost, texts }) => {
          const { name, coat } = this.week!.persons[person] ?? { name: person, coat: null };
          return html`<li><label>
            <lu-badge .name=${name} .coat=${coat}></lu-badge>
            <span><b>${name}</b><small>${texts.join(' ')}</small></span>
            <span class="number ${cost < 0 ? 'mends' : cost > 0 ? 'costs' : ''}">${saySigned(cost)}</span>
            <input type="checkbox" .checked=${this.chosen.has(person)} @change=${(event: Event) => this.#choose(person, event)} />
          </label></li>`;
        })}
      </ul>
      ${this.people && able.length === 0 ? html`<p class="callout warn">${say('mine.cover.nobody')}</p>` : nothing}
      ${others > 0 ? html`<p class="quiet">${say('mine.cover.others', { count: others })}</p>` : nothing}
      <label class="field"><span>${say('mine.cover.message')}</span><input class="input" name="message" maxlength="500" /></label>
      <div class="acts">
        <button class="button primary" ?disabled=${this.chosen.size === 0} @click=${() => void this.#ask()}>${say('mine.cover.ask', { count: this.chosen.size })}</button>
        <button class="button plain" @click=${() => this.querySelector('dialog')?.close()}>${say('shell.cancel')}</button>
      </div>
      <p class="quiet">${say('mine.cover.yours')}</p>
    </dialog>`;
  }

  protected override updated(): void {
    const dialog = this.querySelector<HTMLDialogElement>('dialog.cover');
    if (dialog && !dialog.open) dialog.showModal();
  }

  async #why(turn: MyTurn): Promise<void> {
    const key = keyOf(turn);
    const reasons = new Map(this.reasons);
    if (reasons.delete(key)) {
      this.reasons = reasons;
      return;
    }
    try {
      const { why, penalties } = await turnReasons(this.week!, placeOf(turn));
      this.reasons = reasons.set(key, [...why, ...penalties]);
    } catch (error) {
      this.#tell(error);
    }
  }

  async #leave(turn: MyTurn): Promise<void> {
    this.leaving = turn;
    this.people = null;
    this.chosen = new Set();
    try {
      this.people = await suggestCover(this.week!, placeOf(turn));
      // The best three are asked unless somebody thinks otherwise.
      this.chosen = new Set(
        this.people
          .filter(({ isAllowed }) => isAllowed)
          .slice(0, 3)
          .map(({ person }) => person),
      );
    } catch (error) {
      this.#closeSheet();
      this.#tell(error);
    }
  }

  #closeSheet(): void {
    this.leaving = null;
  }

  #choose(person: string, event: Event): void {
    const chosen = new Set(this.chosen);
    if ((event.target as HTMLInputElement).checked) chosen.add(person);
    else chosen.delete(person);
    this.chosen = chosen;
  }

  async #ask(): Promise<void> {
    const message = this.querySelector<HTMLInputElement>('input[name=message]')?.value ?? '';
    const turn = placeOf(this.leaving!);
    await this.#doing(() =>
      ask({ kind: 'cover', week: this.week!.week, turn, asked: [...this.chosen], message }),
    );
    this.leaving = null;
  }

  #answer(id: string, said: 'yes' | 'no') {
    return this.#doing(() => answer(id, said));
  }

  #withdraw(id: string) {
    return this.#doing(() => withdraw(id));
  }

  #see(id: string) {
    return this.#doing(() => seeNotice(id));
  }

  async #doing(work: () => Promise<unknown>): Promise<void> {
    let refused: unknown = null;
    try {
      await work();
    } catch (error) {
      refused = error;
    }
    await this.#load();
    if (refused) this.#tell(refused);
  }
}

function placeOf({ date, slot, line }: Place): Place {
  return { date, slot, line };
}

function keyOf({ date, slot, line }: Place): string {
  return `${date} ${slot} ${line}`;
}

customElements.define('lu-my-week-page', MyWeekPage);
