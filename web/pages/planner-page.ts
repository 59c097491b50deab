import '../styles/planner.css';
import { html, LitElement, nothing } from 'lit';
import { WEEKDAYS, type Weekday } from '../../model/types.ts';
import { Refusal } from '../data/http.ts';
import { listen } from '../data/live.ts';
import { listPlans, loadPlan, type PlanView, startPlan, stopPlan } from '../data/plans.ts';
import { may } from '../data/session.ts';
import type { WeekView } from '../data/week-types.ts';
import { listWeeks, loadWeek, type WeekSummary } from '../data/weeks.ts';
import '../elements/cost-plot.ts';
import '../elements/mini-week.ts';
import '../elements/publish-dialog.ts';
import type { PublishDialog } from '../elements/publish-dialog.ts';
import { initialsIn } from '../state/initials-in.ts';
import { addDays, mondayOf } from '../state/mondays.ts';
import { say, sayDate } from '../texts.ts';

/** Weeks that can be chosen, from the running one on. */
const WEEKS_AHEAD = 12;
/** Drafts that lie side by side. */
const SIDE_BY_SIDE = 2;

/** Plans a week: watches the solver, stops it, compares drafts, publishes. */
export class PlannerPage extends LitElement {
  static override properties = {
    monday: { state: true },
    plan: { state: true },
    drafts: { state: true },
    published: { state: true },
    fault: { state: true },
    told: { state: true },
    isBusy: { state: true },
  };
  declare monday: string;
  declare plan: PlanView | null;
  declare drafts: WeekView[];
  declare published: WeekView | null;
  declare fault: string | null;
  declare told: string | null;
  declare isBusy: boolean;
  #stopListening: () => void = () => {};
  #stopWeeks: () => void = () => {};

