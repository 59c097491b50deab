import '../styles/mine.css';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { listen } from '../data/live.ts';
import {
  answer,
  ask,
  listNotices,
  listRequests,
  type NoticeView,
  type RequestView,
  type RequestWish,
  seeNotice,
  withdraw,
} from '../data/requests.ts';
import { session } from '../data/session.ts';
import type { WeekView } from '../data/week-types.ts';
import { listWeeks, loadWeek } from '../data/weeks.ts';
import { faultNote } from '../elements/fault-note.ts';
import { LightElement } from '../elements/light-element.ts';
import '../elements/calendar-link.ts';
import { askedOfMe } from '../mine/asked-of-me.ts';
import '../mine/cover-sheet.ts';
import type { CoverSheet } from '../mine/cover-sheet.ts';
import { type MyTurn, turnsOf } from '../mine/my-turns.ts';
import { news } from '../mine/news.ts';
import '../mine/turn-entry.ts';
import { wordsOf } from '../state/faults.ts';
import { chooseWeek } from '../state/mondays.ts';
import { say, sayDate, sayRange } from '../texts.ts';
import { isSame, keyOf } from '../week/places.ts';

/** Phone first: my turns, why they are mine, somebody to take one over, what others ask of me. */
export class MyWeekPage extends LightElement {
  static override properties = {
    week: { state: true },
    isEmpty: { state: true },
    requests: { state: true },
    notices: { state: true },
    fault: { state: true },
  };
  declare week: WeekView | null;
  declare isEmpty: boolean;
  declare requests: RequestView[];
  declare notices: NoticeView[];
  declare fault: string | null;
  #stops: (() => void)[] = [];

  constructor() {
    super();
    this.week = null;
    this.isEmpty = false;
    this.requests = [];
    this.notices = [];
    this.fault = null;
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
      else this.week = await loadWeek(monday);
      this.fault = null;
    } catch (error) {
      this.fault = wordsOf(error);
    }
  }

  protected override render() {
    if (this.isEmpty)
      return html`<h1>${say('page.mine')}</h1><p class="card empty">${say('mine.no-week')}</p>`;
    const { week } = this;
    const me = session.value?.person.key;
    // Signed out elsewhere: the page goes in a moment.
    if (me === undefined) return nothing;
    if (!week) return this.fault ? this.#again(this.fault) : html`<div class="boot" aria-busy="true"></div>`;
    const turns = turnsOf(week, me);
    return html`
      <div class="mine">
        ${headOf(week, me)}
        ${this.fault ? this.#again(this.fault) : nothing}
        ${askedOfMe(this.requests, week, (id, said) => void this.#doing(() => answer(id, said)))}
        ${turns.filter(({ isNow }) => isNow).map(nowTurn)}
        ${turns.length === 0 ? html`<p class="card empty">${say('mine.none')}</p>` : nothing}
        ${this.#ahead(
          week,
          turns.filter(({ isOver, isNow }) => !isOver && !isNow),
        )}
        ${doneTurns(turns.filter(({ isOver }) => isOver))}
        ${news(this.notices, (id) => void this.#doing(() => seeNotice(id)))}
        <lu-calendar-link></lu-calendar-link>
      </div>
      <lu-cover-sheet .week=${week} @ask=${(event: CustomEvent<RequestWish>) => void this.#ask(event.detail)}
        @refused=${this.#refused}></lu-cover-sheet>
    `;
  }

  #again(fault: string) {
    return faultNote(fault, () => void this.#load());
  }

  /** Day by day. */
  #ahead(week: WeekView, turns: MyTurn[]) {
    const days = [...Map.groupBy(turns, ({ date }) => date)];
    return days.map(
      ([date, ofDay]) =>
        html`<section><h2>${sayDate(date, 'long')}</h2>${repeat<MyTurn>(ofDay, keyOf, (turn) => this.#turn(week, turn))}</section>`,
    );
  }

  #turn(week: WeekView, turn: MyTurn) {
    return html`<lu-my-turn .week=${week} .turn=${turn} .request=${this.#openFor(turn)}
      @leave=${() => void this.querySelector<CoverSheet>('lu-cover-sheet')!.open(turn)}
      @withdraw=${(event: CustomEvent<string>) => void this.#doing(() => withdraw(event.detail))}
      @refused=${this.#refused}></lu-my-turn>`;
  }

  /** What I asked about a turn and nobody has answered yet. */
  #openFor(at: MyTurn): RequestView | null {
    const me = session.value?.person.key;
    return (
      this.requests.find(({ state, turn, asker }) => state === 'open' && asker === me && isSame(turn, at)) ??
      null
    );
  }

  async #ask(wish: RequestWish): Promise<void> {
    await this.#doing(() => ask(wish));
    this.querySelector<CoverSheet>('lu-cover-sheet')?.close();
  }

  #refused = (event: CustomEvent<unknown>): void => {
    this.fault = wordsOf(event.detail);
  };

  async #doing(work: () => Promise<unknown>): Promise<void> {
    let refused: unknown = null;
    try {
      await work();
    } catch (error) {
      refused = error;
    }
    await this.#load();
    if (refused) this.fault = wordsOf(refused);
  }
}

function headOf({ loads, timetable, week }: WeekView, me: string) {
  const last = timetable.days.at(-1)?.date ?? week;
  const { turns = 0, owed = 0 } = loads[me] ?? {};
  return html`<header>
    <h1>${say('page.mine')}</h1>
    <p class="quiet">${sayRange(week, last)} · ${say('mine.turns', { turns, owed })}</p>
  </header>`;
}

function nowTurn({ start, end, lineName }: MyTurn) {
  return html`<section class="now"><p><span>${say('mine.now')}</span></p>
    <p><b class="number">${start}–${end}</b><span>${lineName}</span></p></section>`;
}

function doneTurns(turns: readonly MyTurn[]) {
  if (turns.length === 0) return nothing;
  return html`<section><h2>${say('mine.done')}</h2>${turns.map(
    ({ date, start, end, lineName }) => html`<p class="card done"><lu-icon name="check"></lu-icon>
      <span>${sayDate(date, 'weekday')} <span class="number">${start}–${end}</span></span> <span class="quiet">${lineName}</span></p>`,
  )}</section>`;
}

customElements.define('lu-my-week-page', MyWeekPage);
