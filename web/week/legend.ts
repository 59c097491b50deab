import '../styles/legend.css';
import { html } from 'lit';
import { say } from '../texts.ts';

/** What the marks of the grid mean, and the keys used most. */
export function legend() {
  const keys = [
    ['s', 'week.key.swap'],
    ['c', 'week.key.cover'],
    ['z', 'week.key.undo'],
    ['?', 'week.key.keys'],
  ] as const;
  return html`<p class="legend">
    <span><i class="mine"></i>${say('week.legend.mine')}</span><span><i class="hole"></i>${say('week.legend.hole')}</span>
    <span>~ ${say('week.legend.undesired')}</span><span><lu-icon name="pin"></lu-icon>${say('week.legend.fixed')}</span>
    <span class="end">${keys.map(([key, text]) => html`<kbd>${key}</kbd> ${say(text)} `)}</span></p>`;
}
