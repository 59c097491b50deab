import '../styles/plan-progress.css';
import { html, nothing } from 'lit';
import type { PlanView } from '../data/plans.ts';
import '../elements/cost-plot.ts';
import { say } from '../texts.ts';

const STATES = {
  running: { text: 'planner.solving', tone: 'accent' },
  stopped: { text: 'planner.done', tone: 'ok' },
  failed: { text: 'planner.failed', tone: 'danger' },
} as const;

/** How far a planning has got, and how good its best can be at most. */
export function planProgress(plan: PlanView) {
  const { text, tone } = STATES[plan.state];
  const numbers = [
    ['planner.cost', plan.cost, ''],
    ['planner.bound', plan.bound, 'ok'],
    ['planner.gap', plan.gap, ''],
    ['planner.holes', plan.holes, plan.holes ? 'danger' : ''],
  ] as const;
  return html`<section class="card progress" aria-busy=${String(plan.state === 'running')}>
    <header>
      <span class="tag ${tone}">${say(text)} · ${Math.round(plan.elapsedSeconds)} s</span>
      <dl>${numbers.map(([name, value, tone]) => html`<div><dt>${say(name)}</dt><dd class="number ${tone}">${value ?? '–'}</dd></div>`)}</dl>
    </header>
    <lu-cost-plot .plan=${plan}></lu-cost-plot>
    <p>${wordsOf(plan)}</p>
    ${plan.reason ? html`<p class="callout danger">${plan.reason}</p>` : nothing}
  </section>`;
}

function wordsOf({ proven, cost, bound, gap }: PlanView): string {
  if (proven && cost !== null) return say('planner.say.proven', { cost });
  if (bound !== null && gap !== null) return say('planner.say.bound', { bound, gap });
  return say('planner.say.unknown');
}
