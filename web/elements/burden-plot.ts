import { html, nothing, svg } from 'lit';
import { tag } from '../texts.ts';
import { LightElement } from './light-element.ts';

/** One person's bar, in parts that lie end to end. */
export interface Bar {
  key: string;
  name: string;
  /** By kind, in the order of `kinds`. */
  parts: number[];
  /** Its own person's, for emphasis. */
  isOwn: boolean;
}

export interface PartKind {
  /** Names the colour: `.kind-NAME` in fairness.css. */
  name: string;
  label: string;
}

const ROW = 26;
const BAR = 14;
/** Where names stand above their bars. */
const NARROW = 480;
const NARROW_ROW = 40;
const NAMES = 150;
const VALUES = 52;
const AXIS = 22;

/** Bars side by side, as wide as there is room: what it shows is told by `label` and by a table beside it. */
export class BurdenPlot extends LightElement {
  static override properties = {
    bars: { attribute: false },
    kinds: { attribute: false },
    label: { attribute: false },
    width: { state: true },
  };
  declare bars: Bar[];
  declare kinds: PartKind[];
  declare label: string;
  declare width: number;
  #observer: ResizeObserver | null = null;

  constructor() {
    super();
    this.bars = [];
    this.kinds = [];
    this.label = '';
    this.width = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer = new ResizeObserver(([entry]) => {
      this.width = Math.floor(entry!.contentRect.width);
    });
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  protected override render() {
    const { bars, kinds, width } = this;
    if (width === 0 || bars.length === 0) return nothing;
    const isNarrow = width < NARROW;
    const left = isNarrow ? 0 : NAMES;
    const row = isNarrow ? NARROW_ROW : ROW;
    const space = width - left - VALUES;
    const most = niceEnd(Math.max(...bars.map(sumOf)));
    const height = bars.length * row + AXIS;
    const x = (points: number) => left + (points / most) * space;
    const number = new Intl.NumberFormat(tag(), { maximumFractionDigits: 2 });
    return html`<svg class="burdens" width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="img" aria-label=${this.label}>
      <defs>
        <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="hatch-ground" width="5" height="5"></rect><rect class="hatch-line" width="2" height="5"></rect>
        </pattern>
      </defs>
      ${[0, most / 2, most].map(
        (
          points,
          i,
        ) => svg`<line class="grid" x1=${x(points)} x2=${x(points)} y1="0" y2=${height - AXIS}></line>
          <text class="axis" x=${x(points)} y=${height - 6} text-anchor=${i === 0 && isNarrow ? 'start' : 'middle'}>${number.format(points)}</text>`,
      )}
      ${bars.map((bar, i) => {
        const y = i * row + (isNarrow ? 18 : (row - BAR) / 2);
        const total = sumOf(bar);
        let from = 0;
        return svg`<g class=${bar.isOwn ? 'bar own' : 'bar'}>
          <text class="name" x="0" y=${isNarrow ? y - 5 : y + BAR - 3}>${shorten(bar.name, isNarrow ? width / 8 : NAMES / 8)}</text>
          ${bar.parts.map((points, k) => {
            const [start, end] = [x(from), x(from + points)];
            from += points;
            // A hair of ground between two parts.
            return points > 0
              ? svg`<rect class="kind-${kinds[k]!.name}" x=${start} y=${y} width=${Math.max(1, end - start - 1)} height=${BAR}>
                  <title>${`${bar.name}, ${kinds[k]!.label}: ${number.format(points)}`}</title></rect>`
              : nothing;
          })}
          <text class="value" x=${x(total) + 6} y=${y + BAR - 3}>${number.format(total)}</text>
        </g>`;
      })}
    </svg>`;
  }
}

function sumOf({ parts }: Bar): number {
  return parts.reduce((total, points) => total + points, 0);
}

/** The next round number at which an axis can end. */
function niceEnd(most: number): number {
  if (most <= 0) return 1;
  const size = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 4, 5, 6, 8, 10].map((digit) => digit * size).find((end) => end >= most) ?? 10 * size;
}

function shorten(name: string, letters: number): string {
  const all = [...name];
  return all.length <= letters ? name : `${all.slice(0, Math.max(1, Math.floor(letters) - 1)).join('')}…`;
}

customElements.define('lu-burden-plot', BurdenPlot);
