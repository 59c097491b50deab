import '../styles/reasons-panel.css';
import { html, nothing } from 'lit';
import type { PenaltyView, WeekView } from '../data/week-types.ts';
import { LightElement } from '../elements/light-element.ts';
import '../elements/person-badge.ts';
import { say, saySigned, tag } from '../texts.ts';

type Tab = 'why' | 'loads' | 'changes';

/** Sentences of one rule that are shown at first: a bad week of many people has a thousand. */
const SHOWN = 12;

/**
 * Why the week costs what it costs, what everybody has, what was changed. Events: `rule-hover` with the cells that a
 * sentence speaks of (as keys), `undo` with the id of an edit.
 */
export class ReasonsPanel extends LightElement {
  static override properties = { week: { attribute: false }, tab: { state: true }, whole: { state: true } };
  declare week: WeekView | null;
  declare tab: Tab;
  /** Names of the rules of which every sentence is shown. */
  declare whole: ReadonlySet<string>;

  constructor() {
    super();
    this.week = null;
    this.tab = 'why';
    this.whole = new Set();
  }

  protected override render() {
    const week = this.week;
    if (!week) return nothing;
    const tabs: [Tab, string][] = [
      ['why', say('week.tab.why', { cost: week.cost })],
      ['loads', say('week.tab.loads')],
      ['changes', say('week.tab.changes', { count: week.log.length })],
    ];
    return html`
      <div class="tablist" role="tablist" @keydown=${this.#onKey}>${tabs.map(
        ([
          tab,
          title,
        ]) => html`<button role="tab" id=${`tab-${tab}`} aria-controls="tab-panel" tabindex=${tab === this.tab ? 0 : -1}
          aria-selected=${String(tab === this.tab)} @click=${() => {
            this.tab = tab;
          }}>${title}</button>`,
      )}</div>
      <div class="panel" id="tab-panel" role="tabpanel" tabindex="0" aria-labelledby=${`tab-${this.tab}`}>
        ${this.tab === 'why' ? this.#why(week) : this.tab === 'loads' ? this.#loads(week) : this.#changes(week)}
      </div>`;
  }

  #onKey = (event: KeyboardEvent): void => {
    const all: Tab[] = ['why', 'loads', 'changes'];
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    this.tab = all[(all.indexOf(this.tab) + step + all.length) % all.length]!;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`#tab-${this.tab}`)?.focus());
  };

  #why(week: WeekView) {
    if (week.penalties.length === 0) return html`<p class="quiet">${say('week.reasons.none')}</p>`;
    const groups = new Map<string, PenaltyView[]>();
    // What is broken comes first, then what costs most.
    const order = [...week.penalties].sort((a, b) => Number(b.broken) - Number(a.broken) || b.cost - a.cost);
    for (const penalty of order) groups.set(penalty.name, [...(groups.get(penalty.name) ?? []), penalty]);
    return [...groups].map(([name, penalties]) => {
      const sum = penalties.reduce((total, { cost }) => total + cost, 0);
      const shown = this.whole.has(name) ? penalties : penalties.slice(0, SHOWN);
      const more = penalties.length - shown.length;
      return html`<section><h3><span>${name}</span><span class="number">${sum || nothing}</span></h3>
        <ul>${shown.map(
          (
            penalty,
          ) => html`<li @pointerenter=${() => this.#mark(penalty)} @pointerleave=${() => this.#mark(null)}>
            <b class="number ${penalty.broken ? 'broken' : ''}">${penalty.broken ? html`<lu-icon name="ban"></lu-icon>` : penalty.cost}</b><span>${penalty.text}</span></li>`,
        )}</ul>${
          more > 0
            ? html`<button class="button plain" @click=${() => {
                this.whole = new Set([...this.whole, name]);
              }}>+ ${more}</button>`
            : nothing
        }</section>`;
    });
  }

  #mark(penalty: PenaltyView | null): void {
    const keys: string[] = [];
    const day = this.week?.timetable.days.find(({ date }) => date === penalty?.date);
    for (const slot of penalty?.slots ?? []) {
      day?.slots[slot]?.cells.forEach(({ person }, line) => {
        const isMeant =
          penalty!.persons.length === 0
            ? person === null
            : person !== null && penalty!.persons.includes(person);
        if (isMeant) keys.push(`${day.date}/${slot}/${line}`);
      });
    }
    this.dispatchEvent(new CustomEvent('rule-hover', { detail: new Set(keys) }));
  }

  #loads(week: WeekView) {
    const rows = Object.entries(week.loads).sort(([a], [b]) =>
      nameOf(week, a).localeCompare(nameOf(week, b), tag()),
    );
    return html`<ul class="loads">${rows.map(
      ([key, { turns, owed, overload }]) => html`<li>
        <lu-badge .name=${nameOf(week, key)} .coat=${week.persons[key]?.coat ?? null}></lu-badge><span>${nameOf(week, key)}</span>
        <span class="number ${turns < owed ? 'under' : ''}">${say('week.loads.turns', { turns, owed })}</span>
        <span class="number quiet">${overload === 0 ? '' : saySigned(overload)}</span></li>`,
    )}</ul>`;
  }

  #changes(week: WeekView) {
    if (week.log.length === 0) return html`<p class="quiet">${say('week.changes.none')}</p>`;
    const time = new Intl.DateTimeFormat(tag(), {
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    });
    return html`<ul class="log">${week.log.map(
      ({ at, by, text, costDelta, editId, canUndo }) => html`<li>
        <time class="quiet" datetime=${at}>${time.format(new Date(at))}</time>
        <span><b>${nameOf(week, by)}</b> ${text} ${costDelta === undefined ? nothing : html`<span class="number quiet">${costDelta === 0 ? '±0' : saySigned(costDelta)}</span>`}
        ${canUndo && editId ? html`<button class="button" @click=${() => this.dispatchEvent(new CustomEvent('undo', { detail: editId }))}><lu-icon name="undo-2"></lu-icon>${say('week.undo')}</button>` : nothing}</span></li>`,
    )}</ul>`;
  }
}

function nameOf(week: WeekView, person: string): string {
  return week.persons[person]?.name ?? person;
}

customElements.define('lu-reasons', ReasonsPanel);
