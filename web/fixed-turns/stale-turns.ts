import { html } from 'lit';
import type { FixedTurn } from '../../model/types.ts';
import { sayWeekday } from '../state/weekdays.ts';
import { say } from '../texts.ts';
import type { TemplateNames } from './template-names.ts';

/** Turns for which the server would refuse every change of the template, with what takes them away. */
export function staleTurns(stale: readonly FixedTurn[], names: TemplateNames, remove: () => void) {
  const said = stale.map(
    ({ weekday, slot, line, person }) =>
      `${sayWeekday(weekday)} ${slot + 1}, ${names.line(line)}: ${names.holder(person)}`,
  );
  return html`<p class="callout warn"><span>${say('fixed.stale', { count: stale.length })}
    ${said.join('; ')}.</span>
    <button class="button" @click=${remove}>${say('fixed.stale.remove')}</button></p>`;
}
