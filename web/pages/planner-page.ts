import '../styles/planner.css';
import { html, nothing } from 'lit';
import { listen } from '../data/live.ts';
import { listPlans, type PlanView, type PlanWish, startPlan, stopPlan } from '../data/plans.ts';
import { may } from '../data/session.ts';
import type { WeekView } from '../data/week-types.ts';
import { LightElement } from '../elements/light-element.ts';
import '../elements/publish-dialog.ts';
import type { PublishDialog } from '../elements/publish-dialog.ts';
import { draftCard } from '../planner/draft-card.ts';
import '../planner/negotiation-list.ts';
import '../planner/plan-form.ts';
import { planProgress } from '../planner/plan-progress.ts';
import { watchPlan } from '../planner/watch-plan.ts';
import { loadDrafts, type WeekDrafts } from '../planner/week-drafts.ts';
import { wordsOf } from '../state/faults.ts';
import { addDays, mondayOf } from '../state/mondays.ts';
import { say, sayDate } from '../texts.ts';

/** Drafts that lie side by side. */
const SIDE_BY_SIDE = 2;

/** Plans a week: watches the solver, stops it, compares drafts, publishes. */
export class PlannerPage extends LightElement {
  static override properties = {
    monday: { state: true },
    plan: { state: true },
    drafts: { state: true },
    fault: { state: true },
    told: { state: true },
    isBusy: { state: true },
  };
  declare monday: string;
  declare plan: PlanView | null;
  declare drafts: WeekDrafts;
  declare fault: string | null;
  declare told: string | null;
  declare isBusy: boolean;
  #stopWatching: () => void = () => {};
  #stopWeeks: () => void = () => {};

  constructor() {
    super();
    this.monday = addDays(mondayOf(new Date()), 7);
    this.plan = null;
    this.drafts = { drafts: [], published: null };
    this.fault = null;
    this.told = null;
    this.isBusy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopWeeks = listen('weeks', () => void this.#loadDrafts());
    void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWatching();
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
    this.#stopWatching();
    await this.#loadDrafts();
  }

  async #loadDrafts(): Promise<void> {
    const week = this.monday;
    const drafts = await loadDrafts(week, SIDE_BY_SIDE);
    if (week === this.monday) this.drafts = drafts;
  }

  #watch(plan: PlanView): void {
    this.plan = plan;
    this.#stopWatching();
    this.#stopWatching = watchPlan(plan.id, async (now) => {
      this.plan = now;
      if (now.state !== 'running') await this.#loadDrafts();
    });
  }

  #start(wish: PlanWish): Promise<void> {
    this.told = null;
    return this.#doing(async () => this.#watch(await startPlan(wish)));
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
      this.fault = wordsOf(error);
    } finally {
      this.isBusy = false;
    }
  }

  protected override render() {
    const { plan, monday } = this;
    const isRunning = plan?.state === 'running';
    return html`
      <header class="page-head">
        <h1>${say('page.planner')}</h1>
        <span class="quiet">${say('planner.week')} ${sayDate(monday, 'month')}</span>
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
      ${this.told ? html`<p class="callout" role="status">${this.told} <a href=${`/week/${monday}`}>${say('planner.open-week')}</a></p>` : nothing}
      <div class="planner">
        <div class="left">${isRunning ? nothing : this.#form()} ${plan ? planProgress(plan) : nothing} ${plan ? this.#obstacles(plan) : nothing}</div>
        <section class="right"><h2>${say('planner.drafts')}</h2>${this.#drafts()}</section>
      </div>
      <lu-publish-dialog @published=${this.#published}></lu-publish-dialog>
    `;
  }

  #form() {
    return html`<lu-plan-form .monday=${this.monday} .isBusy=${this.isBusy}
      @week-choose=${(event: CustomEvent<string>) => void this.#choose(event.detail)}
      @plan-start=${(event: CustomEvent<PlanWish>) => void this.#start(event.detail)}></lu-plan-form>`;
  }

  #obstacles(plan: PlanView) {
    return html`
      ${
        plan.blocking.length > 0
          ? html`<section class="card list"><h2>${say('planner.blocking')}</h2><ul>${plan.blocking.map((text) => html`<li>${text}</li>`)}</ul></section>`
          : nothing
      }
      <lu-negotiation .plan=${plan}></lu-negotiation>
    `;
  }

  #drafts() {
    const { drafts, published } = this.drafts;
    const shown = drafts.map((week, i) => ({
      week,
      name: say('planner.draft', { name: String.fromCharCode(65 + i) }),
      publish: may('timetable.publish') ? () => this.#publish(week) : null,
    }));
    if (published && shown.length < SIDE_BY_SIDE)
      shown.push({ week: published, name: say('planner.in-force'), publish: null });
    if (shown.length === 0) return html`<p class="card empty">${say('planner.drafts.none')}</p>`;
    return html`<div class="drafts">${shown.map(({ week, name, publish }, i) =>
      draftCard(week, { name, publish, isFirst: i === 0, other: shown[1 - i]?.week ?? null }),
    )}</div>`;
  }

  #publish(week: WeekView): void {
    void this.querySelector<PublishDialog>('lu-publish-dialog')!.ask(week);
  }

  #published = (event: CustomEvent<{ count: number }>): void => {
    this.told = say('planner.published', { count: event.detail.count });
    void this.#loadDrafts();
  };
}

customElements.define('lu-planner-page', PlannerPage);
