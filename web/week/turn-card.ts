import '../styles/float-card.css';
import '../styles/turn-card.css';
import { html, nothing, type PropertyValues } from 'lit';
import type { Place } from '../../model/requests.ts';
import type { WeekView } from '../data/week-types.ts';
import { type CoverView, suggestCover, type TurnReasons, turnReasons } from '../data/weeks.ts';
import { LightElement } from '../elements/light-element.ts';
import '../elements/person-badge.ts';
import { say, saySigned } from '../texts.ts';
import { cellAt, keyOf, placeWords, shortName } from './places.ts';

/** People offered at first. */
const SHOWN = 6;

/** One turn: why it is whose it is, who else could have it, and what can be done. Events: `lift`, `put`, `cancel`. */
export class TurnCard extends LightElement {
  static override properties = {
    week: { attribute: false },
    place: { attribute: false },
    me: { attribute: false },
    reasons: { state: true },
    people: { state: true },
    all: { state: true },
  };
  declare week: WeekView | null;
  declare place: Place | null;
  declare me: string | null;
  declare reasons: TurnReasons | null;
  declare people: CoverView[] | null;
  declare all: boolean;
  #loading = new AbortController();

  constructor() {
    super();
    this.week = null;
    this.place = null;
    this.me = null;
    this.reasons = null;
    this.people = null;
    this.all = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('place');
    if (changed.has('place') && this.place && (!before || keyOf(before) !== keyOf(this.place)))
      void this.#load();
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('.turn-card')?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#loading.abort();
  }

  async #load(): Promise<void> {
    this.#loading.abort();
    this.#loading = new AbortController();
    const { signal } = this.#loading;
    this.reasons = null;
    this.people = null;
    this.all = false;
    const { week, place } = this;
    if (!week || !place) return;
    const isPast = cellAt(week, place)?.pinned === true;
    try {
      const [reasons, people] = await Promise.all([
        turnReasons(week, place, signal),
        isPast ? [] : suggestCover(week, place, signal),
      ]);
      this.reasons = reasons;
      this.people = people;
    } catch {
      // The card stands without them; the page says what is wrong with the line.
    }
  }

  protected override render() {
    const { week, place } = this;
    if (!week || !place) return nothing;
    const cell = cellAt(week, place);
    if (!cell) return nothing;
    const person = cell.person;
    const name =
      person === null ? say('week.why.hole') : say('week.why', { person: shortName(week, person) });
    const mayLift = person !== null && !cell.pinned && week.can.edit;
    const mayPut = !cell.pinned && (week.can.editAll || person === this.me || person === null);
    return html`<div class="turn-card" role="dialog" aria-labelledby="turn-title" tabindex="-1" @keydown=${this.#onKey}>
      <header><div><small>${placeWords(week, place)}</small><h2 id="turn-title">${name}</h2></div>
        <button class="button plain icon" aria-label=${say('shell.close')} @click=${this.#cancel}><lu-icon name="x"></lu-icon></button></header>
      ${
        this.reasons
          ? html`<ul class="reasons">${[...this.reasons.why, ...this.reasons.penalties].map((text) => html`<li>${text}</li>`)}</ul>`
          : html`<div class="skeleton" aria-busy="true"></div>`
      }
      <div class="acts">
        ${mayLift ? html`<button class="button primary" @click=${() => this.dispatchEvent(new CustomEvent('lift'))}>${say('week.act.swap')}</button>` : nothing}
        ${mayLift && week.can.editAll ? html`<button class="button" @click=${() => this.#put(null)}>${say('week.act.free')}</button>` : nothing}
      </div>
      ${this.people && mayPut ? this.#people(week, this.people, person === null) : nothing}
    </div>`;
  }

  #people(week: WeekView, people: CoverView[], isHole: boolean) {
    const able = people.filter(({ isAllowed }) => isAllowed);
    const rest = people.length - able.length;
    const shown = this.all ? able : able.slice(0, SHOWN);
    return html`<section><h3>${say(isHole ? 'week.act.fill' : 'week.could')}</h3>
      <ul class="people-list">${shown.map(({ person, cost, texts }) => {
        const { name, coat } = week.persons[person] ?? { name: person, coat: null };
        return html`<li><button @click=${() => this.#put(person)}><lu-badge .name=${name} .coat=${coat}></lu-badge>
          <span><b>${name}</b><small>${texts.join(' ')}</small></span>
          <b class="number ${cost < 0 ? 'mends' : cost > 0 ? 'costs' : ''}">${saySigned(cost)}</b></button></li>`;
      })}</ul>
      ${
        able.length > shown.length
          ? html`<button class="button plain" @click=${() => {
              this.all = true;
            }}>+ ${able.length - shown.length}</button>`
          : nothing
      }
      ${rest > 0 ? html`<p class="quiet">${say('week.cannot', { count: rest })}</p>` : nothing}
    </section>`;
  }

  #put(person: string | null): void {
    this.dispatchEvent(new CustomEvent('put', { detail: { person } }));
  }

  #cancel = (): void => {
    this.dispatchEvent(new CustomEvent('cancel'));
  };

  #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#cancel();
  };
}

customElements.define('lu-turn-card', TurnCard);
