import '../styles/fairness.css';
import { html, LitElement, nothing } from 'lit';
import type { WebTextKey } from '../../model/texts/web/index.ts';
import { type Cause, type FairnessReport, type FairnessRow, loadFairness } from '../data/fairness.ts';
import { session } from '../data/session.ts';
import '../elements/burden-plot.ts';
import type { Bar } from '../elements/burden-plot.ts';
import { navigate, place } from '../router.ts';
import { wordsOf } from '../state/faults.ts';
import { Watch } from '../state/state.ts';
import { sayWeekday } from '../state/weekdays.ts';
import { say, sayDate, saySigned, tag } from '../texts.ts';

/** What the plot and the table tell apart: causes that people feel alike are one kind. */
const KINDS: readonly { name: string; text: WebTextKey; causes: readonly Cause[] }[] = [
  { name: 'hard', text: 'fairness.kind.hard', causes: ['hardSlots'] },
  { name: 'wishes', text: 'fairness.kind.wishes', causes: ['optional'] },
  { name: 'holes', text: 'fairness.kind.holes', causes: ['holes'] },
  {
    name: 'shape',
    text: 'fairness.kind.shape',
    causes: ['splitDay', 'concentrated', 'marathon', 'lunch'],
  },
  { name: 'other', text: 'fairness.kind.other', causes: ['noise', 'other'] },
];
const SPANS = [4, 8, 13, 26, 52];
/** As the planner counts them. */
const MOST_STEPS = 4;

type Measure = 'per-turn' | 'total';
type Row = FairnessRow & { idealLoad: number };

/** Who carried what over some weeks, as bars and as numbers. */
export class FairnessPage extends LitElement {
  static override properties = {
    report: { state: true },
    measure: { state: true },
    fault: { state: true },
    isLoading: { state: true },
  };
  declare report: FairnessReport | null;
  declare measure: Measure;
  declare fault: string | null;
  declare isLoading: boolean;
  #weeks: number | null | undefined;
  #stop: (() => void) | null = null;

