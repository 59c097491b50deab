import '../styles/proof-badge.css';
import { html, nothing } from 'lit';
import type { WeekView } from '../data/week-types.ts';
import { LightElement } from '../elements/light-element.ts';
import { say } from '../texts.ts';

/** How good the week is at best: proven, so much above the best possible, or not known; breaks come first. */
export class ProofBadge extends LightElement {
  static override properties = { week: { attribute: false } };
  declare week: WeekView | null;

  constructor() {
    super();
    this.week = null;
  }

  protected override render() {
    if (!this.week) return nothing;
    const { cost, bound, proven, broken } = this.week;
    if (broken > 0) {
      return this.#show(
        'broken',
        'circle-alert',
        say('week.proof.broken', { count: broken }),
        say('week.proof.unknown', { cost }),
      );
    }
    if (proven) {
      return this.#show('proven', 'check', say('week.proof.proven'), say('week.proof.proven.hint', { cost }));
    }
    if (bound !== null) {
      const gap = cost - bound;
      return this.#show(
        'above',
        '',
        say('week.proof.above', { gap }),
        say('week.proof.above.hint', { cost, bound }),
        `+${gap}`,
      );
    }
    return this.#show('unknown', '', say('week.proof.unknown', { cost }), say('week.proof.unknown.hint'));
  }

  #show(kind: string, icon: string, head: string, hint: string, inside = '') {
    return html`<div class="proof ${kind}">
      <span class="seal">${icon ? html`<lu-icon name=${icon}></lu-icon>` : inside}</span>
      <div><b>${head}</b><small>${hint}</small></div>
    </div>`;
  }
}

customElements.define('lu-proof', ProofBadge);
