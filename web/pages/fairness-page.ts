import '../styles/fairness.css';
import { html, nothing } from 'lit';
import { type FairnessReport, type FairnessRow, forgiveCredit, loadFairness } from '../data/fairness.ts';
import { may, session } from '../data/session.ts';
import { faultNote } from '../elements/fault-note.ts';
import { LightElement } from '../elements/light-element.ts';
import '../elements/ask-dialog.ts';
import type { AskDialog } from '../elements/ask-dialog.ts';
import '../elements/burden-plot.ts';
import type { Bar } from '../elements/burden-plot.ts';
import '../elements/toast.ts';
import type { Toast } from '../elements/toast.ts';
import { burdenTable } from '../fairness/burden-table.ts';
import { type BurdenRow, KINDS, pointsOf, sayNumber } from '../fairness/burdens.ts';
import { navigate, place } from '../router.ts';
import { wordsOf } from '../state/faults.ts';
import { Watch } from '../state/state.ts';
import { sayWeekday } from '../state/weekdays.ts';
import { say, sayDate, saySigned } from '../texts.ts';

const SPANS = [4, 8, 13, 26, 52];
/** As the planner counts them. */
const MOST_STEPS = 4;

type Measure = 'per-turn' | 'total';

/** Who carried what over some weeks, as bars and as numbers. */
export class FairnessPage extends LightElement {
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
      ${this.fault ? faultNote(this.fault, () => void this.#load()) : nothing}
      ${report ? this.#report(report) : this.fault ? nothing : html`<div class="boot skeleton" aria-busy="true"></div>`}
      <lu-ask-dialog></lu-ask-dialog>
      <lu-toast></lu-toast>
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
    const rows: BurdenRow[] = report.equals.flatMap(({ idealLoad, rows }) =>
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
        ${burdenTable(rows, {
          me: session.value?.person.key,
          forgive: may('credit.edit') ? (row) => void this.#forgive(row) : null,
        })}
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

  #plot(rows: readonly BurdenRow[]) {
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
      mostPoints: sayNumber(sizeOf(most, this.measure)),
      least: least.name,
      leastPoints: sayNumber(sizeOf(least, this.measure)),
    });
    return html`<lu-burden-plot .bars=${bars} .kinds=${kinds} .label=${label}></lu-burden-plot>`;
  }

  async #forgive({ person, name, credit }: BurdenRow): Promise<void> {
    const isSure = await this.querySelector<AskDialog>('lu-ask-dialog')!.ask({
      title: say('fairness.forgive.ask', { name, credit: saySigned(credit) }),
      text: say('fairness.forgive.text'),
      action: say('fairness.forgive'),
    });
    if (!isSure) return;
    try {
      await forgiveCredit(person);
    } catch (error) {
      this.fault = wordsOf(error);
      return;
    }
    this.querySelector<Toast>('lu-toast')!.show(say('fairness.forgiven', { name }));
    await this.#load();
  }
}

function divisorOf({ turns }: FairnessRow, measure: Measure): number {
  return measure === 'per-turn' ? Math.max(1, turns) : 1;
}

function sizeOf(row: FairnessRow, measure: Measure): number {
  return row.points / divisorOf(row, measure);
}

customElements.define('lu-fairness-page', FairnessPage);
