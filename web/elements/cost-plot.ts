import '../styles/cost-plot.css';
import { html, nothing, svg } from 'lit';
import type { PlanView } from '../data/plans.ts';
import { say } from '../texts.ts';
import { LightElement } from './light-element.ts';

const WIDTH = 640;
const HEIGHT = 240;
const LEFT = 52;
const RIGHT = 78;
const TOP = 12;
const BOTTOM = 28;

type Point = { seconds: number; value: number };

/** Cost in steps down, the bound dashed up, the gap between them shaded. */
export class CostPlot extends LightElement {
  static override properties = { plan: { attribute: false } };
  declare plan: PlanView | null;

  constructor() {
    super();
    this.plan = null;
  }

  protected override render() {
    const plan = this.plan;
    if (!plan) return nothing;
    const costs = pointsOf(plan, 'cost');
    if (costs.length === 0) return nothing;
    const bounds = pointsOf(plan, 'bound');
    const end = Math.max(plan.elapsedSeconds, costs.at(-1)!.seconds, bounds.at(-1)?.seconds ?? 0, 0.1);
    const values = [...costs, ...bounds].map(({ value }) => value);
    const least = Math.min(...values);
    const most = Math.max(...values);
    const room = Math.max(5, (most - least) * 0.1);
    const [low, high] = [Math.max(0, least - room), most + room];
    const x = (seconds: number) => LEFT + (seconds / end) * (WIDTH - LEFT - RIGHT);
    const y = (value: number) => TOP + ((high - value) / (high - low)) * (HEIGHT - TOP - BOTTOM);
    const costLine = steps(costs, end, x, y);
    const boundLine = steps(bounds, end, x, y);
    const last = costs.at(-1)!.value;
    const bound = bounds.at(-1)?.value;
    const label = { first: costs[0]!.value, last, bound: bound ?? '?', seconds: Math.round(end * 10) / 10 };
    return html`<svg class="plot" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${say('planner.plot', label)}>
      ${[low, (low + high) / 2, high].map(
        (value) => svg`<line class="grid" x1=${LEFT} x2=${WIDTH - RIGHT} y1=${y(value)} y2=${y(value)}></line>
          <text x=${LEFT - 8} y=${y(value) + 4} text-anchor="end">${Math.round(value)}</text>`,
      )}
      ${[0, end / 2, end].map(
        (seconds) =>
          svg`<text x=${x(seconds)} y=${HEIGHT - 8} text-anchor="middle">${round(seconds)} s</text>`,
      )}
      ${bounds.length > 0 ? svg`<path class="gap" d="${costLine} L ${reversed(boundLine)} Z"></path>` : nothing}
      ${bounds.length > 0 ? svg`<path class="bound" d=${boundLine}></path>` : nothing}
      <path class="cost" d=${costLine}></path>
      ${costs.map(({ seconds, value }) => svg`<circle class="better" cx=${x(seconds)} cy=${y(value)} r="3.5"></circle>`)}
      <text class="cost" x=${WIDTH - RIGHT + 8} y=${y(last) + (bound === last ? -2 : 4)}>${last}</text>
      ${bound === undefined ? nothing : svg`<text class="bound" x=${WIDTH - RIGHT + 8} y=${y(bound) + (bound === last ? 14 : 4)}>${bound}</text>`}
    </svg>`;
  }
}

function pointsOf({ history }: PlanView, key: 'cost' | 'bound'): Point[] {
  return history.flatMap((entry) => {
    const value = entry[key];
    return value === undefined ? [] : [{ seconds: entry.seconds, value }];
  });
}

function steps(points: Point[], end: number, x: (s: number) => number, y: (v: number) => number): string {
  const parts = points.map(({ seconds, value }, i) =>
    i === 0 ? `M ${x(seconds)} ${y(value)}` : `H ${x(seconds)} V ${y(value)}`,
  );
  return points.length === 0 ? '' : `${parts.join(' ')} H ${x(end)}`;
}

/** The corners of a line of steps, from its end. */
function reversed(path: string): string {
  const corners: [number, number][] = [];
  const words = path.split(' ');
  let at: [number, number] = [0, 0];
  for (let i = 0; i < words.length; ) {
    const verb = words[i++];
    if (verb === 'M') at = [Number(words[i++]), Number(words[i++])];
    else if (verb === 'H') at = [Number(words[i++]), at[1]];
    else if (verb === 'V') at = [at[0], Number(words[i++])];
    corners.push(at);
  }
  return corners
    .reverse()
    .map((corner) => corner.join(' '))
    .join(' L ');
}

function round(seconds: number): number {
  return seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds);
}

customElements.define('lu-cost-plot', CostPlot);
