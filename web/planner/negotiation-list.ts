import { html, nothing } from 'lit';
import { type AskedOf, askAboutHole, type PlanView } from '../data/plans.ts';
import { may } from '../data/session.ts';
import { LightElement } from '../elements/light-element.ts';
import { wordsOf } from '../state/faults.ts';
import { say } from '../texts.ts';

/** Items up to which all of them are open. */
const FEW = 3;

/** What would fill the holes of a plan, and whom to ask for it: asking sends them a notice. */
export class NegotiationList extends LightElement {
  static override properties = {
    plan: { attribute: false },
    asked: { state: true },
    fault: { state: true },
  };
  declare plan: PlanView | null;
  /** Ways that were asked about from here, as "plan item way". */
  declare asked: ReadonlySet<string>;
  declare fault: string | null;

  constructor() {
    super();
    this.plan = null;
    this.asked = new Set();
    this.fault = null;
  }

  protected override render() {
    const items = this.plan?.negotiation ?? [];
    if (items.length === 0) return nothing;
    return html`<section class="card list"><h2>${say('planner.negotiation')}</h2>
      ${this.fault ? html`<p class="callout danger" role="alert">${this.fault}</p>` : nothing}
      ${items.map(
        ({ text, ways }, item) => html`<details ?open=${items.length <= FEW}><summary>${text}</summary>
          <ul>${ways.map((way, index) => html`<li>${way.texts.join(' ')} ${this.#ask(way, item, index)}</li>`)}</ul></details>`,
      )}</section>`;
  }

  #ask({ persons, texts, asked }: AskedOf['ways'][number], item: number, way: number) {
    if (persons.length === 0 || !may('plan.run')) return nothing;
    if (asked || this.asked.has(`${this.plan!.id} ${item} ${way}`))
      return html`<span class="tag ok"><lu-icon name="check"></lu-icon>${say('planner.asked')}</span>`;
    const name = `${say('planner.ask')}: ${texts.join(' ')}`;
    return html`<button class="button" aria-label=${name} @click=${() => void this.#send(item, way)}>${say('planner.ask')}</button>`;
  }

  async #send(item: number, way: number): Promise<void> {
    const { id } = this.plan!;
    try {
      await askAboutHole(id, { item, way });
      this.asked = new Set([...this.asked, `${id} ${item} ${way}`]);
      this.fault = null;
    } catch (error) {
      this.fault = wordsOf(error);
    }
  }
}

customElements.define('lu-negotiation', NegotiationList);
