import { html, nothing } from 'lit';
import type { WeekView } from '../data/week-types.ts';
import type { ChangeFlow } from './change-flow.ts';
import './check-card.ts';
import './turn-card.ts';

/** The card of the turn that is open, and that of the change that is about to be made. */
export function changeCards(week: WeekView, flow: ChangeFlow, me: string | null) {
  const { opened, check, change, note, isBusy } = flow;
  return html`
    ${
      opened
        ? html`<lu-turn-card .week=${week} .place=${opened} .me=${me} @cancel=${() => flow.cancel()}
            @lift=${() => void flow.lift(opened)}
            @put=${(event: CustomEvent<{ person: string | null }>) => flow.put(opened, event.detail.person)}></lu-turn-card>`
        : nothing
    }
    ${
      check && change
        ? html`<lu-check-card .week=${week} .check=${check} .change=${change} .note=${note} .isBusy=${isBusy}
            @confirm=${(event: CustomEvent<{ force?: boolean; reason?: string }>) => void flow.confirm(event.detail)}
            @ask=${() => void flow.askThem()} @cancel=${() => flow.cancel()}></lu-check-card>`
        : nothing
    }
  `;
}
