import { html } from 'lit';
import type { QueueView } from '../data/queues.ts';
import { sayDuration } from '../state/clock.ts';
import { say } from '../texts.ts';

/** The day's calls so far, as five numbers. */
export function todayFigures({ today, limits }: QueueView) {
  const level = today.serviceLevel === null ? '–' : `${Math.round(today.serviceLevel)} %`;
  const figures = [
    [say('queue-page.today.received'), today.received],
    [say('queue-page.today.answered'), today.answered],
    [say('queue-page.today.abandoned'), today.abandoned],
    [say('queue-page.today.level', { seconds: limits.serviceLevelSeconds }), level],
    [say('queue-page.today.longest'), sayDuration(today.longestHoldSeconds)],
  ] as const;
  return html`<dl class="figures">${figures.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}
