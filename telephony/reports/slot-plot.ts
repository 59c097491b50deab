import { type Html, html } from '../../model/html.ts';
import type { Say } from '../../model/texts/index.ts';
import { localStamp } from '../../model/time.ts';
import type { DayReport } from './day-report.ts';
import { unansweredOf } from './figure-rows.ts';

const WIDTH = 720;
const HEIGHT = 220;
const LEFT = 36;
const BOTTOM = 28;
const TOP = 12;

/** Calls of each slot as columns: answered below, the others above. An SVG that needs nothing else. */
export function slotPlot({ stats, zone }: DayReport, say: Say): Html {
  const { slots } = stats;
  const most = Math.max(1, ...slots.map(({ received }) => received));
  const step = niceStep(most);
  const top = Math.ceil(most / step) * step;
  const y = (count: number) => round(HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - TOP) * count) / top);
  const wide = (WIDTH - LEFT) / Math.max(1, slots.length);
  const time = (at: string) => localStamp(at, zone).slice(11);
  const grid = Array.from({ length: top / step + 1 }, (_, i) => i * step).map(
    (count) => html`<line class="grid" x1="${LEFT}" y1="${y(count)}" x2="${WIDTH}" y2="${y(count)}"/>
<text class="axis" x="${LEFT - 6}" y="${y(count) + 4}" text-anchor="end">${count}</text>`,
  );
  const columns = slots.map((slot, i) => {
    const { answered } = slot;
    const others = unansweredOf(slot);
    const x = round(LEFT + i * wide + wide * 0.15);
    const width = round(wide * 0.7);
    const label = say('calls.plot.slot', { from: time(slot.from), to: time(slot.to), answered, others });
    return html`<g><title>${label}</title>
<rect class="answered" x="${x}" y="${y(answered)}" width="${width}" height="${round(y(0) - y(answered))}"/>
<rect class="others" x="${x}" y="${y(answered + others)}" width="${width}" height="${round(y(answered) - y(answered + others))}"/>
<text class="axis" x="${round(x + width / 2)}" y="${HEIGHT - 8}" text-anchor="middle">${time(slot.from)}</text></g>`;
  });
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${say('calls.plot.title')}">
${grid}
${columns}
</svg>`;
}

/** 1, 2 or 5 times a power of ten, for some five lines. */
function niceStep(most: number): number {
  const raw = most / 5;
  const power = 10 ** Math.max(0, Math.floor(Math.log10(raw)));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= raw) ?? 10 * power;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
