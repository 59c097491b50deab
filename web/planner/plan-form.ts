import '../styles/plan-form.css';
import { html } from 'lit';
import { WEEKDAYS, type Weekday } from '../../model/types.ts';
import type { PlanWish } from '../data/plans.ts';
import { LightElement } from '../elements/light-element.ts';
import { addDays, mondayOf } from '../state/mondays.ts';
import { say, sayDate } from '../texts.ts';

/** Weeks that can be chosen, from the running one on. */
const WEEKS_AHEAD = 12;

/** What is to be planned. Events: `week-choose` with a Monday, `plan-start` with a `PlanWish`. */
export class PlanForm extends LightElement {
  static override properties = { monday: { attribute: false }, isBusy: { attribute: false } };
  declare monday: string;
  declare isBusy: boolean;

  constructor() {
    super();
    this.monday = mondayOf(new Date());
    this.isBusy = false;
  }

  protected override render() {
    const first = mondayOf(new Date());
    const mondays = Array.from({ length: WEEKS_AHEAD }, (_, i) => addDays(first, 7 * i));
    if (!mondays.includes(this.monday)) mondays.unshift(this.monday);
    return html`<form class="card start" @submit=${this.#start}>
      <label class="field"><span>${say('planner.week')}</span>
        <select class="input" name="week" @change=${(event: Event) => this.#tell('week-choose', (event.target as HTMLSelectElement).value)}>
          ${mondays.map((monday) => html`<option value=${monday} ?selected=${monday === this.monday}>${sayDate(monday, 'long')}</option>`)}
        </select></label>
      <label class="field"><span>${say('planner.lines')}</span><input class="input" name="lines" type="number" min="1" max="1000" /><small>${say('planner.lines.hint')}</small></label>
      <label class="field wide"><span>${say('planner.description')}</span><input class="input" name="description" maxlength="200" /></label>
      <fieldset class="wide"><legend>${say('planner.days-first')}</legend>
        ${WEEKDAYS.slice(0, 5).map((day, i) => html`<label class="check"><input type="checkbox" name="day" value=${day} />${sayDate(addDays(first, i), 'weekday')}</label>`)}
        <small>${say('planner.days-first.hint')}</small></fieldset>
      <button class="button primary" ?disabled=${this.isBusy}><lu-icon name="play"></lu-icon>${say('planner.start')}</button>
    </form>`;
  }

  #start(event: SubmitEvent): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const lines = Number(form.get('lines'));
    const description = String(form.get('description') ?? '').trim();
    const daysFirst = form.getAll('day') as Weekday[];
    const wish: PlanWish = {
      week: this.monday,
      ...(lines > 0 && { lines }),
      ...(description && { description }),
      ...(daysFirst.length > 0 && { daysFirst }),
    };
    this.#tell('plan-start', wish);
  }

  #tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('lu-plan-form', PlanForm);
