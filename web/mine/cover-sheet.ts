import '../styles/cover-sheet.css';
import { html, nothing } from 'lit';
import type { RequestWish } from '../data/requests.ts';
import type { WeekView } from '../data/week-types.ts';
import { type CoverView, suggestCover } from '../data/weeks.ts';
import { LightElement } from '../elements/light-element.ts';
import '../elements/person-badge.ts';
import { say, sayDate, saySigned } from '../texts.ts';
import { type MyTurn, placeOf } from './my-turns.ts';

/** The best so many are asked unless somebody thinks otherwise. */
const CHOSEN_AT_FIRST = 3;

/** Finds somebody to take a turn of mine over. Events: `ask` with a `RequestWish`, `refused` with an error. */
export class CoverSheet extends LightElement {
  static override properties = {
    week: { attribute: false },
    turn: { state: true },
    people: { state: true },
    chosen: { state: true },
  };
  declare week: WeekView | null;
  /** The turn for which somebody else is looked for; `null`: none. */
  declare turn: MyTurn | null;
  declare people: CoverView[] | null;
  declare chosen: ReadonlySet<string>;

  constructor() {
    super();
    this.week = null;
    this.turn = null;
    this.people = null;
    this.chosen = new Set();
  }

  async open(turn: MyTurn): Promise<void> {
    this.turn = turn;
    this.people = null;
    this.chosen = new Set();
    try {
      const people = await suggestCover(this.week!, placeOf(turn));
      this.people = people;
      const able = people.filter(({ isAllowed }) => isAllowed).map(({ person }) => person);
      this.chosen = new Set(able.slice(0, CHOSEN_AT_FIRST));
    } catch (error) {
      this.#close();
      this.dispatchEvent(new CustomEvent('refused', { detail: error }));
    }
  }

  protected override render() {
    const { turn, people } = this;
    if (!turn) return nothing;
    const able = people?.filter(({ isAllowed }) => isAllowed) ?? [];
    const others = (people?.length ?? 0) - able.length;
    return html`<dialog class="cover" @close=${this.#close} aria-labelledby="cover-title">
      <h2 id="cover-title">${say('mine.cover.title', { day: sayDate(turn.date, 'long') })}</h2>
      <p class="quiet">${say('mine.cover.hint', { time: `${turn.start}–${turn.end}`, line: turn.lineName })}</p>
      ${people === null ? html`<div class="boot" aria-busy="true"></div>` : nothing}
      <ul>${able.map((one) => this.#person(one))}</ul>
      ${people && able.length === 0 ? html`<p class="callout warn">${say('mine.cover.nobody')}</p>` : nothing}
      ${others > 0 ? html`<p class="quiet">${say('mine.cover.others', { count: others })}</p>` : nothing}
      <label class="field"><span>${say('mine.cover.message')}</span><input class="input" name="message" maxlength="500" /></label>
      <div class="acts">
        <button class="button primary" ?disabled=${this.chosen.size === 0} @click=${this.#ask}>${say('mine.cover.ask', { count: this.chosen.size })}</button>
        <button class="button plain" @click=${() => this.querySelector('dialog')?.close()}>${say('shell.cancel')}</button>
      </div>
      <p class="quiet">${say('mine.cover.yours')}</p>
    </dialog>`;
  }

  #person({ person, cost, texts }: CoverView) {
    const { name, coat } = this.week!.persons[person] ?? { name: person, coat: null };
    return html`<li><label>
      <lu-badge .name=${name} .coat=${coat}></lu-badge>
      <span><b>${name}</b><small>${texts.join(' ')}</small></span>
      <span class="number ${cost < 0 ? 'mends' : cost > 0 ? 'costs' : ''}">${saySigned(cost)}</span>
      <input type="checkbox" .checked=${this.chosen.has(person)} @change=${(event: Event) => this.#choose(person, event)} />
    </label></li>`;
  }

  protected override updated(): void {
    const dialog = this.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  #choose(person: string, event: Event): void {
    const chosen = new Set(this.chosen);
    if ((event.target as HTMLInputElement).checked) chosen.add(person);
    else chosen.delete(person);
    this.chosen = chosen;
  }

  #ask = (): void => {
    const message = this.querySelector<HTMLInputElement>('input[name=message]')!.value;
    const { week } = this.week!;
    const turn = placeOf(this.turn!);
    const wish: RequestWish = { kind: 'cover', week, turn, asked: [...this.chosen], message };
    this.dispatchEvent(new CustomEvent('ask', { detail: wish }));
  };

  #close = (): void => {
    this.turn = null;
  };

  close(): void {
    this.#close();
  }
}

customElements.define('lu-cover-sheet', CoverSheet);