  constructor() {
    super();
    this.report = null;
    this.measure = 'per-turn';
    this.fault = null;
    this.isLoading = false;
    new Watch(this, place, session);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#weeks = undefined;
    this.#stop = place.subscribe(() => this.#follow());
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  /** Shows as many weeks as the address says. */
  #follow(): void {
    const { page, query } = place.value;
    if (page?.tag !== 'lu-fairness-page') return;
    const asked = Number(query.get('weeks'));
    const weeks = Number.isInteger(asked) && asked >= 1 && asked <= 104 ? asked : null;
    if (weeks === this.#weeks) return;
    this.#weeks = weeks;
    void this.#load();
  }

  async #load(): Promise<void> {
    const weeks = this.#weeks ?? null;
    this.isLoading = true;
    try {
      const report = await loadFairness(weeks);
      if (weeks !== this.#weeks) return;
      this.report = report;
      this.fault = null;
    } catch (error) {
      if (weeks === this.#weeks) this.fault = wordsOf(error);
    } finally {
      if (weeks === this.#weeks) this.isLoading = false;
    }
  }

  protected override render() {
    const { report } = this;
    const weeks = this.#weeks ?? null;
    const spans = weeks === null || SPANS.includes(weeks) ? SPANS : [...SPANS, weeks].sort((a, b) => a - b);
    return html`<div class="fairness" aria-busy=${String(this.isLoading)}>
      <header class="page-head">
        <h1>${say('page.fairness')}</h1>
        <label class="span"><span>${say('fairness.weeks')}</span>
          <select class="input" @change=${(event: Event) => {
            const { value } = event.target as HTMLSelectElement;
            navigate(value ? `/fairness?weeks=${value}` : '/fairness', { replace: true });
          }}>
            <option value="" .selected=${weeks === null}>${say('fairness.weeks.planner')}</option>
            ${spans.map((count) => html`<option value=${count} .selected=${count === weeks}>${say('fairness.weeks.count', { count })}</option>`)}
          </select></label>
        ${report && report.weeks.length > 0 ? html`<span class="quiet">${this.#span(report)}</span>` : nothing}
      </header>
      ${
        this.fault
          ? html`<p class="callout danger" role="alert">${this.fault}
            <button class="button" @click=${() => void this.#load()}>${say('shell.again')}</button></p>`
          : nothing
      }
      ${report ? this.#report(report) : this.fault ? nothing : html`<div class="boot skeleton" aria-busy="true"></div>`}
    </div>`;
  }

  #span({ weeks }: FairnessReport): string {
    const sorted = weeks.toSorted();
    return say('fairness.span', {
      count: weeks.length,
      from: sayDate(sorted[0]!, 'month'),
      to: sayDate(sorted.at(-1)!, 'month'),
    });
  }

  #report(report: FairnessReport) {
    const rows: Row[] = report.equals.flatMap(({ idealLoad, rows }) =>
      rows.map((row) => ({ ...row, idealLoad })),
    );
    if (rows.length === 0) return html`<p class="card empty">${say('fairness.nobody')}</p>`;
    if (report.weeks.length === 0) {
      return html`<p class="card empty">${say('fairness.none', { week: sayDate(report.week, 'long') })}</p>`;
    }
    rows.sort((a, b) => sizeOf(b, this.measure) - sizeOf(a, this.measure) || a.name.localeCompare(b.name));
    const measures: Measure[] = ['per-turn', 'total'];
    return html`
      <p class="explained">${say('fairness.legend', { most: MOST_STEPS })}</p>
      <section class="card part" aria-labelledby="fairness-plot">
        <header class="plot-head"><h2 id="fairness-plot">${say('fairness.measure')}</h2>
          <div class="segments" role="group" aria-labelledby="fairness-plot">${measures.map(
            (measure) =>
              html`<button aria-pressed=${String(this.measure === measure)} @click=${() => {
                this.measure = measure;
              }}>${say(`fairness.measure.${measure}`)}</button>`,
          )}</div></header>
        <ul class="kinds">${KINDS.map(
          ({ name, text }) =>
            html`<li><svg width="14" height="14" aria-hidden="true"><rect class="kind-${name}" width="14" height="14"></rect></svg>${say(text)}${
              name === 'shape'
                ? html` <span class="quiet">(${say('fairness.kind.shape.long')})</span>`
                : nothing
            }</li>`,
        )}</ul>
        ${this.#plot(rows)}
        ${report.hardSlots.length > 0 ? html`<p class="quiet">${say('fairness.hard', { slots: this.#hard(report) })}</p>` : nothing}
      </section>
      <section class="card part" aria-labelledby="fairness-table">
        <h2 id="fairness-table">${say('fairness.table')}</h2>
        ${this.#table(rows)}
        <p class="quiet">${say('fairness.credit')}</p>
      </section>
    `;
  }

  #hard({ hardSlots }: FairnessReport): string {
    return hardSlots
      .slice(0, 5)
      .map(({ weekday, slot, points }) => `${sayWeekday(weekday, 'short')} ${slot} (${points})`)
      .join(', ');
  }

  #plot(rows: readonly Row[]) {
    const bars: Bar[] = rows.map((row) => ({
      key: row.person,
      name: row.name,
      isOwn: row.person === session.value?.person.key,
      parts: KINDS.map(({ causes }) => pointsOf(row, causes) / divisorOf(row, this.measure)),
    }));
    const kinds = KINDS.map(({ name, text }) => ({ name, label: say(text) }));
    const [most, least] = [rows[0]!, rows.at(-1)!];
    const label = say('fairness.plot', {
      measure: `${say('fairness.measure')}, ${say(`fairness.measure.${this.measure}`)}`,
      most: most.name,
      mostPoints: format(sizeOf(most, this.measure)),
      least: least.name,
      leastPoints: format(sizeOf(least, this.measure)),
    });
    return html`<lu-burden-plot .bars=${bars} .kinds=${kinds} .label=${label}></lu-burden-plot>`;
  }

  /** On a phone each row is a card: roles keep it a table for who hears it. */
  #table(rows: readonly Row[]) {
    const columns: { label: string; of: (row: Row) => string; strong?: true }[] = [
      { label: say('fairness.column.ideal'), of: ({ idealLoad }) => format(idealLoad) },
      { label: say('fairness.column.turns'), of: ({ turns }) => format(turns) },
      ...KINDS.map(({ text, causes }) => ({
        label: say(text),
        of: (row: Row) => format(pointsOf(row, causes)),
      })),
      { label: say('fairness.column.points'), of: ({ points }) => format(points), strong: true },
      {
        label: say('fairness.column.per-turn'),
        of: ({ perTurn }) => (perTurn === null ? '–' : format(perTurn)),
        strong: true,
      },
      { label: say('fairness.column.steps'), of: ({ steps }) => format(steps) },
      { label: say('fairness.column.credit'), of: ({ credit }) => saySigned(credit) },
    ];
    const me = session.value?.person.key;
    return html`<table class="burden-table" role="table" aria-labelledby="fairness-table">
      <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${say('fairness.column.person')}</th>
        ${columns.map(({ label }) => html`<th role="columnheader" scope="col">${label}</th>`)}</tr></thead>
      <tbody role="rowgroup">${rows.map(
        (
          row,
        ) => html`<tr role="row" class=${row.person === me ? 'own' : ''}><th role="rowheader" scope="row">${row.name}</th>
          ${columns.map(({ label, of, strong }) => html`<td role="cell" class="number ${strong ? 'strong' : ''}"><span class="column" aria-hidden="true">${label}</span>${of(row)}</td>`)}</tr>`,
      )}</tbody>
    </table>`;
  }
}

function pointsOf({ byCause }: FairnessRow, causes: readonly Cause[]): number {
  return causes.reduce((total, cause) => total + (byCause[cause] ?? 0), 0);
}

function divisorOf({ turns }: FairnessRow, measure: Measure): number {
  return measure === 'per-turn' ? Math.max(1, turns) : 1;
}

function sizeOf(row: FairnessRow, measure: Measure): number {
  return row.points / divisorOf(row, measure);
}

function format(value: number): string {
  return new Intl.NumberFormat(tag(), { maximumFractionDigits: 2 }).format(value);
}

customElements.define('lu-fairness-page', FairnessPage);
