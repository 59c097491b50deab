import '../styles/float-card.css';
import '../styles/check-card.css';
import { html, nothing } from 'lit';
import type { ChangeCheckView, WeekView } from '../data/week-types.ts';
import type { Change } from '../data/weeks.ts';
import { LightElement } from '../elements/light-element.ts';
import '../elements/person-badge.ts';
import { say, saySigned } from '../texts.ts';
import { cellAt, placeWords, shortName } from './places.ts';

/**
 * What a change would do, before anything moves: its cost as one signed number, what it mends, costs and breaks, both
 * loads, who is told. Events: `confirm` (detail `{force, reason}`), `ask`, `cancel`.
 */
export class CheckCard extends LightElement {
  static override properties = {
    week: { attribute: false },
    check: { attribute: false },
    change: { attribute: false },
    note: { attribute: false },
    isBusy: { attribute: false },
    reason: { state: true },
  };
  declare week: WeekView | null;
  declare check: ChangeCheckView | null;
  declare change: Change | null;
  /** Why it is asked again: somebody was faster. */
  declare note: string | null;
  declare isBusy: boolean;
  declare reason: string;

  constructor() {
    super();
    this.week = null;
    this.check = null;
    this.change = null;
    this.note = null;
    this.isBusy = false;
    this.reason = '';
  }

  protected override render() {
    const { week, check, change } = this;
    if (!week || !check || !change) return nothing;
    const delta = check.cost.after - check.cost.before;
    const tone = delta < 0 ? 'mends' : delta > 0 ? 'costs' : '';
    return html`<div class="check" role="dialog" aria-modal="false" aria-labelledby="check-title" @keydown=${this.#onKey}>
      ${this.note ? html`<p class="callout warn" role="alert">${this.note}</p>` : nothing}
      <header><div><small>${say('week.check')}</small><h2 id="check-title">${titleOf(week, change)}</h2></div>
        <p class="delta number ${tone}"><b>${saySigned(delta)}</b><small>${check.cost.before} → ${check.cost.after}</small></p></header>
      <div class="moves">${check.moves.map(({ person, from, to }) => this.#move(week, person, from, to))}</div>
      <ul>
        ${check.mends.map(({ text, cost }) => this.#row('mends', 'circle-check', say('week.check.mends'), text, -Math.abs(cost)))}
        ${check.costs.map(({ text, cost }) => this.#row('costs', 'triangle-alert', say('week.check.costs'), text, Math.abs(cost)))}
        ${check.breaks.map(({ text }) => this.#row('breaks', 'ban', say('week.check.breaks'), text, null))}
        ${check.isPast ? this.#row('breaks', 'ban', '', say('week.check.past'), null) : nothing}
        ${check.loads.length > 0 ? this.#row('', 'scale', say('week.check.loads'), this.#loads(week, check), null) : nothing}
      </ul>
      ${this.#proof(check)} ${this.#acts(week, check, change)}
    </div>`;
  }

  #move(
    week: WeekView,
    person: string,
    from: ChangeCheckView['moves'][number]['from'],
    to: ChangeCheckView['moves'][number]['to'],
  ) {
    const { name, coat } = week.persons[person] ?? { name: person, coat: null };
    return html`<p><span class="chip coat-${(((coat ?? 1) - 1) % 28) + 1}"><lu-badge .name=${name} .coat=${coat}></lu-badge>${shortName(week, person)}</span>
      <span>${from ? placeWords(week, from) : '–'}</span><lu-icon name="chevron-right"></lu-icon><span>${to ? placeWords(week, to) : '–'}</span></p>`;
  }

  #row(tone: string, icon: string, word: string, text: string, cost: number | null) {
    return html`<li class=${tone}><lu-icon name=${icon}></lu-icon><span><b>${word}</b> ${text}</span>
      ${cost === null ? nothing : html`<b class="number">${saySigned(cost)}</b>`}</li>`;
  }

  #loads(week: WeekView, { loads }: ChangeCheckView): string {
    const said = loads.map(({ person, after, owed }) =>
      say('week.check.load', { person: shortName(week, person), after, owed }),
    );
    const isSame = loads.every(({ before, after }) => before === after);
    return `${said.join(', ')}${isSame ? `: ${say('week.check.no-change')}` : ''}`;
  }

  #proof({ bound, cost, isAllowed }: ChangeCheckView) {
    if (bound === null || !isAllowed) return nothing;
    const gap = cost.after - bound;
    return html`<p class="becomes ${gap === 0 ? 'ok' : ''}"><lu-icon name=${gap === 0 ? 'circle-check' : 'circle-alert'}></lu-icon>
      ${gap === 0 ? say('week.check.proven') : say('week.check.becomes', { gap })}</p>`;
  }

  #acts(week: WeekView, check: ChangeCheckView, change: Change) {
    const { isAllowed, isPast, needsConsent, needsCoordinator, told } = check;
    const asked = needsConsent.map((person) => shortName(week, person)).join(', ');
    const mayDo = isAllowed && needsConsent.length === 0 && !needsCoordinator;
    const mayAsk = !isPast && isAllowed && needsConsent.length > 0;
    const mayForce = !isAllowed && !isPast && week.can.force;
    return html`
      ${needsCoordinator ? html`<p class="quiet">${say('week.check.coordinator')}</p>` : nothing}
      ${mayAsk ? html`<p class="quiet">${say('week.check.consent', { person: asked })}</p>` : nothing}
      ${
        mayForce
          ? html`<label class="field"><span>${say('week.check.force')}</span><input class="input" maxlength="500" .value=${this.reason}
              @input=${(event: Event) => {
                this.reason = (event.target as HTMLInputElement).value;
              }} /></label>`
          : nothing
      }
      <div class="acts">
        ${mayDo ? html`<button class="button primary" ?disabled=${this.isBusy} @click=${() => this.#confirm(false)}>${say('swap' in change ? 'week.check.do.swap' : 'week.check.do.put')} <kbd>↵</kbd></button>` : nothing}
        ${mayAsk ? html`<button class="button primary" ?disabled=${this.isBusy} @click=${() => this.dispatchEvent(new CustomEvent('ask'))}>${say('week.check.ask', { person: asked })}</button>` : nothing}
        ${mayForce ? html`<button class="button danger" ?disabled=${this.isBusy || this.reason.trim() === ''} @click=${() => this.#confirm(true)}>${say('week.check.force.do')}</button>` : nothing}
        <button class="button plain end" @click=${() => this.#cancel()}>${say('shell.cancel')} <kbd>Esc</kbd></button>
      </div>
      ${mayDo && told.length > 0 ? html`<p class="quiet">${say('week.check.told', { persons: told.map((person) => shortName(week, person)).join(', ') })}</p>` : nothing}
    `;
  }

  #confirm(force: boolean): void {
    const detail = force ? { force, reason: this.reason.trim() } : {};
    this.dispatchEvent(new CustomEvent('confirm', { detail }));
  }

  #cancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#cancel();
  };
}

function titleOf(week: WeekView, change: Change): string {
  if ('put' in change) {
    const before = cellAt(week, change.put)?.person ?? null;
    if (change.put.person === null)
      return say('week.check.free', { one: before ? shortName(week, before) : '' });
    return say('week.check.take', { one: shortName(week, change.put.person) });
  }
  const one = cellAt(week, change.swap.one)?.person ?? null;
  const other = cellAt(week, change.swap.other)?.person ?? null;
  if (one && other)
    return say('week.check.swap', { one: shortName(week, one), other: shortName(week, other) });
  return say('week.check.move', { one: shortName(week, one ?? other ?? '') });
}

customElements.define('lu-check-card', CheckCard);