  constructor() {
    super();
    this.monday = addDays(mondayOf(new Date()), 7);
    this.plan = null;
    this.drafts = [];
    this.published = null;
    this.fault = null;
    this.told = null;
    this.isBusy = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopWeeks = listen('weeks', () => void this.#loadDrafts());
    void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening();
    this.#stopWeeks();
  }

  async #open(): Promise<void> {
    await this.#doing(async () => {
      const running = (await listPlans()).find(({ state }) => state === 'running');
      if (running) {
        this.monday = running.week;
        this.#watch(running);
      }
      await this.#loadDrafts();
    });
  }

  async #choose(monday: string): Promise<void> {
    this.monday = monday;
    this.plan = null;
    this.told = null;
    this.#stopListening();
    await this.#loadDrafts();
  }

  async #loadDrafts(): Promise<void> {
    const week = this.monday;
    const all = (await listWeeks()).filter((summary) => summary.week === week);
    const newest = (one: WeekSummary, other: WeekSummary) => other.updatedAt.localeCompare(one.updatedAt);
    const drafts = all
      .filter(({ state }) => state === 'draft')
      .sort(newest)
      .slice(0, SIDE_BY_SIDE);
    const inForce = all.find(({ state }) => state === 'published');
    const load = async ({ id }: WeekSummary) => (await loadWeek(week, id)).week;
    const [loaded, published] = await Promise.all([
      Promise.all(drafts.map(load)),
      inForce ? load(inForce) : Promise.resolve(null),
    ]);
    if (week !== this.monday) return;
    this.drafts = loaded;
    this.published = published;
  }

  #watch(plan: PlanView): void {
    this.plan = plan;
    this.#stopListening();
    let isAsking = false;
    const ask = async () => {
      if (isAsking) return;
      isAsking = true;
      try {
        this.plan = await loadPlan(plan.id);
        if (this.plan.state !== 'running') await this.#loadDrafts();
      } finally {
        isAsking = false;
      }
    };
    const stop = listen(`plan:${plan.id}`, () => void ask());
    // The last word may have been said before the channel listened.
    const timer = setInterval(
      () => (this.plan?.state === 'running' ? void ask() : clearInterval(timer)),
      1000,
    );
    this.#stopListening = () => {
      stop();
      clearInterval(timer);
    };
    void ask();
  }

  async #start(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const lines = Number(form.get('lines'));
    const description = String(form.get('description') ?? '').trim();
    const daysFirst = form.getAll('day') as Weekday[];
    this.told = null;
    await this.#doing(async () => {
      const wish = {
        week: this.monday,
        ...(lines > 0 && { lines }),
        ...(description && { description }),
        ...(daysFirst.length > 0 && { daysFirst }),
      };
      this.#watch(await startPlan(wish));
    });
  }

  async #stop(discard: boolean): Promise<void> {
    if (discard && !confirm(say('planner.discard.ask'))) return;
    await this.#doing(async () => {
      this.plan = await stopPlan(this.plan!.id, discard);
      await this.#loadDrafts();
    });
  }

  async #doing(work: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.fault = null;
    try {
      await work();
    } catch (error) {
      const isSaid = error instanceof Refusal && error.status > 0;
      this.fault = isSaid ? error.message : say('shell.unreachable');
    } finally {
      this.isBusy = false;
    }
  }

  protected override render() {
    const isRunning = this.plan?.state === 'running';
    return html`
      <header class="page-head">
        <h1>${say('page.planner')}</h1>
        <span class="quiet">${say('planner.week')} ${sayDate(this.monday, 'month')}</span>
        ${
          isRunning
            ? html`<div class="acts end">
              <button class="button" @click=${() => void this.#stop(false)}><lu-icon name="circle-check"></lu-icon>${say('planner.stop')}</button>
              <button class="button danger" @click=${() => void this.#stop(true)}>${say('planner.discard')}</button>
            </div>`
            : nothing
        }
      </header>
      ${this.fault ? html`<p class="callout danger" role="alert">${this.fault}</p>` : nothing}
      ${this.told ? html`<p class="callout" role="status">${this.told} <a href=${`/week/${this.monday}`}>${say('planner.open-week')}</a></p>` : nothing}
      <div class="planner">
        <div class="left">${isRunning ? nothing : this.#form()} ${this.plan ? this.#progress(this.plan) : nothing} ${this.plan ? this.#obstacles(this.plan) : nothing}</div>
        <section class="right"><h2>${say('planner.drafts')}</h2>${this.#drafts()}</section>
      </div>
      <lu-publish-dialog @published=${this.#published}></lu-publish-dialog>
    `;
  }

  #form() {
    const first = mondayOf(new Date());
    const mondays = Array.from({ length: WEEKS_AHEAD }, (_, i) => addDays(first, 7 * i));
    if (!mondays.includes(this.monday)) mondays.unshift(this.monday);
    return html`<form class="card start" @submit=${this.#start}>
      <label class="field"><span>${say('planner.week')}</span>
        <select class="input" name="week" @change=${(event: Event) => void this.#choose((event.target as HTMLSelectElement).value)}>
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

  #progress(plan: PlanView) {
    const state = { running: 'planner.solving', stopped: 'planner.done', failed: 'planner.failed' } as const;
    const numbers = [
      ['planner.cost', plan.cost, ''],
      ['planner.bound', plan.bound, 'ok'],
      ['planner.gap', plan.gap, ''],
      ['planner.holes', plan.holes, plan.holes ? 'danger' : ''],
    ] as const;
    return html`<section class="card progress" aria-busy=${String(plan.state === 'running')}>
      <header>
        <span class="tag ${plan.state === 'running' ? 'accent' : plan.state === 'failed' ? 'danger' : 'ok'}">${say(state[plan.state])} · ${Math.round(plan.elapsedSeconds)} s</span>
        <dl>${numbers.map(([name, value, tone]) => html`<div><dt>${say(name)}</dt><dd class="number ${tone}">${value ?? '–'}</dd></div>`)}</dl>
      </header>
      <lu-cost-plot .plan=${plan}></lu-cost-plot>
      <p>${wordsOf(plan)}</p>
      ${plan.reason ? html`<p class="callout danger">${plan.reason}</p>` : nothing}
    </section>`;
  }

  #obstacles(plan: PlanView) {
    if (plan.blocking.length === 0 && plan.negotiation.length === 0) return nothing;
    return html`
      ${
        plan.blocking.length > 0
          ? html`<section class="card list"><h2>${say('planner.blocking')}</h2><ul>${plan.blocking.map((text) => html`<li>${text}</li>`)}</ul></section>`
          : nothing
      }
      ${
        plan.negotiation.length > 0
          ? html`<section class="card list"><h2>${say('planner.negotiation')}</h2>${plan.negotiation.map(
              ({
                text,
                ways,
              }) => html`<details ?open=${plan.negotiation.length < 4}><summary>${text}</summary>
                <ul>${ways.map((way) => html`<li>${way.texts.join(' ')}</li>`)}</ul></details>`,
            )}</section>`
          : nothing
      }
    `;
  }

  #drafts() {
    const shown = [...this.drafts.map((week) => ({ week, isDraft: true }))];
    if (this.published && shown.length < SIDE_BY_SIDE) shown.push({ week: this.published, isDraft: false });
    if (shown.length === 0) return html`<p class="card empty">${say('planner.drafts.none')}</p>`;
    return html`<div class="drafts">${shown.map(({ week, isDraft }, i) => this.#draft(week, isDraft, i, shown[1 - i]?.week ?? null))}</div>`;
  }

  #draft(week: WeekView, isDraft: boolean, index: number, other: WeekView | null) {
    const name = isDraft
      ? say('planner.draft', { name: String.fromCharCode(65 + index) })
      : say('planner.in-force');
    const better = (mine: number, theirs: number | undefined) =>
      theirs !== undefined && mine < theirs ? 'ok' : '';
    const rows = [
      ['planner.cost', week.cost, better(week.cost, other?.cost)],
      ['planner.bound', week.bound ?? '–', week.proven ? 'ok' : ''],
      ['planner.holes', week.holes, week.holes > 0 ? 'danger' : ''],
      ['planner.broken', week.broken, week.broken > 0 ? 'danger' : ''],
    ] as const;
    return html`<article class="card draft">
      <header><h3>${name}</h3><span class="quiet">${week.description}</span>
        ${isDraft && may('timetable.publish') ? html`<button class="button ${index === 0 ? 'primary' : ''}" @click=${() => this.#publish(week)}>${say('planner.publish')}</button>` : nothing}</header>
      <lu-mini-week .week=${miniOf(week)} .other=${other && miniOf(other)} .persons=${initialsIn(week.persons)}></lu-mini-week>
      <dl>${rows.map(([key, value, tone]) => html`<div><dt>${say(key)}</dt><dd class="number ${tone}">${value}</dd></div>`)}</dl>
      <a href=${`/week/${week.week}?id=${week.id}`}>${say('planner.open-week')}</a>
    </article>`;
  }

  #publish(week: WeekView): void {
    void this.querySelector<PublishDialog>('lu-publish-dialog')!.ask(week);
  }

  #published = (event: CustomEvent<{ count: number }>): void => {
    this.told = say('planner.published', { count: event.detail.count });
    void this.#loadDrafts();
  };
}

function wordsOf({ proven, cost, bound, gap }: PlanView): string {
  if (proven && cost !== null) return say('planner.say.proven', { cost });
  if (bound !== null && gap !== null) return say('planner.say.bound', { bound, gap });
  return say('planner.say.unknown');
}

function miniOf({ timetable }: WeekView) {
  const days = timetable.days.map(({ date, slots }) => ({
    date,
    slots: slots.map(({ cells }) => ({ cells: cells.map(({ person }) => person) })),
  }));
  return { days };
}

customElements.define('lu-planner-page', PlannerPage);
